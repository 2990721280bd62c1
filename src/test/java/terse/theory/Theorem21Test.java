package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.compress.Guarantee;

/** The three regimes of Theorem 21, for Lmax = 4 and mu = 1. */
class Theorem21Test {
  private static final Theorem LINEAR = new Theorem21Linear();
  private static final Theorem EXPONENTIAL = new Theorem21Exponential();
  private static final Theorem UNIFORM = new Theorem21Uniform();

  /** C~ = 3 (1 + 1/2) + 5 (2/2 + 6) = 39.5, r = 4. */
  private static final Origin ORIGIN = new Origin(10, 4, 5);

  private static final double NOISE = 39.5;

  static Stream<Theorem> regimes() {
    return Stream.of(LINEAR, EXPONENTIAL, UNIFORM);
  }

  /** n = 2, delta = 2, B = 1, C = 3: 2 delta + B = 5, 1/(14 5 4) = 1/280, kappa = 56 5 4 = 1120. */
  private static Setting noisy() {
    return setting(2, 1, 0, 2, new Noise(1, 3));
  }

  private static Setting setting(
      int workers, double mu, double localConvexity, double delta, Noise noise) {
    Guarantee exact = Guarantee.unbiased(1);
    return new Setting(
        workers, 8, 100, 3, 4, mu, localConvexity, 1, Guarantee.b3(delta), exact, noise);
  }

  private static double first(Theorem theorem) {
    return bound(theorem).at(0);
  }

  private static Bound bound(Theorem theorem) {
    Schedule schedule = theorem.schedule(noisy()).orElseThrow();
    return theorem.bound(noisy(), ORIGIN, schedule.eta()).orElseThrow();
  }

  @Test
  void stepSizesWorkedOut() {
    Schedule linear = LINEAR.schedule(noisy()).orElseThrow();
    assertThat(linear.formula())
        .isEqualTo("4/(mu (kappa + k)), kappa = 56 (2 delta + B) Lmax/mu = 1120.0");
    assertThat(linear.eta().applyAsDouble(0)).isCloseTo(1.0 / 280, within(1e-17));
    assertThat(linear.eta().applyAsDouble(80)).isCloseTo(1.0 / 300, within(1e-17));
    for (Theorem theorem : List.of(EXPONENTIAL, UNIFORM)) {
      Schedule constant = theorem.schedule(noisy()).orElseThrow();
      assertThat(constant.eta().applyAsDouble(80)).isEqualTo(1.0 / 280);
      assertThat(constant.formula()).startsWith("1/(14 (2 delta + B) Lmax) = 0.00357");
    }
  }

  /** (2 1119^2 4/1 + 32 39.5)/2240 and, at k = 1, (2 1119^2 4/2 + 32 39.5)/2241. */
  @Test
  void linearBoundWorkedOut() {
    assertThat(first(LINEAR)).isCloseTo((8 * 1252161.0 + 1264) / 2240, within(1e-9));
    assertThat(bound(LINEAR).at(1)).isCloseTo((4 * 1252161.0 + 1264) / 2241, within(1e-9));
  }

  /** mu eta/2 = 1/560, (560/559)^1 - 1 = 1/559: 8 559 + 4 39.5/280. */
  @Test
  void exponentialBoundWorkedOut() {
    assertThat(first(EXPONENTIAL)).isCloseTo(8 * 559 + 158.0 / 280, within(1e-8));
    double growth = Math.pow(560.0 / 559, 3) - 1;
    assertThat(bound(EXPONENTIAL).at(2)).isCloseTo(8 / growth + 158.0 / 280, within(1e-8));
  }

  /** 4 (559/560) 4 280/(k + 1) + 4 39.5/280. */
  @Test
  void uniformBoundWorkedOut() {
    assertThat(first(UNIFORM)).isCloseTo(16 * 559 / 2.0 + 158.0 / 280, within(1e-8));
    assertThat(bound(UNIFORM).at(9)).isCloseTo(16 * 559 / 20.0 + 158.0 / 280, within(1e-8));
  }

  @Test
  void weightsWorkedOut() {
    assertThat(weights(LINEAR).ratio(1)).isCloseTo(1120.0 / 1121, within(1e-15));
    assertThat(weights(EXPONENTIAL).ratio(5)).isCloseTo(559.0 / 560, within(1e-15));
    assertThat(weights(UNIFORM).ratio(5)).isEqualTo(1);
  }

  private static Weights weights(Theorem theorem) {
    Schedule schedule = theorem.schedule(noisy()).orElseThrow();
    return theorem.weights(noisy(), schedule.eta()).orElseThrow();
  }

  /**
   * Each bound is at least the sum that the proof bounds by it, (4/W_k) sum_j ((w_j/eta_j)(1 - mu
   * eta_j/2) r_j - (w_j/eta_j) r_{j+1} + eta_j w_j C~), for whatever r_1, r_2, .. &gt;= 0, and
   * hardly more where these are 0.
   */
  @ParameterizedTest
  @MethodSource("regimes")
  void boundsTheSumOfTheProof(Theorem theorem) {
    Schedule schedule = theorem.schedule(noisy()).orElseThrow();
    Weights weights = weights(theorem);
    Random random = new Random(7);
    for (int trial = 0; trial < 200; trial++) {
      double size = trial == 0 ? 0 : Math.pow(10, random.nextInt(5) - 2);
      Bound bound = theorem.bound(noisy(), ORIGIN, schedule.eta()).orElseThrow();
      double r = ORIGIN.squaredDistance();
      double sum = 0; // of the terms, each divided by the last weight
      double total = 0; // W_k/w_k
      for (int k = 0; k < 60; k++) {
        double eta = schedule.eta().applyAsDouble(k);
        double next = size * random.nextDouble();
        double shrink = k == 0 ? 0 : weights.ratio(k);
        sum = sum * shrink + (1 - eta / 2) * r / eta - next / eta + eta * NOISE;
        total = total * shrink + 1;
        double left = 4 * sum / total;
        assertThat(left).isLessThanOrEqualTo(bound.at(k) * (1 + 1e-12));
        if (trial == 0) {
          assertThat(left).isGreaterThanOrEqualTo(bound.at(k) * (1 - 1e-5));
        }
        r = next;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("regimes")
  void eachAssumptionThatFailsIsNamedWithItsNumbers(Theorem theorem) {
    Guarantee exact = Guarantee.unbiased(1);
    Noise none = Noise.NONE;
    assertThat(failing(theorem, noisy())).isEmpty();
    assertThat(failing(theorem, setting(2, 1, -0.5, 2, none)))
        .containsExactly("every f_i is convex (the smallest mu_i = -0.5)");
    assertThat(failing(theorem, setting(2, 1, Double.NaN, 2, none)))
        .containsExactly("every f_i is convex (the smallest mu_i = not known)");
    assertThat(failing(theorem, setting(2, 1, 0, Double.NaN, none)))
        .containsExactly("every C_i is in B3(delta) (delta = not known)");
    assertThat(failing(theorem, setting(2, 1, 0, 2, Noise.UNKNOWN)))
        .containsExactly("the noise of gradients is known (B = not known, C = not known)");
    assertThat(failing(theorem, setting(2, -1, 0, 2, none))).hasSize(1);
    Setting absent = new Setting(2, 8, 100, 3, 4, 1, 0, 0.5, exact, exact, none);
    assertThat(failing(theorem, absent))
        .containsExactly("every worker takes part (probability 0.5)");
    Setting compressed = new Setting(2, 8, 100, 3, 4, 1, 0, 1, exact, Guarantee.b3(2), none);
    assertThat(failing(theorem, compressed)).containsExactly("the server sends its model exactly");
  }

  private static List<String> failing(Theorem theorem, Setting s) {
    return theorem.assumptions(s, k -> Double.NaN).stream()
        .filter(assumption -> !assumption.holds() && !assumption.ofStepsizes())
        .map(Assumption::text)
        .toList();
  }

  /** Only the plain average does without strong convexity: 4 r/(eta (k + 1)) + 4 eta C~. */
  @Test
  void theUniformRegimeAllowsConvexFunctions() {
    Setting flat = setting(2, 0, 0, 2, Noise.NONE);
    assertThat(failing(LINEAR, flat)).containsExactly("f is strongly convex (mu = 0.0)");
    assertThat(failing(EXPONENTIAL, flat)).containsExactly("f is strongly convex (mu = 0.0)");
    Schedule schedule = UNIFORM.schedule(flat).orElseThrow();
    Bound bound = UNIFORM.bound(flat, ORIGIN, schedule.eta()).orElseThrow();
    assertThat(bound.at(3)).isCloseTo(224 * 4 + 4 * 30 / 224.0, within(1e-10));
  }

  @Test
  void stepSizesOfAnotherRegimeAreRefused() {
    IntToDoubleFunction constant = k -> 1.0 / 280;
    assertThat(LINEAR.bound(noisy(), ORIGIN, constant)).isEmpty();
    IntToDoubleFunction falling = k -> 4.0 / (1120 + k);
    assertThat(EXPONENTIAL.bound(noisy(), ORIGIN, falling)).isEmpty();
    assertThat(EXPONENTIAL.assumptions(noisy(), falling))
        .extracting(Assumption::text)
        .anyMatch(text -> text.startsWith("eta is constant and <=") && text.contains("(eta_1 = "));
    assertThat(UNIFORM.bound(noisy(), ORIGIN, k -> 1.0 / 279)).isEmpty();
    assertThat(UNIFORM.bound(noisy(), ORIGIN, k -> 1.0 / 1000)).isPresent();
  }
}
