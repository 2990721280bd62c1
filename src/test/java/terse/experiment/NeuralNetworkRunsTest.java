package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.experiment.yaml.ExperimentException;
import terse.trace.Row;
import terse.trace.RunResult;
import terse.trace.Status;

/** Experiments on neural networks: from the file to the curves. */
class NeuralNetworkRunsTest {
  private static final String TEXT =
      """
      seed: 2
      workers: 5
      rounds: 12
      batch: 9
      participation: 0.7
      stepsize: 0.05
      problem: {type: neural-network, data: digits, hidden: [12, 6], activation: tanh, l2: 0.001, standardize: true, test: 0.25}
      methods:
        - sgd
        - {algorithm: dist-ef-block-sgdm, momentum: 0.8}
        - {algorithm: ef-sgd, uplink: {type: power, rank: 2, blocks: layers}}
        - {algorithm: mcm, uplink: {type: qsgd, levels: 2}, downlink: {type: qsgd, levels: 2, blocks: layers}}
      record: {every: 4, accuracy: true}
      """;

  @TempDir Path folder;

  private Results run(String text, String... overrides) {
    return new Runner(Texts.read(folder, text, overrides), Listener.NONE).run();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3"})
  void theBitsAreTheSameAtAnyNumberOfThreads(String threads) {
    assertThat(run(TEXT, "threads=" + threads).digest())
        .isEqualTo(run(TEXT, "threads=per-worker").digest());
  }

  @Test
  void theBitsDependOnTheWeightsItStartsFrom() {
    Experiment other = Texts.read(folder, TEXT, "start={type: normal, scale: 0.1}");
    assertThat(new Runner(other, Listener.NONE).run().digest()).isNotEqualTo(run(TEXT).digest());
  }

  @Test
  void curvesTellLossAndAccuracyOfBothKindsOfRows() {
    for (RunResult run : run(TEXT).runs()) {
      assertThat(run.status()).isEqualTo(Status.FINISHED);
      for (Row row : run.rows()) {
        assertThat(row.more().keySet())
            .containsExactly(Row.ACCURACY, Row.TEST_LOSS, Row.TEST_ACCURACY);
        assertThat(row.more().get(Row.ACCURACY)).isBetween(0.0, 1.0);
        assertThat(row.excessLoss()).isNaN();
        assertThat(row.distance()).isNaN();
        double rows = row.more().get(Row.TEST_ACCURACY) * 449; // a quarter of 1797
        assertThat(Math.abs(rows - Math.rint(rows))).isLessThan(1e-9);
      }
    }
  }

  @Test
  void measuringChangesNoResult() {
    String quiet = TEXT.replace("accuracy: true", "accuracy: false");
    assertThat(run(quiet).digest()).isEqualTo(run(TEXT).digest());
    assertThat(run(quiet).runs().get(0).rows().get(0).more())
        .containsOnlyKeys(Row.TEST_LOSS, Row.TEST_ACCURACY);
    String softmax =
        """
        workers: 3
        rounds: 2
        stepsize: 1/L
        problem: {type: softmax-regression, data: digits, l2: 0.01}
        methods: [sgd]
        """;
    assertThat(run(softmax).runs().get(0).rows().get(0).more()).isEmpty();
    assertThat(run(softmax, "record.accuracy=true").runs().get(0).rows().get(2).more())
        .containsOnlyKeys(Row.ACCURACY);
  }

  @Test
  void fullBatchesLearn() {
    RunResult run =
        run(TEXT, "batch=full", "rounds=60", "stepsize=0.5", "participation=1").runs().get(0);
    Row last = run.rows().get(run.rows().size() - 1);
    assertThat(last.loss()).isLessThan(0.4 * run.rows().get(0).loss());
    assertThat(last.more().get(Row.TEST_ACCURACY)).isGreaterThan(0.8);
  }

  @Test
  void itsOwnStartIsTheDefaultAndExplicit() {
    Experiment e = Texts.read(folder, TEXT);
    assertThat(e.resolved()).contains("start: layers\n").contains("standardize: true");
    Experiment again = Texts.read(folder, e.resolved());
    assertThat(again.plan(again.methods().get(0), 0).start())
        .isEqualTo(e.plan(e.methods().get(0), 0).start());
    assertThat(again.resolved()).isEqualTo(e.resolved());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stepsize=1/L           | --set stepsize=1/L: stepsize: 1/L uses L, which has no value here: it is not known for this problem
          start=zeros            | --set start=zeros: start: must be layers or another start that is not 0, where the units of a layer would stay alike for ever, but is zeros
          problem.hidden=[0]     | --set problem.hidden=[0]: problem.hidden: neural-network needs hidden layers of 1 to 1000000 units, but hidden = [0]
          problem.activation=elu | --set problem.activation=elu: problem.activation: must be one of relu, tanh, but is elu; did you mean relu?
          problem.test=1         | --set problem.test=1: problem.test: test must be a share above 0 and below 1, but test = 1.0
          """)
  void mistakesAreToldInALine(String override, String message) {
    assertThatThrownBy(() -> Texts.read(folder, TEXT, override))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(message);
  }

  static List<String> methods() {
    return Catalogue.ofTerse().algorithms().keySet().stream()
        .filter(name -> !List.of("iade", "iade-sgd", "aiade").contains(name)) // their keys use L
        .toList();
  }

  /** Theorems do not apply, and no method stumbles over constants that are not known. */
  @ParameterizedTest
  @MethodSource("methods")
  void everyMethodRuns(String algorithm) {
    String text =
        TEXT.substring(0, TEXT.indexOf("methods:"))
            + "theory: true\nmethods: ["
            + algorithm
            + "]\n";
    Results results = run(text, "participation=1", "rounds=3", "stepsize=0.01");
    assertThat(results.status(0)).isEqualTo(Status.FINISHED);
    assertThat(results.verdicts(0)).noneMatch(verdict -> verdict.applies());
  }
}
