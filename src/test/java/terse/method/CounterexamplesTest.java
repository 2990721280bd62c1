package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.cluster.Stepsizes;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.ScaledSign;
import terse.compress.TopK;
import terse.objective.Problem;
import terse.testing.Problems;
import terse.testing.Recording;
import terse.testing.Runs;
import terse.trace.Row;
import terse.trace.RunResult;
import terse.trace.Status;
import terse.vector.Vector;

/**
 * Beznosikov et al., JMLR 2023, Section 5.2: three problems on which compressed gradient descent
 * fails and error feedback does not.
 */
class CounterexamplesTest {
  private static final double ROUNDING = 1e-13;

  private static Algorithm dcgd(Compressor c) {
    return new Dcgd(PerWorker.all(c), Identity.INSTANCE);
  }

  /** From (t, t, t) the coordinates grow by 1 + 11 eta/6 a round, the loss by its square. */
  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.015625, 0.1, 0.5, 1})
  void example1GrowsAsDerived(double eta) {
    int rounds = (int) Math.min(100, 12 / Math.log10(1 + 11 * eta / 6) / 2);
    Recording run =
        Runs.of(dcgd(TopK.of(1)), Problems.example1())
            .start(Vector.of(0.75, 0.75, 0.75))
            .stepsize(eta)
            .rounds(rounds)
            .record();
    growsBy(1 + 11 * eta / 6, run);
  }

  /**
   * From t(1, .., 1) the mean of the compressed gradients is -t(2b - 1) d1/d in every coordinate,
   * because a coordinate lies in C(d-1, d1-1) of the C(d, d1) subsets, which is a share of d1/d.
   * The paper's C(d, d1-1)/C(d, d1) = d1/(d2 + 1) is a misprint that shows from d1 = 2 on: for d =
   * 5, d1 = 2 it is 1/2 in place of 2/5.
   */
  @ParameterizedTest
  @CsvSource({"3, 1", "4, 1", "5, 1", "5, 2", "6, 2", "7, 3"})
  void example2GrowsAsDerived(int d, int d1) {
    double eta = 0.01;
    double d2 = d - d1;
    double b = d2 + d2 / d1;
    Recording run =
        Runs.of(dcgd(TopK.of(d1)), Problems.example2(d, d1))
            .start(Vector.zeros(d).fill(1.5))
            .stepsize(eta)
            .rounds(40)
            .record();
    growsBy(1 + eta * (2 * b - 1) * d1 / d, run);
  }

  private static void growsBy(double factor, Recording run) {
    List<Vector> x = run.models();
    for (int k = 1; k < x.size(); k++) {
      for (int j = 0; j < x.get(k).dimension(); j++) {
        assertThat(x.get(k).get(j) / x.get(k - 1).get(j)).isCloseTo(factor, within(ROUNDING));
      }
    }
    List<Row> rows = run.result().rows();
    for (int k = 1; k < rows.size(); k++) {
      assertThat(rows.get(k).loss() / rows.get(k - 1).loss())
          .isCloseTo(factor * factor, within(8 * ROUNDING));
    }
  }

  @Test
  void example1IsStoppedAsDiverged() {
    RunResult result =
        Runs.of(dcgd(TopK.of(1)), Problems.example1())
            .start(Vector.of(1, 1, 1))
            .stepsize(0.1)
            .rounds(1_000)
            .run();
    assertThat(result.status()).isEqualTo(Status.DIVERGED);
    int rounds = (int) Math.ceil(12 / (2 * Math.log10(1 + 1.1 / 6)));
    assertThat(result.rounds()).isEqualTo(rounds);
    assertThat(result.rows()).hasSize(rounds + 1);
  }

  @Test
  void example3StaysAtZeroForEver() {
    Recording run = Runs.of(dcgd(TopK.of(1)), Problems.example3()).rounds(1_000).record();
    Vector zero = Vector.zeros(2);
    assertThat(run.models().stream().allMatch(zero::equals)).isTrue();
    assertThat(run.result().rows().get(1_000).distance()).isCloseTo(1 / 3.0, within(1e-12));
  }

  static Stream<Algorithm> cures(int k) {
    PerWorker top = PerWorker.all(TopK.of(k));
    return Stream.of(
        new EfSgd(top),
        new DistEfSgd(top, Identity.INSTANCE),
        new DistEfSgd(top, TopK.of(k)),
        new DistEfSgd(PerWorker.all(new ScaledSign()), new ScaledSign()));
  }

  static Stream<Arguments> curesOfExamples1And2() {
    return Stream.of(
            cures(1).map(cure -> Arguments.of(Problems.example1(), cure, 0.01)),
            cures(1).map(cure -> Arguments.of(Problems.example2(3, 1), cure, 0.005)),
            cures(2).map(cure -> Arguments.of(Problems.example2(5, 2), cure, 0.001)))
        .flatMap(each -> each);
  }

  /** All f_i share the minimiser 0, so that a constant step size reaches it. */
  @ParameterizedTest
  @MethodSource("curesOfExamples1And2")
  void errorFeedbackReachesTheMinimiser(Problem f, Algorithm cure, double eta) {
    assertThat(distance(f, cure, Vector.zeros(f.dimension()).fill(1), k -> eta)).isLessThan(1e-10);
  }

  static Stream<Algorithm> curesOfExample3() {
    return cures(1);
  }

  /**
   * The f_i have different minimisers: a constant step size ends near x*, in proportion to it, a
   * falling one at x*.
   */
  @ParameterizedTest
  @MethodSource("curesOfExample3")
  void errorFeedbackLeavesZeroInExample3(Algorithm cure) {
    Problem f = Problems.example3();
    for (double eta : new double[] {0.1, 0.01, 0.001}) {
      assertThat(distance(f, cure, Vector.zeros(2), k -> eta)).isLessThan(2 * eta);
    }
    assertThat(distance(f, cure, Vector.zeros(2), k -> 2 / (20.0 + k))).isLessThan(4e-4);
  }

  private static double distance(Problem f, Algorithm cure, Vector start, Stepsizes eta) {
    int rounds = 20_000;
    RunResult result =
        Runs.of(cure, f).start(start).stepsizes(eta).rounds(rounds).every(rounds).finish();
    return result.rows().get(1).distance();
  }
}
