package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PowersTest {
  @ParameterizedTest
  @CsvSource({
    "2,10,1024",
    "2,-1074,4.9e-324",
    "2,1023,8.98846567431158e307",
    "3,4,81",
    "3,0,1",
    "1.5,2,2.25"
  })
  void powersAreExactWhereDoublesAre(double base, int k, double power) {
    assertThat(Powers.of(base, k)).isEqualTo(power);
  }

  @ParameterizedTest
  @CsvSource({"10,-1,0.1", "10,-3,0.001", "1.5,-1,0.6666666666666666", "10,-311,1e-311"})
  void powersBelowOneAreNearlyExact(double base, int k, double power) {
    assertThat(Powers.of(base, k)).isCloseTo(power, within(1e-14 * power + Double.MIN_VALUE));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.001, 1.5, Math.E, 10, 1e100})
  void powersGrow(double base) {
    int lowest = Powers.lowest(base);
    int highest = Powers.highest(base);
    assertThat(Powers.of(base, lowest)).isGreaterThanOrEqualTo(0x1p-1040);
    assertThat(Powers.of(base, lowest - 1)).isLessThan(0x1p-1040);
    assertThat(Powers.of(base, highest + 1)).isInfinite();
    for (int k = lowest; k < highest; k++) {
      double ratio = Powers.of(base, k + 1) / Powers.of(base, k);
      assertThat(ratio).isCloseTo(base, within(1e-7 * base));
    }
  }

  /** With or without a table, the floor of a power is its own exponent. */
  @ParameterizedTest
  @ValueSource(ints = {0, 7, 4096})
  void floorIsExact(int room) {
    for (double base : new double[] {1.001, 1.7, 10}) {
      Powers powers = new Powers(base, -20, room);
      for (int k = -40; k < 40; k++) {
        double power = Powers.of(base, k);
        assertThat(powers.of(k)).isEqualTo(power);
        assertThat(powers.floor(power)).isEqualTo(k);
        assertThat(powers.floor(Math.nextDown(power))).isEqualTo(k - 1);
      }
    }
  }

  @Test
  void carriesRoundToPowersOfTwo() {
    long almostOne = (1L << 52) - 1;
    assertThat(Powers.binary(1, almostOne)).isZero();
    assertThat(Powers.binary(1.25, 0x3L << 50)).isEqualTo(1);
    assertThat(Powers.binary(1.25, (0x3L << 50) - 1)).isZero();
    assertThat(Powers.binary(Double.MIN_VALUE, almostOne)).isEqualTo(-1074);
    assertThat(Powers.binary(3 * Double.MIN_VALUE, 1L << 51)).isEqualTo(-1072);
    assertThat(Powers.binary(Math.nextDown(Double.MIN_NORMAL), 1L << 51)).isEqualTo(-1022);
  }
}
