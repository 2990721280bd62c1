package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import terse.compress.Guarantee;

class Section64Test {
  private static final double L = 4;
  private static final double MU = 1;

  private static Realised realised() {
    Setting s = Settings.up(Guarantee.NONE);
    return new Section64().realised(s, new Origin(10, 4, 0)).orElseThrow();
  }

  /** v = (3, 0), g = (3, 4): |v - g|^2/|g|^2 = 16/25, delta = 25/9, 1 - (1/4)(9/25) = 91/100. */
  @Test
  void atOneOverLItIsThePrintedFactor() {
    assertThat(realised().start()).isEqualTo(10);
    assertThat(realised().factor(1 / L, 9.0 / 25, 9.0 / 25)).isCloseTo(0.91, within(1e-15));
  }

  /** eta = 1/8: rho = (1/8)(9/25)(1 - 1/4) = 27/800, 1 - 2 rho = 373/400. */
  @Test
  void anyStepSizeHasItsFactor() {
    assertThat(realised().factor(0.125, 9.0 / 25, 9.0 / 25)).isCloseTo(373.0 / 400, within(1e-15));
  }

  /** v = 3 g at 1/L: rho = (1/4)(3 - 9/2) = -3/8, and 1 - 2 L rho = 4 = (1 - 3)^2. */
  @Test
  void aRoundMayClimb() {
    assertThat(realised().factor(1 / L, 3, 9)).isCloseTo(4, within(1e-15));
  }

  @Test
  void nothingIsAssumedOfTheClassOrTheStepSizes() {
    Setting s = Settings.up(Guarantee.NONE);
    assertThat(new Section64().assumptions(s, k -> 1e9)).allMatch(Assumption::holds);
    assertThat(new Section64().bound(s, new Origin(1, 1, 1), k -> 1)).isEmpty();
    assertThat(new Section64().schedule(s)).isEmpty();
    assertThat(new Section64().realised(Settings.noisy(Noise.UNKNOWN), new Origin(1, 1, 1)))
        .isEmpty();
  }

  /** f = (mu x_1^2 + L x_2^2)/2 after any step along any v is below the factor times f. */
  @Property
  void everyStepOnAQuadraticStaysUnderItsFactor(
      @ForAll @DoubleRange(min = -3, max = 3) double x1,
      @ForAll @DoubleRange(min = -3, max = 3) double x2,
      @ForAll @DoubleRange(min = -20, max = 20) double v1,
      @ForAll @DoubleRange(min = -20, max = 20) double v2,
      @ForAll @DoubleRange(min = 0.01, max = 1) double eta) {
    double g1 = MU * x1;
    double g2 = L * x2;
    double square = g1 * g1 + g2 * g2;
    if (square < 1e-12) {
      return;
    }
    double factor =
        realised().factor(eta, (v1 * g1 + v2 * g2) / square, (v1 * v1 + v2 * v2) / square);
    assertThat(f(x1 - eta * v1, x2 - eta * v2))
        .isLessThanOrEqualTo(factor * f(x1, x2) * (1 + 1e-9));
  }

  private static double f(double x1, double x2) {
    return (MU * x1 * x1 + L * x2 * x2) / 2;
  }
}
