package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import terse.compress.Guarantee;

/** Theorems 17 and 18, for L = 4 and mu = 1. */
class Theorem17And18Test {
  private static final Origin ORIGIN = new Origin(10, 4, 0);

  /** gamma = 1/2, beta = 2: eta = 1/8, rate 1 - (1/4)(1/4) = 15/16. */
  @Test
  void goldenValuesOfTheorem18() {
    Setting s = Settings.up(Guarantee.biased(0.125, 2, 0.5, Double.NaN));
    Schedule schedule = new Theorem18().schedule(s).orElseThrow();
    assertThat(schedule.formula()).isEqualTo("1/(beta L) = 0.125");
    assertThat(schedule.eta().applyAsDouble(3)).isEqualTo(0.125);
    Bound bound = new Theorem18().bound(s, ORIGIN, schedule.eta()).orElseThrow();
    assertThat(bound.metric()).isEqualTo(Metric.EXCESS_LOSS);
    assertThat(bound.at(1)).isCloseTo(9.375, within(1e-14));
    assertThat(bound.at(2)).isCloseTo(10 * 225.0 / 256, within(1e-14));
  }

  /** alpha = 1/8, beta = 2: eta = 1/8, rate 1 - (1/8)/4 (1/4) = 127/128. */
  @Test
  void goldenValuesOfTheorem17() {
    Setting s = Settings.up(Guarantee.biased(0.125, 2, 0.5, Double.NaN));
    Schedule schedule = new Theorem17().schedule(s).orElseThrow();
    assertThat(schedule.formula()).isEqualTo("1/(beta L) = 0.125");
    Bound bound = new Theorem17().bound(s, ORIGIN, schedule.eta()).orElseThrow();
    assertThat(bound.at(1)).isCloseTo(10 * 127.0 / 128, within(1e-14));
  }

  /** gamma eta mu (2 - eta beta L) = (1/2)(1/16)(2 - 1/2) = 3/64. */
  @Test
  void aSmallerStepHasItsOwnRate() {
    Setting s = Settings.up(Guarantee.biased(0.125, 2, 0.5, Double.NaN));
    Bound bound = new Theorem18().bound(s, ORIGIN, k -> 0.0625).orElseThrow();
    assertThat(bound.at(1)).isCloseTo(10 * 61.0 / 64, within(1e-14));
    Bound of17 = new Theorem17().bound(s, ORIGIN, k -> 0.0625).orElseThrow();
    assertThat(of17.at(1)).isCloseTo(10 * (1 - 0.0625 * 0.0625 * 1.5), within(1e-14));
  }

  /** mu = 1/2, at the best step: 1 - (gamma/beta)/8 = 31/32, 1 - (alpha/beta^2)/8 = 255/256. */
  @Test
  void ratesAreProportionalToMu() {
    Guarantee c = Guarantee.biased(0.125, 2, 0.5, 4);
    Setting s = Settings.with(1, 0.5, c, Guarantee.unbiased(1));
    assertThat(new Theorem18().bound(s, ORIGIN, k -> 0.125).orElseThrow().at(1))
        .isCloseTo(10 * 31.0 / 32, within(1e-14));
    assertThat(new Theorem17().bound(s, ORIGIN, k -> 0.125).orElseThrow().at(1))
        .isCloseTo(10 * 255.0 / 256, within(1e-14));
    assertThat(new Theorem19().bound(s, ORIGIN, k -> 0.125).orElseThrow().at(1))
        .isCloseTo(10 * 63.0 / 64, within(1e-14));
  }

  /** Twice the best step is allowed and promises nothing; more is not allowed. */
  @Test
  void stepsReachToTwiceTheBest() {
    Setting s = Settings.up(Guarantee.biased(0.125, 2, 0.5, Double.NaN));
    for (Theorem theorem : new Theorem[] {new Theorem17(), new Theorem18()}) {
      assertThat(theorem.bound(s, ORIGIN, k -> 0.25).orElseThrow().at(50)).isEqualTo(10);
      assertThat(theorem.bound(s, ORIGIN, k -> 0.2501)).isEmpty();
      assertThat(theorem.assumptions(s, k -> k == 9 ? 0.3 : 0.2))
          .filteredOn(assumption -> !assumption.holds())
          .extracting(Assumption::text)
          .containsExactly("0 < eta <= 2/(beta L) = 0.25 (eta_9 = 0.3)");
    }
  }

  /** By Theorem 7, alpha = gamma = 1 and beta = zeta = 3. */
  @Test
  void unbiasedCompressorsBelongToAllClasses() {
    Setting s = Settings.up(Guarantee.unbiased(3));
    assertThat(new Theorem18().bound(s, ORIGIN, k -> 1.0 / 12).orElseThrow().at(1))
        .isCloseTo(10 * (1 - 1.0 / 12), within(1e-14));
    assertThat(new Theorem17().bound(s, ORIGIN, k -> 1.0 / 12).orElseThrow().at(1))
        .isCloseTo(10 * (1 - 1.0 / 36), within(1e-14));
    assertThat(new Theorem19().bound(s, ORIGIN, k -> 1.0 / 12)).isEmpty();
  }

  /** 1 - eta mu (2 - eta L) = (1 - eta)^2 where mu = L = 1: exact for f = x^2/2. */
  @Test
  void nothingCompressedIsGradientDescent() {
    Guarantee exact = Guarantee.unbiased(1);
    Setting s = new Setting(1, 1, 100, 1, 1, 1, 1, exact, exact, Noise.NONE);
    Bound bound = new Theorem18().bound(s, ORIGIN, k -> 0.5).orElseThrow();
    assertThat(bound.at(4)).isEqualTo(10 * Math.pow(0.25, 4));
  }

  @Test
  void aClassThatIsNotPromisedIsSaidSo() {
    Setting s = Settings.up(Guarantee.biased(Double.NaN, Double.NaN, Double.NaN, 2));
    assertThat(new Theorem17().assumptions(s, k -> Double.NaN))
        .extracting(Assumption::text)
        .contains("C is in B1(alpha, beta) (alpha = not known, beta = not known)");
    assertThat(new Theorem18().assumptions(s, k -> Double.NaN))
        .extracting(Assumption::text)
        .contains("C is in B2(gamma, beta) (gamma = not known, beta = not known)");
    assertThat(new Theorem17().schedule(s)).isEmpty();
    assertThat(new Theorem18().schedule(s)).isEmpty();
  }
}
