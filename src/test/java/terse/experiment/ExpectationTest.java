package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.experiment.expect.At;
import terse.experiment.expect.CostIs;
import terse.experiment.expect.Expectation;
import terse.experiment.expect.RateIs;
import terse.experiment.expect.StatusIs;
import terse.experiment.expect.Target;
import terse.experiment.expect.ValueIs;
import terse.experiment.yaml.ExperimentException;

/** The grammar of {@code expect}. */
class ExpectationTest {
  private static final String EXPERIMENT =
      """
      workers: 4
      rounds: 95
      stepsize: 0.1
      problem: {type: random-quadratic, dimension: 5, eigenvalues: [1, 10]}
      methods:
        - sgd
        - {algorithm: ef-sgd, uplink: {type: top-k, k: 2}}
        - {algorithm: dcgd, uplink: {type: top-k, k: 1}}
        - {algorithm: dcgd, uplink: {type: top-k, k: 2}}
      record: {every: 10}
      expect:
        -\s""";

  @TempDir Path folder;

  private Expectation read(String entry) {
    return Texts.read(folder, EXPERIMENT + entry + "\n").expectations().get(0);
  }

  /** With an offset the rounds 0, 3, 13, .., 93 and 95 are recorded. */
  @Test
  void roundsMustBeRecorded() {
    String offset = EXPERIMENT.replace("every: 10", "every: 10, offset: 3");
    for (int round : new int[] {0, 3, 93, 95}) {
      String text = offset + "{metric: loss, at: " + round + ", below: 1}\n";
      assertThat(Texts.read(folder, text).expectations()).hasSize(1);
    }
    String text = offset + "{metric: loss, at: 10, below: 1}\n";
    assertThatThrownBy(() -> Texts.read(folder, text).expectations())
        .hasMessageContaining(
            "expect[0].at: must be a recorded round, such as 3 or 13, but is 10 (record.every = 10,"
                + " record.offset = 3)");
  }

  @Test
  void theContractsExampleIsRead() {
    assertThat(read("{method: sgd, metric: excess_loss, at: last, below: 1.0e-6}"))
        .isEqualTo(
            new ValueIs(
                Optional.of("sgd"),
                "excess_loss",
                new At.Last(),
                Optional.empty(),
                OptionalDouble.of(1e-6),
                OptionalDouble.empty(),
                Optional.empty()));
  }

  @Test
  void anAlgorithmThatOneMethodHasIsThatMethod() {
    assertThat(read("{method: ef-sgd, status: finished}"))
        .isEqualTo(new StatusIs(Optional.of("ef-sgd top-k(2)"), StatusIs.End.FINISHED));
  }

  @Test
  void limitsKnowTheProblem() {
    ValueIs value =
        (ValueIs) read("{metric: distance, at: {mean-of-last: 3}, within: [1 - mu/L, d*n]}");
    assertThat(value.at()).isEqualTo(new At.MeanOfLast(3));
    assertThat(value.method()).isEmpty();
    assertThat(value.within().orElseThrow().get(0)).isBetween(0.0, 1.0);
    assertThat(value.within().orElseThrow().get(1)).isEqualTo(20);
    CostIs cost = (CostIs) read("{metric: bits_total, to-reach: {loss: 1/L}, above: K}");
    assertThat(cost.toReach()).isInstanceOf(Target.class);
    assertThat(cost.toReach().value()).isBetween(0.05, 1.0);
    assertThat(cost.above()).hasValue(95);
  }

  @Test
  void aRateMayHaveNoLimitButItsStraightness() {
    RateIs rate =
        (RateIs) read("{method: sgd, metric: distance, rate: linear, least-r2: 0.9, from: 10}");
    assertThat(rate.limits().isEmpty()).isTrue();
    assertThat(rate.text()).isEqualTo("linear rate of distance from round 10, r2 at least 0.9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{method: sdg, status: finished} | 12:14: expect[0].method: no method has the label sdg; did"
            + " you mean sgd? known: sgd, ef-sgd top-k(2), dcgd top-k(1), dcgd top-k(2)",
        "{method: dcgd, status: finished} | 12:14: expect[0].method: several methods are dcgd: dcgd"
            + " top-k(1), dcgd top-k(2)",
        "{over: gsd, metric: loss, below: 1} | expect[0].over: no method has the label gsd; did you"
            + " mean sgd?",
        "{metric: exces_loss, below: 1} | 12:14: expect[0].metric: unknown metric exces_loss; did"
            + " you mean excess_loss? known: round, epoch, loss,",
        "{metric: averaged_loss, below: 1} | unknown metric averaged_loss",
        "{metric: bits_up, to-reach: {los: 1}, below: 1} | expect[0].to-reach: unknown metric los;"
            + " did you mean loss?",
        "{metric: bits_up, to-reach: {loss: 1, distance: 1}, below: 1} | expect[0].to-reach: must be"
            + " one column with its value, {excess_loss: 1e-3}, but is a mapping of another size",
        "{metric: loss, belw: 1} | 12:20: expect[0].belw: unknown key; did you mean below? known:"
            + " method, metric, at, over, below, above, within",
        "{metrc: loss, below: 1} | 12:6: expect[0].metrc: unknown key; did you mean metric?",
        "{method: sgd, below: 1} | expect[0]: an expectation has one of the keys metric, status and"
            + " digest",
        "{status: finishd} | expect[0].status: must be one of finished, diverged, failed, but is"
            + " finishd; did you mean finished?",
        "{status: finished, below: 1} | expect[0].below: unknown key",
        "{digest: abc} | expect[0].digest: a digest has 64 hexadecimal digits, in lower case, but"
            + " digest = abc",
        "{metric: loss} | expect[0]: an expectation of a number needs below, above or within, but"
            + " has none of them",
        "{metric: loss, at: lst, below: 1} | expect[0].at: must be last, min, max, a round or"
            + " {mean-of-last: rows}, but is lst; did you mean last?",
        "{metric: loss, at: 1.5, below: 1} | expect[0].at: must be last, min, max, a round or",
        "{metric: loss, at: -1, below: 1} | expect[0].at: must be >= 0, but is -1",
        "{metric: loss, at: {mean-of-last: 0}, below: 1} | expect[0].at.mean-of-last: must be >= 1,"
            + " but is 0",
        "{metric: loss, at: {mean-of-lst: 2}, below: 1} | expect[0].at.mean-of-lst: unknown key; did you"
            + " mean mean-of-last?",
        "{metric: loss, at: 15, below: 1} | expect[0].at: must be a recorded round, such as 10 or"
            + " 20, but is 15 (record.every = 10)",
        "{metric: loss, at: 93, below: 1} | expect[0].at: must be a recorded round, such as 90 or"
            + " 95, but is 93",
        "{metric: loss, at: 96, below: 1} | expect[0].at: must be a round from 0 to 95, but is 96",
        "{metric: loss, growth: per-round, from: 20, to: 10, below: 1} | expect[0].to: must be after"
            + " from = 20, but to = 10",
        "{metric: loss, growth: per-round, from: 12, below: 1} | expect[0].from: must be a recorded"
            + " round",
        "{metric: loss, rate: linear, least-r2: 2} | expect[0].least-r2: must be from 0 to 1, but"
            + " least-r2 = 2.0",
        "{metric: loss, below: omega_up} | expect[0].below: omega_up uses omega_up, which has no"
            + " value here: only a method's own keys can use it",
        "{metric: loss, below: k} | k uses k, which has no value here: it is the round",
        "{metric: loss, within: [2, 1]} | expect[0].within: within needs two numbers, [low, high]",
        "{metric: loss, below: 1, above: 1} | expect[0].above: nothing is above 1.0 and below 1.0",
        "sgd | expect[0]: must be an expectation, {method: ..., metric: ..., below: ...}, but is sgd",
      })
  void whatIsWrongIsToldWithItsPlace(String entry, String message) {
    assertThatThrownBy(() -> read(entry))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void columnsOfAveragesAndBoundsAreKnownWhereTheyAreRecorded() {
    String averaged = EXPERIMENT.replace("- sgd", "- {algorithm: sgd, averaging: uniform}");
    Experiment experiment =
        Texts.read(
            folder,
            averaged
                + "{method: sgd, metric: averaged_loss, below: 1}\n"
                + "  - {method: sgd, metric: bound_excess_loss, below: 1}\n",
            "theory=true");
    assertThat(experiment.expectations()).hasSize(2);
  }

  @Test
  void aRunMayBeShorterThanWhatIsExpectedOfIt() {
    String text = EXPERIMENT + "{metric: loss, at: 90, below: 1}\n";
    Experiment shorter = Texts.read(folder, text, "rounds=20");
    assertThat(shorter.labels()).hasSize(4);
    assertThatThrownBy(shorter::expectations)
        .hasMessageContaining("expect[0].at: must be a round from 0 to 20, but is 90");
  }

  @Test
  void expectationsAreResolvedAndReadBack() {
    String text = EXPERIMENT + "{method: sgd, metric: loss, below: 1/mu}\n";
    Experiment written = Texts.read(folder, text);
    assertThat(written.resolved()).contains("at: last", "below: 1/mu");
    assertThat(Texts.read(folder, written.resolved()).expectations())
        .isEqualTo(List.copyOf(written.expectations()));
  }
}
