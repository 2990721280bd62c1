package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.experiment.yaml.ExperimentException;
import terse.trace.Row;
import terse.trace.RunResult;

/** The key {@code averaging} of a method, from YAML to the files of a run. */
class AveragingTest {
  private static final String EF = "{algorithm: ef-sgd, uplink: {type: top-k, k: 2}";
  private static final String FLAT =
      "{type: quadratic, locals: [{A: [[1, 0], [0, 0]], b: [1, 0], c: 0}]}";

  @TempDir Path folder;

  private Experiment read(String averaging, String... overrides) {
    String text =
        Texts.QUADRATIC.replace("- algorithm: ef-sgd\n    uplink: {type: top-k, k: 2}", "- sgd")
            + "  - "
            + EF
            + ", averaging: "
            + averaging
            + "}\n";
    return Texts.read(folder, text, overrides);
  }

  private static Averaging.Rule rule(Experiment e) {
    return e.methods().get(1).average().orElseThrow();
  }

  @Test
  void linearWeightsAreThoseOfTheorem21() {
    Experiment e = read("linear");
    // delta of Top-2 in dimension 5 is 5/2, and full gradients have B = 0
    double kappa =
        56
            * 5
            * e.problem().constants().maxSmoothness()
            / e.problem().constants().strongConvexity();
    assertThat(rule(e).weights().ratio(1)).isCloseTo(kappa / (kappa + 1), within(1e-12));
    assertThat(rule(e).formula()).isEqualTo(kappa + " + k");
  }

  @Test
  void linearWeightsStartAtOneWhereTheTheoremsConstantIsNotKnown() {
    Experiment biased = read("linear", "methods.1.uplink=sign");
    assertThat(rule(biased).formula()).isEqualTo("1.0 + k");
    assertThat(rule(biased).weights().ratio(4)).isEqualTo(0.8);
    Experiment convex = read("linear", "problem=" + FLAT, "workers=1", "methods.1.uplink.k=1");
    assertThat(rule(convex).formula()).isEqualTo("1.0 + k");
  }

  @Test
  void shiftAndRateMayBeExpressions() {
    assertThat(rule(read("{type: linear, shift: 2*d+delta_up}")).formula()).isEqualTo("12.5 + k");
    assertThat(rule(read("{type: exponential, rate: 1/(2*n)}")).weights().ratio(3))
        .isEqualTo(0.875);
  }

  @Test
  void exponentialWeightsFollowTheStepSizes() {
    Experiment e = read("exponential", "stepsize=0.1/(k+1)");
    double mu = e.problem().constants().strongConvexity();
    assertThat(rule(e).weights().ratio(3)).isEqualTo(1 - mu * (0.1 / 4) / 2);
    assertThat(rule(read("inverse-stepsize", "stepsize=0.1/(k+1)")).weights().ratio(3))
        .isCloseTo(3 / 4.0, within(1e-15));
  }

  /** Round 10, which is not carried out, would have step size zero. */
  @ParameterizedTest
  @ValueSource(strings = {"inverse-stepsize", "exponential"})
  void theEndHasTheStepSizeOfTheLastRound(String type) {
    Experiment e = read(type, "stepsize=0.1*(1-k/K)");
    assertThat(rule(e).weights().ratio(10))
        .isEqualTo(type.equals("exponential") ? rule(e).weights().ratio(9) : 1);
    assertThat(new Runner(e, Listener.NONE).run().runs()).allMatch(run -> run.rows().size() == 11);
  }

  @Test
  void columnsFollowThoseOfTheContractAndAreEmptyForOthers() throws Exception {
    Experiment e = read("uniform", "record.every=5");
    Results results = new Runner(e, Listener.NONE).run();
    Path out = Files.createDirectories(folder.resolve("out"));
    results.write(out);
    List<String> lines = Files.readAllLines(out.resolve("curves.csv"));
    assertThat(lines).hasSize(7);
    assertThat(lines.get(0))
        .endsWith("bytes_up,bytes_down,virtual_seconds,averaged_loss,averaged_excess_loss");
    assertThat(lines.get(1)).endsWith(",,,");
    RunResult run = results.ofMethod(1).get(0);
    Row last = run.rows().get(run.rows().size() - 1);
    assertThat(last.more().get("averaged_loss")).isGreaterThan(last.loss());
    assertThat(lines.get(6))
        .endsWith(
            "," + last.more().get("averaged_loss") + "," + last.more().get("averaged_excess_loss"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void theSummaryHasTheLastAverageOfThoseThatHaveOne() {
    Results results = new Runner(read("uniform"), Listener.NONE).run();
    List<Map<String, Object>> methods =
        (List<Map<String, Object>>) results.summary().get("methods");
    assertThat(methods.get(0)).doesNotContainKey("averaging");
    assertThat((Map<String, Object>) methods.get(0).get("last")).doesNotContainKey("averaged_loss");
    assertThat(methods.get(1)).containsEntry("averaging", "w_k = 1");
    Row last = results.ofMethod(1).get(0).rows().get(10);
    assertThat((Map<String, Object>) methods.get(1).get("last"))
        .extractingByKey("averaged_loss")
        .hasFieldOrPropertyWithValue("mean", last.more().get("averaged_loss"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "exponential", "uniform", "inverse-stepsize"})
  void theDigestIsThatWithoutAnAverage(String type) {
    assertThat(new Runner(read(type), Listener.NONE).run().digest())
        .isEqualTo(new Runner(read("none"), Listener.NONE).run().digest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "uniform", "{type: linear, shift: 1/n}"})
  void theResolvedExperimentHasIt(String averaging) {
    Experiment written = read(averaging);
    assertThat(written.resolved()).contains("averaging: none\n", "averaging: " + averaging + "\n");
    Experiment again = Texts.read(folder, written.resolved());
    assertThat(again.resolved()).isEqualTo(written.resolved());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "linaer | : must be one of none, uniform, linear, exponential, inverse-stepsize, but is"
            + " linaer; did you mean linear?",
        "{type: mean} | .type: must be one of none, uniform, linear, exponential,"
            + " inverse-stepsize, but is mean",
        "{shift: 3} | : the key type is missing",
        "{type: linear, shfit: 3} | .shfit: unknown key; did you mean shift? known: type, shift,"
            + " rate",
        "{type: linear, shift: 0} | .shift: linear weights need shift > 0, but shift = 0.0",
        "{type: uniform, shift: 2} | .shift: only linear weights have a shift, but shift = 2.0",
        "{type: exponential, rate: 1} | .rate: exponential weights need 0 < rate < 1, but rate ="
            + " 1.0",
        "{type: linear, rate: 0.5} | .rate: only exponential weights have a rate, but rate = 0.5",
        "{type: linear, shift: k} | .shift: k uses k, which has no value here: it is the round,"
            + " and only step sizes change with the round",
        "{type: linear, shift: omega_up} | .shift: omega_up uses omega_up, which has no value"
            + " here: top-k(2) is biased"
      })
  void aMistakeIsOneMessage(String averaging, String message) {
    assertThatThrownBy(() -> read(averaging))
        .isInstanceOf(ExperimentException.class)
        .hasMessageEndingWith(": methods[1].averaging" + message);
  }

  @Test
  void exponentialWeightsNeedStrongConvexity() {
    assertThatThrownBy(
            () -> read("exponential", "problem=" + FLAT, "workers=1", "methods.1.uplink.k=1"))
        .isInstanceOf(ExperimentException.class)
        .hasMessageEndingWith(
            "methods[1].averaging: exponential weights need mu > 0, or a rate: {type: exponential,"
                + " rate: 0.01}; but mu = 0.0");
    assertThat(
            read(
                    "{type: exponential, rate: 0.5}",
                    "problem=" + FLAT,
                    "workers=1",
                    "methods.1.uplink.k=1")
                .methods())
        .hasSize(2);
  }

  @Test
  void exponentialWeightsNeedStepSizesBelowTwoOverMu() {
    assertThatThrownBy(() -> read("exponential", "stepsize=3*(k+1)/mu"))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining("methods[1].averaging: exponential weights need mu eta_k < 2, but")
        .hasMessageEndingWith(" with k = 1");
  }
}
