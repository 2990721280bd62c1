package terse.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.certify.EnergyKept.Law;
import terse.certify.EnergyKept.Measured;

/** Section 4.1 of Beznosikov et al. (JMLR 2023), by integration and by Monte Carlo. */
class EnergyKeptTest {
  /** Standard errors that a mean may be off: 2e-9 a comparison, of which there are 24. */
  private static final double Z = 6;

  private static final int DRAWN = 4_000_000;

  /** Table 4 as it is printed: right to its last digit. */
  @ParameterizedTest
  @CsvSource({
    "NORMAL,3,100,18.65",
    "NORMAL,3,1000,31.10",
    "NORMAL,3,10000,43.98",
    "NORMAL,3,100000,57.08",
    "NORMAL,5,100,27.14",
    "NORMAL,5,1000,47.70",
    "NORMAL,5,10000,69.07",
    "NORMAL,5,100000,90.85",
    "NORMAL_AT_2,3,100,53.45",
    "NORMAL_AT_2,3,1000,75.27",
    "NORMAL_AT_2,3,10000,95.81",
    "NORMAL_AT_2,3,100000,115.53",
    "NORMAL_AT_2,5,100,81.60",
    "NORMAL_AT_2,5,1000,118.56",
    "NORMAL_AT_2,5,10000,153.13",
    "NORMAL_AT_2,5,100000,186.22"
  })
  void table4(Law law, int k, int d, double printed) {
    double exact = EnergyKept.exactly(law, k, d);
    assertThat(exact).as("exactly, against the printed value").isCloseTo(printed, within(0.005));
    Measured measured = EnergyKept.byMonteCarlo(law, k, d, Math.min(10_000, DRAWN / d), 7);
    assertThat(measured.mean()).as("measured").isCloseTo(exact, within(Z * measured.error()));
  }

  /** Lemma 20 (a): what Top-k leaves of uniform coordinates, beside (d - k)/3 of Rand-k. */
  @ParameterizedTest
  @CsvSource({"1,1", "1,2", "1,10", "3,10", "10,10", "5,100", "20,100", "30,1000"})
  void lemma20OfUniformCoordinates(int k, int d) {
    double left = d / 3.0 - EnergyKept.exactly(Law.UNIFORM, k, d);
    double ratio = (1 - k / (d + 1.0)) * (1 - k / (d + 2.0));
    assertThat(left).isCloseTo((d - k) / 3.0 * ratio, within(1e-8 * d));
    double one = EnergyKept.exactly(Law.UNIFORM, 1, d) / EnergyKept.secondMoment(Law.UNIFORM);
    assertThat(one).isCloseTo(3.0 * d / (d + 2), within(1e-9));
    Measured measured = EnergyKept.byMonteCarlo(Law.UNIFORM, k, d, 4000, 8);
    assertThat(d / 3.0 - measured.mean()).isCloseTo(left, within(Z * measured.error() + 1e-9));
  }

  /** Lemma 20 (b): the largest of d exponential coordinates. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 100, 1000, 100_000})
  void lemma20OfExponentialCoordinates(int d) {
    double sum = 0;
    double squares = 0;
    for (int i = 1; i <= d; i++) {
      sum += 1.0 / i;
      squares += 1.0 / i / i;
    }
    double ratio =
        EnergyKept.exactly(Law.EXPONENTIAL, 1, d) / EnergyKept.secondMoment(Law.EXPONENTIAL);
    assertThat(ratio).isCloseTo(squares / 2 + sum * sum / 2, within(1e-8));
    if (d <= 1000) {
      Measured measured = EnergyKept.byMonteCarlo(Law.EXPONENTIAL, 1, d, 2000, 9);
      assertThat(measured.mean() / 2).isCloseTo(ratio, within(Z * measured.error() / 2));
    }
  }

  @ParameterizedTest
  @EnumSource
  void topDKeepsAll(Law law) {
    assertThat(EnergyKept.exactly(law, 4, 4))
        .isCloseTo(4 * EnergyKept.secondMoment(law), within(1e-8));
  }

  @Test
  void theNormalTailIsThatOfTheTables() {
    assertThat(EnergyKept.Normal.tail(0)).isEqualTo(0.5);
    assertThat(EnergyKept.Normal.tail(1)).isCloseTo(0.15865525393145705, within(1e-15));
    assertThat(EnergyKept.Normal.tail(-2)).isCloseTo(0.9772498680518208, within(1e-15));
    assertThat(EnergyKept.Normal.tail(5)).isCloseTo(2.8665157187919333e-7, within(1e-20));
    assertThat(EnergyKept.Normal.tail(10)).isCloseTo(7.619853024160489e-24, within(1e-36));
    assertThat(EnergyKept.Normal.tail(3 - 1e-12))
        .isCloseTo(EnergyKept.Normal.tail(3), within(1e-14));
  }
}
