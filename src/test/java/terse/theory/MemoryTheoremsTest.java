package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.compress.Guarantee;

/** DIANA, Artemis, Ghost, Dore and EF21-P, worked out by hand. */
class MemoryTheoremsTest {
  /** f(x_0) - f* = 7, |x_0 - x*|^2 = 16, D = 3. */
  private static final Origin ORIGIN = new Origin(7, 16, 3);

  private static final double GAMMA = 1.0 / 512;
  private static final Memories LEARNING = new Memories(0.25, false);

  private static Bound bound(Theorem theorem, Setting s) {
    return theorem.bound(s, ORIGIN, k -> GAMMA).orElseThrow();
  }

  private static double limit(Theorem theorem, Setting s) {
    return theorem.schedule(s).orElseThrow().eta().applyAsDouble(0);
  }

  /** n = 4, L = 4, Lmax = 5, mu = 1. */
  private static Facts facts(double up, double down) {
    return new Facts().unequal().omega(up, down).variance(0.5);
  }

  /** A = 6 omega Lmax/n = 7.5: 1/(4 + 7.5); the weight of S is 4, N = (1 + 5) 0.5/4. */
  @Test
  void diana() {
    Theorem theorem = new DianaStronglyConvex(LEARNING);
    Setting s = facts(1, 0).setting();
    Schedule schedule = theorem.schedule(s).orElseThrow();
    assertThat(schedule.eta().applyAsDouble(3)).isEqualTo(1 / 11.5);
    assertThat(schedule.formula()).isEqualTo("1/(L + 6 omega_up Lmax/n) = " + 1 / 11.5);
    Bound bound = bound(theorem, s);
    double square = GAMMA * GAMMA;
    double start = 16 + square * 12;
    assertThat(bound.at(0)).isEqualTo(start);
    assertThat(bound.at(1)).isCloseTo(start * 511 / 512 + square * 0.75, within(1e-14));
    Bound average = bound(new DianaConvex(LEARNING), s);
    assertThat(limit(new DianaConvex(LEARNING), s)).isEqualTo(1 / 23.0);
    assertThat(average.at(2)).isCloseTo((start + 3 * square * 0.75) * 512 / 3, within(1e-11));
  }

  /** 1/(L (1 + 6 omega/n)) where L_i = L, as Gorbunov et al. have it. */
  @ParameterizedTest
  @CsvSource({"0, 1", "1, 4", "30, 7"})
  void dianaAsPrinted(double omega, int n) {
    Setting s = new Facts().workers(n).smoothness(4, 4, 4).omega(omega, 0).setting();
    double alpha = 1 / (1 + omega);
    assertThat(limit(new DianaStronglyConvex(new Memories(alpha, false)), s))
        .isCloseTo(1 / (4 * (1 + 6 * omega / n)), within(1e-15));
  }

  /** Without memories A = 2.5 and 2 omega D = 6 joins the noise: (2 * 0.5 + 6)/4. */
  @Test
  void dianaWithoutMemories() {
    Theorem theorem = new DianaStronglyConvex(Memories.NONE);
    Setting s = facts(1, 0).setting();
    assertThat(limit(theorem, s)).isEqualTo(1 / 6.5);
    Bound bound = bound(theorem, s);
    assertThat(bound.at(0)).isEqualTo(16);
    assertThat(bound.at(1)).isCloseTo(16 * 511 / 512.0 + 1.75 * GAMMA * GAMMA, within(1e-14));
  }

  /** The rate of the memories counts where it is smaller: alpha/2 = 1/8 at gamma mu = 1/4. */
  @Test
  void memoriesMayBeSlower() {
    Setting s = new Facts().convexity(3, 3).smoothness(4, 4, 4).omega(0.001, 0).setting();
    double gamma = 1.0 / 12;
    Theorem slow = new DianaStronglyConvex(LEARNING);
    Bound bound = slow.bound(s, new Origin(1, 16, 0), k -> gamma).orElseThrow();
    assertThat(bound.at(1)).isEqualTo(14);
  }

  /** Nothing compressed: gradient descent with 1/L, and sigma^2/n of noise. */
  @Test
  void sgd() {
    Theorem theorem = new DianaStronglyConvex(Memories.NONE);
    Setting s = facts(0, 0).setting();
    assertThat(limit(theorem, s)).isEqualTo(0.25);
    assertThat(bound(theorem, s).at(1))
        .isCloseTo(16 * 511 / 512.0 + GAMMA * GAMMA / 8, within(1e-14));
  }

  /** omega_dwn = 2: theta is three times as large, the step size a third. */
  @Test
  void artemis() {
    Theorem theorem = new DianaStronglyConvex(LEARNING);
    Setting s = facts(1, 2).setting();
    Schedule schedule = theorem.schedule(s).orElseThrow();
    assertThat(schedule.eta().applyAsDouble(0)).isEqualTo(1 / 34.5);
    assertThat(schedule.formula()).startsWith("1/((1+omega_down) (L + 6 omega_up Lmax/n)) = ");
    double square = 3 * GAMMA * GAMMA;
    double start = 16 + square * 12;
    assertThat(bound(theorem, s).at(1)).isCloseTo(start * 511 / 512 + square * 0.75, within(1e-14));
  }

  /** The printed upper end for Artemis is an eighth of 1/(L (1+omega_dwn)(1+omega_up/N)). */
  @Test
  void artemisAboveWhatIsPrinted() {
    Setting s = new Facts().smoothness(4, 4, 4).omega(7, 3).setting();
    double printed = 1 / (8 * 4.0 * 4 * (1 + 7.0 / 4));
    assertThat(limit(new DianaStronglyConvex(new Memories(0.125, false)), s))
        .isGreaterThan(printed);
  }

  /** c = 4 gamma L omega_dwn = 32/512, theta = gamma^2 (1 + 1/16); 11.5 gamma + 368 gamma^2 = 1. */
  @Test
  void ghost() {
    Theorem theorem = new GhostStronglyConvex(LEARNING);
    Setting s = facts(1, 2).setting();
    assertThat(limit(theorem, s)).isCloseTo(2 / (11.5 + Math.sqrt(132.25 + 1472)), within(1e-15));
    double theta = GAMMA * GAMMA * 1.0625;
    double start = 16 + theta * 12;
    assertThat(bound(theorem, s).at(1)).isCloseTo(start * 511 / 512 + theta * 0.75, within(1e-14));
  }

  /**
   * beta = 1/2, eta = 1/4, omega_dwn = 2: p = 2 (1/16 + 1/16) = 1/4, a = 2 (1/4 + 9/16)/(3/4) =
   * 13/6, 1 + a omega_dwn = 16/3; t = 1/(16/3 * 11.5) below 1/32, gamma = 2t.
   */
  @Test
  void dore() {
    Theorem theorem = new DoreStronglyConvex(LEARNING, 0.5, 0.25);
    Setting s = facts(1, 2).setting();
    assertThat(limit(theorem, s)).isCloseTo(6 / (16 * 11.5), within(1e-15));
    double t = GAMMA / 2;
    double theta = t * t * 16 / 3;
    double start = 16 + theta * 12;
    Bound bound = bound(theorem, s);
    assertThat(bound.at(0)).isCloseTo(start, within(1e-14));
    assertThat(bound.at(1)).isCloseTo(start * (1 - t) + theta * 0.75, within(1e-14));
  }

  /**
   * omega = 1, delta = 4/3: theta = 1/2, beta = 1/2, c = 64 gamma. The roots are those of (8 + 5)
   * gamma + 64 (4 + 5/4) gamma^2 = 1 and of (4 + 81/64) gamma + 64 (2 + 81/256) gamma^2 = 1.
   */
  @Test
  void ef21P() {
    Theorem theorem = new Ef21PStronglyConvex();
    Setting s = facts(1, 0).down(Guarantee.b3(4.0 / 3)).setting();
    assertThat(limit(theorem, s)).isCloseTo(2 / (13 + Math.sqrt(169 + 4 * 336)), within(1e-15));
    double noise = (2 * 0.5 + 4 * 3) / 4;
    double added = GAMMA * GAMMA * (1 + 64 * GAMMA / 4) * noise;
    assertThat(bound(theorem, s).at(1)).isCloseTo(16 * 1023 / 1024.0 + added, within(1e-14));
    Setting spread = new Facts().smoothness(1, 10, 10).omega(40, 0).setting();
    double z = 10;
    assertThat(limit(theorem, spread)).isEqualTo(1 / (1 + z * 100));
  }

  /** D is needed where it is noise, or what memories must learn, and nowhere else. */
  @Test
  void whatIsNotKnownMakesNoNumber() {
    Origin noGradients = new Origin(7, 16, Double.NaN);
    Setting s = facts(1, 0).setting();
    assertThat(at(new DianaStronglyConvex(LEARNING), s, noGradients)).isNaN();
    assertThat(at(new DianaStronglyConvex(Memories.NONE), s, noGradients)).isNaN();
    assertThat(at(new DianaConvex(LEARNING), s, noGradients)).isNaN();
    Setting exact = facts(0, 0).setting();
    assertThat(at(new DianaStronglyConvex(LEARNING), exact, noGradients)).isFinite();
    Origin noDistance = new Origin(7, Double.NaN, 3);
    assertThat(at(new DianaStronglyConvex(LEARNING), exact, noDistance)).isNaN();
  }

  private static double at(Theorem theorem, Setting s, Origin origin) {
    return theorem.bound(s, origin, k -> GAMMA).orElseThrow().at(1);
  }
}
