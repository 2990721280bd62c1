package terse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
  /** Tables of the distribution. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.95, 12.706204736432095",
    "2, 0.95, 4.302652729911275",
    "4, 0.95, 2.7764451051977934",
    "9, 0.95, 2.2621571627409915",
    "29, 0.95, 2.045229642132703",
    "1000, 0.95, 1.9623390808264078",
    "1, 0.5, 1.0",
    "5, 0.99, 4.032142983557536"
  })
  void quantilesAreThoseOfTables(int freedom, double confidence, double expected) {
    assertThat(StudentT.twoSided(freedom, confidence)).isCloseTo(expected, within(1e-9 * expected));
  }

  /** One degree of freedom is Cauchy's distribution: P(|T| <= t) = 2/pi arctan t. */
  @Property
  void oneDegreeIsCauchy(@ForAll @DoubleRange(min = 0, max = 1e6) double t) {
    assertThat(StudentT.within(1, t)).isCloseTo(2 / Math.PI * Math.atan(t), within(1e-11));
  }

  /** Two degrees: P(|T| <= t) = t/sqrt(2 + t^2). */
  @Property
  void twoDegreesAreKnownToo(@ForAll @DoubleRange(min = 0, max = 1e6) double t) {
    assertThat(StudentT.within(2, t)).isCloseTo(t / Math.sqrt(2 + t * t), within(1e-12));
  }

  @Property
  void theQuantileIsTheInverse(
      @ForAll @IntRange(min = 1, max = 200) int freedom,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double confidence) {
    double t = StudentT.twoSided(freedom, confidence);
    assertThat(StudentT.within(freedom, t)).isCloseTo(confidence, within(1e-12));
  }

  @Test
  void manyDegreesTendToTheNormalDistribution() {
    assertThat(StudentT.twoSided(10_000_000, 0.95)).isCloseTo(1.959963984540054, within(1e-6));
  }
}
