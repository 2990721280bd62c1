package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static terse.method.MemoryStart.ZEROS;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.RandK;
import terse.method.Algorithm;
import terse.method.Mcm;
import terse.method.RandMcm;
import terse.objective.Problem;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.vector.Vector;

/** Theorems 1 to 5 of MCM and what holds for workers that differ, worked out by hand. */
class McmTheoremsTest {
  private static final double ALPHA = 1.0 / 16;
  private static final McmMemories MCM = new McmMemories(Memories.NONE, ALPHA, 1);
  private static final double GAMMA = 1.0 / 512;

  /** f(x_0) - f* = 7, |x_0 - x*|^2 = 16, D = 3. */
  private static final Origin ORIGIN = new Origin(7, 16, 3);

  /** n = 4, L = 4, mu = 1, omega_up = 1, omega_dwn = 2 and so alpha_dwn = 1/(8 omega_dwn). */
  private static Facts facts() {
    return new Facts().omega(1, 2);
  }

  private static Setting noisy() {
    return facts().variance(0.5).setting();
  }

  private static Bound bound(Theorem theorem, Setting s) {
    return theorem.bound(s, ORIGIN, k -> GAMMA).orElseThrow();
  }

  private static double limit(Theorem theorem, Setting s) {
    return theorem.schedule(s).orElseThrow().eta().applyAsDouble(5);
  }

  /** 1/(2 L 5/4) = 1/10, 1/(8 L omega_dwn) = 1/64, 1/(64 sqrt 2 sqrt(16 + 1/4)) = 0.00274081. */
  @Test
  void gammaMax() {
    assertThat(limit(new McmTheorem1(MCM), facts().setting())).isCloseTo(0.00274081, within(1e-8));
    assertThat(limit(new McmTheorem1(new McmMemories(Memories.NONE, 1, 1)), exactDown()))
        .isCloseTo(0.1, within(1e-15));
  }

  /** gamma_max as it is printed, for alpha_dwn = 1/(8 omega_dwn). */
  @ParameterizedTest
  @CsvSource({"0, 0.25, 1", "0.5, 1, 3", "7, 0.25, 20", "100, 2, 5", "3, 50, 2"})
  void gammaMaxAsPrinted(double up, double down, int n) {
    double L = 4;
    double printed =
        Math.min(
            1 / (2 * L * (1 + up / n)),
            Math.min(
                1 / (8 * L * down),
                1 / (8 * Math.sqrt(2) * L * down * Math.sqrt(8 * down + up / n))));
    McmMemories memories = new McmMemories(Memories.NONE, 1 / (8 * down), 1);
    Setting s = new Facts().workers(n).omega(up, down).setting();
    for (Theorem theorem : new Theorem[] {new McmTheorem1(memories), new McmTheorem2(memories)}) {
      assertThat(limit(theorem, s)).isCloseTo(printed, within(1e-14 * printed));
    }
  }

  private static Setting exactDown() {
    return new Facts().omega(1, 0).setting();
  }

  /** The weight of Upsilon is 512 gamma = 1, so that Phi = 2 (1 + 2). */
  @Test
  void theorem1() {
    Bound bound = bound(new McmTheorem1(MCM), noisy());
    assertThat(bound.metric()).isEqualTo(Metric.SQUARED_DISTANCE);
    assertThat(bound.at(0)).isEqualTo(16);
    double noise = 0.5 * 6 / 4 / 512 / 512;
    double first = 16 - 16.0 / 512 + noise;
    assertThat(bound.at(1)).isCloseTo(first, within(1e-14));
    assertThat(bound.at(2)).isCloseTo(first * (1 - 1.0 / 512) + noise, within(1e-14));
  }

  /** mu counts up to L/2 = 2 only. */
  @Test
  void theorem1OfAWellConditionedFunction() {
    Setting s = facts().convexity(3, 3).setting();
    assertThat(bound(new McmTheorem1(MCM), s).at(1)).isEqualTo(16 - 16.0 / 256);
  }

  /**
   * Eq. (4) as it is printed is wrong for mu = L: F = |w|^2/2, Rand-6 of 7 (omega_dwn = 1/6),
   * gamma_max = 0.45928: V_1 = (1 - gamma)^2 + 32 gamma^3/36 = 0.3785, but (1 - gamma) - gamma/2 =
   * 0.3111. The theorem here keeps to min(mu, L/2).
   */
  @Test
  void theorem1IsMisprintedForLargeMu() {
    long[][] identity = new long[7][7];
    long[][] zeros = new long[1][7];
    for (int j = 0; j < 7; j++) {
      identity[j][j] = 1;
    }
    Problem f = Problems.quadratic(new long[][][] {identity}, zeros);
    Algorithm mcm = new Mcm(PerWorker.all(Identity.INSTANCE), RandK.of(6), 0, 0.75, ZEROS, false);
    McmTheorem1 theorem = new McmTheorem1(new McmMemories(Memories.NONE, 0.75, 1));
    Setting s = new Facts(f, mcm, 1).setting();
    double gamma = limit(theorem, s);
    assertThat(gamma).isCloseTo(0.4592793, within(1e-7));
    double weight = 32 * gamma / 36;
    Measure V = now -> Measure.squaredDistance(now) + weight * Measure.upsilon(now);
    double[] v =
        Measure.ofMany(
            1,
            seed -> Runs.of(mcm, f).start(Vector.zeros(7).fill(1)).rounds(1).stepsize(gamma),
            () -> V)[0];
    double printed = (1 - gamma) * v[0] - gamma * v[0] / 2;
    assertThat(v[1] / v[0]).isCloseTo(0.3784937, within(1e-7));
    assertThat(printed / v[0]).isCloseTo(0.3110810, within(1e-7));
    assertThat(v[1]).isLessThanOrEqualTo(theorem.next(s, gamma, v[0]) - gamma * v[0] / 2);
  }

  /** omega_dwn = 0: gamma_max = 1/10, a = 20, gamma_k = 2/(k + 21), lambda_k = 10 + k/2. */
  @Test
  void theorem1Decreasing() {
    Setting s = new Facts().omega(1, 0).variance(0.5).setting();
    Theorem theorem = new McmTheorem1Decreasing(new McmMemories(Memories.NONE, 1, 1));
    Schedule schedule = theorem.schedule(s).orElseThrow();
    assertThat(schedule.eta().applyAsDouble(0)).isCloseTo(2.0 / 22, within(1e-15));
    assertThat(schedule.eta().applyAsDouble(9)).isCloseTo(2.0 / 31, within(1e-15));
    Weights weights = theorem.weights(s, schedule.eta()).orElseThrow();
    assertThat(weights.ratio(1)).isCloseTo(10.5 / 11, within(1e-15));
    Bound bound = theorem.bound(s, ORIGIN, schedule.eta()).orElseThrow();
    assertThat(bound.metric()).isEqualTo(Metric.AVERAGED_EXCESS_LOSS);
    double start = 20 * 21 / 4.0 * 16;
    double noise = 0.5 * 2 / 4;
    assertThat(bound.at(0)).isCloseTo((start + noise * 21 / 22) / 10.5, within(1e-11));
    assertThat(bound.at(1))
        .isCloseTo((start + noise * (21.0 / 22 + 22.0 / 23)) / 21.5, within(1e-11));
    assertThat(theorem.bound(s, ORIGIN, k -> 2.0 / 22)).isEmpty();
  }

  /** The corrected form of eq. (5) that the Javadoc has is above the sums that are computed. */
  @Test
  void theorem1DecreasingInClosedForm() {
    Setting s = facts().rounds(5000).variance(0.5).setting();
    Theorem theorem = new McmTheorem1Decreasing(MCM);
    Bound bound = theorem.bound(s, ORIGIN, theorem.schedule(s).orElseThrow().eta()).orElseThrow();
    double a = 2 / MCM.limit(s);
    for (int k = 0; k < 5000; k++) {
      double K = k + 1;
      double logarithm = Math.log((K + 1 + a) / (1 + a));
      double closed =
          a * (1 + a) / (K * K) * 16 + 4 * 0.5 * 2 / (K * 4) * (1 + 128 * 4 * 4 / K * logarithm);
      assertThat(bound.at(k)).isLessThanOrEqualTo(closed);
    }
  }

  @Test
  void theorem2() {
    Theorem theorem = new McmTheorem2(MCM);
    Bound bound = bound(theorem, noisy());
    assertThat(bound.metric()).isEqualTo(Metric.AVERAGED_EXCESS_LOSS);
    assertThat(theorem.weights(noisy(), k -> GAMMA).orElseThrow().ratio(3)).isEqualTo(1);
    double noise = 0.5 * 6 / 4 / 512;
    assertThat(bound.at(0)).isCloseTo(16 * 512 + noise, within(1e-10));
    assertThat(bound.at(3)).isCloseTo(16 * 512 / 4 + noise, within(1e-10));
  }

  /** The weight of Upsilon is 1: the bound is that on V, but Upsilon_0 = 0. */
  @Test
  void theorem3() {
    Bound bound = bound(new McmTheorem3(MCM), noisy());
    Bound lyapunov = bound(new McmTheorem1(MCM), noisy());
    assertThat(bound.metric()).isEqualTo(Metric.UPSILON);
    assertThat(bound.at(0)).isZero();
    assertThat(bound.at(1)).isEqualTo(lyapunov.at(1));
    assertThat(bound.at(7)).isEqualTo(lyapunov.at(7));
  }

  /** Factors 15/16 for alpha = 1/16 <= 1/5, and 7/8 for alpha = 1/4 <= 4/11. */
  @Test
  void recursionOfTheorem3() {
    double noise = 0.01 * 0.5 * 2 / 4;
    assertThat(new McmTheorem3(MCM).next(noisy(), 0.1, 8, 3))
        .isCloseTo(7.5 + 0.01 * 32.25 * 3 + noise, within(1e-14));
    assertThat(new McmTheorem3(new McmMemories(Memories.NONE, 0.25, 1)).next(noisy(), 0.1, 8, 3))
        .isCloseTo(7 + 0.01 * 8.25 * 3 + noise, within(1e-14));
  }

  /** 4 gamma^2 L^2 omega_dwn/alpha_dwn = 1/128 times 1/C + 1/4, C = 1, 4, and 2 of 4 workers. */
  @ParameterizedTest
  @CsvSource({"1, 1.25", "4, 0.5", "3, 0.75", "2, 0.75", "2147483647, 0.5"})
  void theorem5(int models, double spread) {
    Bound bound = bound(new McmTheorem5(new McmMemories(Memories.NONE, ALPHA, models)), noisy());
    double phi = 2 * (1 + spread / 128);
    assertThat(bound.at(3)).isCloseTo(2048 + 0.5 * phi / 4 / 512, within(1e-10));
  }

  /**
   * alpha_up = 1/4, alpha_dwn = 1/8: A = 6 Lmax/4 = 7.5; gamma is the root of 11.5 gamma + 256 (64
   * + 7.5) gamma^2 = 1; at 1/512, c = 1/2, theta = 1.5/512^2, the weight of S is 4, N = 3/4.
   */
  @Test
  void heterogeneous() {
    McmMemories memories = new McmMemories(new Memories(0.25, false), 0.125, 1);
    Theorem theorem = new McmHeterogeneous(memories);
    Setting s = facts().unequal().variance(0.5).setting();
    assertThat(limit(theorem, s)).isCloseTo(2 / (11.5 + Math.sqrt(73348.25)), within(1e-15));
    assertThat(limit(new McmHeterogeneousConvex(memories), s))
        .isCloseTo(2 / (23 + Math.sqrt(529 + 8 * 18304)), within(1e-15));
    Bound bound = bound(theorem, s);
    double theta = 1.5 / 512 / 512;
    double start = 16 + theta * 12;
    assertThat(bound.at(0)).isCloseTo(start, within(1e-14));
    assertThat(bound.at(1)).isCloseTo(start * 511 / 512 + theta * 0.75, within(1e-14));
    Bound average = bound(new McmHeterogeneousConvex(memories), s);
    assertThat(average.at(1)).isCloseTo((start + 2 * theta * 0.75) * 256, within(1e-11));
  }

  /** Round 0 has the noise sigma^2/n and leaves S <= 2 Lmax 7 + sigma^2 = 70.5. */
  @Test
  void heterogeneousFromFirstGradients() {
    McmMemories memories = new McmMemories(new Memories(0.25, true), 0.125, 1);
    Setting s = facts().unequal().variance(0.5).setting();
    Bound bound = bound(new McmHeterogeneous(memories), s);
    double theta = 1.5 / 512 / 512;
    assertThat(bound.at(0)).isEqualTo(16);
    double first = 16 * 511 / 512.0 + theta * (0.125 + 282);
    assertThat(bound.at(1)).isCloseTo(first, within(1e-14));
    assertThat(bound.at(2)).isCloseTo(first * 511 / 512 + theta * 0.75, within(1e-14));
    Bound average = bound(new McmHeterogeneousConvex(memories), s);
    assertThat(average.at(1)).isCloseTo((16 + theta * (282 + 0.125 + 0.75)) * 256, within(1e-11));
  }

  /** Lmax = 5 stands for L, and mu = 1/2 for that of f: c = 5/8. */
  @Test
  void heterogeneousWithDifferentModels() {
    McmMemories memories = new McmMemories(new Memories(0.25, false), 0.125, 4);
    Setting s = facts().unequal().setting();
    Bound bound = bound(new McmHeterogeneous(memories), s);
    double start = 16 + 1.625 / 512 / 512 * 12;
    assertThat(bound.at(1)).isCloseTo(start * (1 - 0.5 / 512), within(1e-14));
  }

  /** Without memories 2 omega D = 6 is noise for ever. */
  @Test
  void heterogeneousWithoutMemories() {
    Setting s = facts().unequal().setting();
    McmMemories memories = new McmMemories(Memories.NONE, 0.125, 1);
    Bound bound = bound(new McmHeterogeneous(memories), s);
    assertThat(bound.at(0)).isEqualTo(16);
    assertThat(bound.at(1)).isCloseTo(16 * 511 / 512.0 + 1.5 / 512 / 512 * 6 / 4, within(1e-14));
  }

  @Test
  void randMcmHasThemWithItsOwnMemoriesOnly() {
    assertThat(randMcm(RandMcm.Memory.OWN).theorems()).hasSize(7);
    assertThat(randMcm(RandMcm.Memory.SINGLE).theorems()).isEmpty();
  }

  private static Algorithm randMcm(RandMcm.Memory memory) {
    PerWorker up = PerWorker.all(RandK.of(1));
    OptionalInt none = OptionalInt.empty();
    return new RandMcm(up, up, 0, 0.125, none, memory, none, ZEROS, false);
  }
}
