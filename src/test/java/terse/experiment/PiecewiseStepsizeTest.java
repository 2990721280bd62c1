package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.cluster.Stepsizes;
import terse.experiment.yaml.ExperimentException;

/** Step sizes that are linear between knots over epochs. */
class PiecewiseStepsizeTest {
  /** 569 rows on 3 workers that draw 19: ten rounds an epoch. */
  private static final String BATCHES =
      """
      workers: 3
      epochs: 24
      batch: 19
      problem: {type: logistic-regression, data: breast-cancer}
      methods: [sgd]
      stepsize: {piecewise: [[0, 0], [5, 0.4], [24, 0]]}
      """;

  @TempDir Path folder;

  private Stepsizes steps(String text, String... overrides) {
    Experiment e = Texts.read(folder, text, overrides);
    return e.plan(e.methods().get(0), 0).stepsizes();
  }

  @Test
  void upInFiveEpochsAndDownToTheEnd() {
    Experiment e = Texts.read(folder, BATCHES);
    assertThat(e.rounds()).isEqualTo(240);
    Stepsizes eta = steps(BATCHES);
    assertThat(eta.at(0)).isCloseTo(0.4 * 0.05 / 5, within(1e-16));
    assertThat(eta.at(49)).isCloseTo(0.4 * 4.95 / 5, within(1e-15));
    assertThat(eta.at(50)).isCloseTo(0.4 * 18.95 / 19, within(1e-15));
    assertThat(eta.at(239)).isCloseTo(0.4 * 0.05 / 19, within(1e-15));
    for (int k = 1; k < 240; k++) {
      assertThat(eta.at(k) > eta.at(k - 1)).isEqualTo(k <= 50);
    }
  }

  @Test
  void aRoundOfFullBatchesIsAnEpoch() {
    Stepsizes eta = steps(BATCHES, "batch=full");
    assertThat(eta.at(2)).isCloseTo(0.4 * 2.5 / 5, within(1e-15));
    String noRows =
        Texts.QUADRATIC.replace("stepsize: 0.1", "stepsize: {piecewise: [[1, 0.1], [3, 0.3]]}");
    assertThat(steps(noRows).at(0)).isEqualTo(0.1);
    assertThat(steps(noRows).at(1)).isCloseTo(0.15, within(1e-15));
    assertThat(steps(noRows).at(9)).isEqualTo(0.3);
  }

  @Test
  void twoKnotsOfOneEpochAreAJump() {
    Stepsizes eta =
        steps(BATCHES, "stepsize={piecewise: [[0, 0.1], [10, 0.1], [10, 0.01], [24, 0.01]]}");
    assertThat(eta.at(99)).isEqualTo(0.1);
    assertThat(eta.at(100)).isEqualTo(0.01);
  }

  @Test
  void whatIsResolvedHasTheSameSteps() {
    Experiment e = Texts.read(folder, BATCHES);
    assertThat(e.resolved()).contains("stepsize: {piecewise: [[0, 0], [5, 0.4], [24, 0]]}");
    assertThat(steps(e.resolved()).at(77)).isEqualTo(steps(BATCHES).at(77));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {piecewise: [[0, 1, 2]]}              | piecewise: each must be a pair [epoch, step size], but one is [0.0, 1.0, 2.0]
          {piecewise: [[5, 1], [4, 1]]}         | piecewise: epochs must not fall, but 4.0 comes behind 5.0
          {piecewise: []}                       | piecewise: must have at least one pair [epoch, step size]
          {piecewise: [1, 2]}                   | piecewise[0]: must be a list of number, but is 1
          {piecewise: [[0, 1]], theory: x}      | theory: unknown key; known: piecewise
          {pieces: [[0, 1]]}                    | the key theory is missing (the name of a theorem), or the key piecewise
          {piecewise: [[0, 1], [1, 0], [2, 0]]} | a step size must be positive and finite, but piecewise: [[0.0, 1.0], [1.0, 0.0], [2.0, 0.0]] is 0.0 with k = 10
          """)
  void mistakesAreToldInALine(String stepsize, String message) {
    assertThatThrownBy(() -> Texts.read(folder, BATCHES, "stepsize=" + stepsize))
        .isInstanceOf(ExperimentException.class)
        .hasMessageEndingWith(message)
        .hasMessageStartingWith("--set stepsize=");
  }
}
