package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.TopK;
import terse.method.Algorithm;
import terse.method.DistEfSgd;
import terse.method.Sgd;
import terse.objective.Problem;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.vector.Vector;

/** Theorems 1 and 2 of dist-EF and their corollaries, worked out by hand. */
class DistEfTheoremsTest {
  /** f(x_0) - f* = 7. */
  private static final Origin ORIGIN = new Origin(7, 16, 3);

  private static final DistEfTheorem1 THEOREM_1 = new DistEfTheorem1(false);

  /** n = 4, L = 4. */
  private static Facts facts(double delta) {
    return new Facts().delta(delta, delta).variance(0.5);
  }

  /** The bound of a run whose squared gradients are all 9. */
  private static double at(Bound bound, int row) {
    double value = Double.NaN;
    for (int k = 0; k <= row; k++) {
      bound.see(k, () -> 9);
      value = bound.at(k);
    }
    return value;
  }

  private static Bound bound(Theorem theorem, Setting s, IntToDoubleFunction eta) {
    return theorem.bound(s, ORIGIN, eta).orElseThrow();
  }

  /**
   * delta = 1/2, L = 4, eta = 1/8: weight 1/4; S = 0, 1/64, 1/64 + 3/256, U = 0, 1/64, ...; R_t =
   * (9.5/2)(8 S + 128 U): R_1 = 4.75 * 136/64.
   */
  @Test
  void theorem1() {
    Setting s = facts(2).setting();
    Bound bound = bound(THEOREM_1, s, k -> 0.125);
    assertThat(bound.metric()).isEqualTo(Metric.MEAN_SQUARED_GRADIENT_NORM);
    assertThat(at(bound, 0)).isCloseTo((28 + 8 * 0.5 / 4 / 64) / 0.25, within(1e-12));
    double r1 = 4.75 * 136 / 64;
    double second = 28 + 2 * (8 * 0.5 / 4 / 64) + 64 * 0.125 * r1;
    assertThat(at(bound(THEOREM_1, s, k -> 0.125), 1)).isCloseTo(second / 0.5, within(1e-11));
    assertThat(THEOREM_1.schedule(s).orElseThrow().eta().applyAsDouble(0)).isEqualTo(0.1875);
    assertThat(THEOREM_1.weights(s, k -> k == 0 ? 0.125 : 0.25).orElseThrow().ratio(1))
        .isEqualTo(0.25 / 0.25);
  }

  /** As it is printed for constant and for growing step sizes: never below, and equal at last. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1.25, 2, 10})
  void theorem1AsPrinted(double inverse) {
    int rounds = 3000;
    Setting s = facts(inverse).rounds(rounds).setting();
    double delta = 1 / inverse;
    double factor = 32 * 16 * (1 - delta) * 9.5 / delta / delta * (1 + 16 / delta / delta);
    for (IntToDoubleFunction eta : List.<IntToDoubleFunction>of(k -> 0.01, k -> 0.01 + k * 1e-5)) {
      double weights = 0;
      double squares = 0;
      double cubes = 0;
      Bound bound = bound(THEOREM_1, s, eta);
      double printed = 0;
      double computed = 0;
      for (int k = 0; k < rounds; k++) {
        double step = eta.applyAsDouble(k);
        double before = k == 0 ? 0 : eta.applyAsDouble(k - 1);
        weights += step * (3 - 8 * step);
        squares += step * step;
        cubes += step * before * before;
        printed = (28 + 8 * 0.5 / 4 * squares + factor * cubes) / weights;
        bound.see(k, () -> 9);
        computed = bound.at(k);
        assertThat(computed).isLessThanOrEqualTo(printed * (1 + 1e-12));
      }
      assertThat(computed).isGreaterThan(0.93 * printed);
    }
  }

  /** The largest gradient of the run so far counts; where nothing is shown nothing is promised. */
  @Test
  void realisedGradients() {
    Setting s = facts(2).setting();
    Bound bound = bound(THEOREM_1, s, k -> 0.125);
    double[] gradients = {4, 9, 1};
    for (int k = 0; k < 3; k++) {
      double shown = gradients[k];
      bound.see(k, () -> shown);
    }
    assertThat(bound.at(2)).isEqualTo(at(bound(THEOREM_1, s, k -> 0.125), 2));
    assertThat(bound.at(3)).isNaN();
    Bound exact = bound(THEOREM_1, facts(1).setting(), k -> 0.125);
    assertThat(exact.at(3)).isFinite();
  }

  /** Lemma 2, in runs: the errors stay below the R_t that is computed, whatever step sizes do. */
  @ParameterizedTest
  @CsvSource({"constant", "falling", "rising", "cliff"})
  void errorsStayBelowTheirBound(String steps) {
    IntToDoubleFunction eta =
        switch (steps) {
          case "constant" -> k -> 0.1;
          case "falling" -> k -> 0.3 / (k + 1);
          case "rising" -> k -> 0.01 * (k + 1);
          default -> k -> k < 5 ? 0.2 : 2e-5;
        };
    double[][] errors = errors(eta);
    double S = 0;
    double U = 0;
    double printed = 0;
    boolean printedHolds = true;
    double delta = 3.0 / 8;
    for (int k = 0; k < errors[0].length; k++) {
      double R = (1 - delta) * (4 / delta * S + 32 / delta / delta * U) * errors[1][k];
      assertThat(errors[0][k]).isLessThanOrEqualTo(R);
      printedHolds &= errors[0][k] <= printed * errors[1][k];
      double step = eta.applyAsDouble(k);
      S = (1 - delta / 2) * S + step * step;
      U = (1 - delta / 2) * U + S;
      printed = step * step * 8 * (1 - delta) / delta / delta * (1 + 16 / delta / delta);
    }
    assertThat(printedHolds).as("Lemma 2 as printed").isEqualTo(!steps.equals("cliff"));
  }

  /** eta_{t-1}^2 |e~ + mean e_i|^2, and the largest mean of |g_i|^2 before, for Top-3 of 8. */
  private static double[][] errors(IntToDoubleFunction eta) {
    Problem problem = Problems.regression(5, 6, 8);
    Algorithm method = new DistEfSgd(PerWorker.all(TopK.of(3)), TopK.of(3));
    double[] largest = new double[1];
    double[] before = new double[20];
    double[][] errors =
        Measure.ofMany(
            1,
            seed ->
                Runs.of(method, problem)
                    .start(Vector.zeros(8).fill(1))
                    .rounds(19)
                    .stepsizes(eta::applyAsDouble),
            () ->
                now -> {
                  before[now.round()] = largest[0];
                  largest[0] = Math.max(largest[0], problem.meanSquaredGradient(now.model()));
                  Vector sum = Measure.server(now, "e").copy();
                  for (int i = 0; i < 5; i++) {
                    sum.add(0.2, now.state(i, "e"));
                  }
                  return Math.pow(now.previousStepsize(), 2) * sum.squaredNorm();
                });
    return new double[][] {errors[0], before};
  }

  /** A^3 = (1/2)(4 + 256) = 130. */
  @Test
  void stepsizesOfTheCorollaries() {
    Setting s = facts(2).rounds(64).setting();
    double A = Math.cbrt(130);
    assertThat(DistEf.cost(s)).isCloseTo(A, within(1e-12));
    assertThat(step(new DistEfCorollary1(false), s, 7)).isCloseTo(1 / (4 + A * 4), within(1e-15));
    assertThat(step(new DistEfCorollary1(false, 1000), s, 7)).isEqualTo(0.125);
    assertThat(step(new DistEfCorollary2Decreasing(0.05), s, 15))
        .isCloseTo(0.05 / (Math.sqrt(32) / 2 + A * 4), within(1e-15));
    assertThat(step(new DistEfCorollary2Increasing(0.05), s, 15))
        .isCloseTo(0.05 * 4 / (32 + A * 32), within(1e-15));
    assertThat(step(new DistEfCorollary3(0.5, 0, 0.05), s, 7))
        .isCloseTo(0.05 / (4 + A * 4), within(1e-15));
  }

  private static double step(Theorem theorem, Setting s, int k) {
    return theorem.schedule(s).orElseThrow().eta().applyAsDouble(k);
  }

  /** What the corollaries print for the last round is never below what the theorems give. */
  @ParameterizedTest
  @CsvSource({"1, 0.1", "1, 0.02", "1.25, 0.1", "2, 0.1", "2, 0.02", "30, 0.1"})
  void corollariesAsPrinted(double inverse, double gamma) {
    int T = 400;
    Setting s = facts(inverse).rounds(T).setting();
    double A = DistEf.cost(s);
    double root = Math.sqrt(4.0 * T);
    double cubic = A / Math.pow(T, 2.0 / 3);
    double L = 4;
    double D = 7;
    double variance = 0.5;
    double feedback = L * L * gamma * gamma * 9.5;
    double one =
        4 * L / T * D
            + (2 / gamma * D + L * gamma * variance) / root
            + 2 * cubic * (D / gamma + 8 * feedback);
    assertThat(last(new DistEfCorollary1(false, gamma), s)).isLessThanOrEqualTo(one);
    double decreasing = 2 * (1 / root + cubic) * (D / gamma + L * gamma * variance + 8 * feedback);
    assertThat(last(new DistEfCorollary2Decreasing(gamma), s)).isLessThanOrEqualTo(decreasing);
    double late = (T + 1.0) / T;
    double increasing =
        3
            * (1 / root + cubic)
            * (D / gamma
                + L * gamma * variance * late / 4
                + 16 * feedback / 5 * Math.pow(late, 2.5));
    assertThat(last(new DistEfCorollary2Increasing(gamma), s)).isLessThanOrEqualTo(increasing);
    double mu = 0.4;
    double three =
        (2 * 0.6 / gamma * D + L * gamma * variance / 0.6) * 2 / root
            + 4 * L * L * gamma * gamma * Math.pow(mu, 4) * variance / Math.pow(0.6, 4) / T
            + 4 * cubic * (0.6 * D / gamma + 8 * feedback / 0.36);
    assertThat(last(new DistEfCorollary3(mu, 0, gamma), s))
        .isLessThanOrEqualTo(three * (1 + 1e-12));
  }

  private static double last(Theorem theorem, Setting s) {
    IntToDoubleFunction eta = theorem.schedule(s).orElseThrow().eta();
    return at(bound(theorem, s, eta), s.rounds() - 1);
  }

  /** mu = 1/2, eta = 1/32 = (1 - mu)^2/(2L), delta = 1/2. */
  @Test
  void theorem2() {
    Theorem theorem = new DistEfTheorem2(0.5, 0);
    Setting s = facts(2).setting();
    assertThat(step(theorem, s, 0)).isEqualTo(1.0 / 32);
    double noise = 2 * 4 / 32.0 * 0.5 / (0.5 * 4) * (1 + 2 * 4 / 32.0 * (1 / 16.0) / (1 / 8.0));
    double feedback = 32 * 16 / 1024.0 * 0.5 * 9.5 / (0.25 * 0.25) * 65;
    assertThat(at(bound(theorem, s, k -> 1.0 / 32), 9))
        .isCloseTo(4 * 0.5 * 32 / 10 * 7 + noise + feedback, within(1e-10));
    assertThat(bound(theorem, s, k -> 1.0 / 32).at(0)).isNaN();
  }

  /** 2 (f - f*)/(eta (2 - L eta)) in the first round; at eta = 1/L of L x^2/2 it is an equation. */
  @Test
  void sgdIsTightOnTheWorstQuadratic() {
    Problem worst = Problems.quadratic(new long[][][] {{{4}}}, new long[][] {{0}});
    Trial sgd = Trial.of(new SgdNonconvex(), new Sgd(0), worst, 20);
    sgd.staysUnder();
    assertThat(sgd.firstAbove(1 - 1e-6)).isZero();
  }

  /** Theorem 1 is 16/9 above that in the first round at its best step size 3/(4L), and no more. */
  @Test
  void theorem1IsOffBy16To9OnTheWorstQuadratic() {
    Problem worst = Problems.quadratic(new long[][][] {{{4}}}, new long[][] {{0}});
    Algorithm exact = new DistEfSgd(PerWorker.all(Identity.INSTANCE), Identity.INSTANCE);
    Trial trial = Trial.of(THEOREM_1, exact, worst, 20);
    trial.staysUnder();
    assertThat(trial.firstAbove(9.0 / 16 + 1e-6)).isEqualTo(1);
    assertThat(trial.firstAbove(9.0 / 16 - 1e-6)).isZero();
  }

  @Test
  void gammaIsAParameter() {
    Theorem theorem = new DistEfCorollary1(true);
    assertThat(theorem.parameters()).containsExactly(Map.entry("gamma", 1.0));
    assertThat(theorem.with(Map.of("gamma", 0.25))).isEqualTo(new DistEfCorollary1(true, 0.25));
    assertThat(theorem.with(Map.of())).isEqualTo(theorem);
    assertThatThrownBy(() -> theorem.with(Map.of("gamma", 0.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("corollary-1 needs gamma > 0, but gamma = 0.0");
  }
}
