package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.testing.Chance;
import terse.vector.NotFiniteException;
import terse.vector.Vector;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class NaturalTest extends CompressorContract {
  @Override
  List<Compressor> compressors(int d) {
    return List.of(new Natural(), new Natural(Code.AUTO));
  }

  @Override
  boolean isRandom(Compressor compressor, int d) {
    return true;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100, 4095, 4096, 4097, 30_000})
  void nineBitsACoordinateAndTwelveAtFloat64(int d) {
    Vector x = NastyVectors.gaussian(d, 1);
    Message single = new Natural().compress(x, Sending.envelope(0, Precision.FLOAT32));
    assertThat(single.bits()).isEqualTo(9L * d);
    assertThat(single.bits(Part.SIGNS)).isEqualTo(d);
    assertThat(single.bits(Part.LEVELS)).isEqualTo(8L * d);
    Message twice = new Natural().compress(x, Sending.envelope(0, Precision.FLOAT64));
    assertThat(twice.bits()).isEqualTo(12L * d + 1);
  }

  @Test
  void theWireHoldsExponentsThenSigns() {
    Message message =
        new Natural().compress(Vector.of(1, -4, 0), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.payload()).containsExactly(127, (byte) 129, 0, 0b010);
  }

  /** In blocks, in what is left over, with and without strange coordinates: the same law. */
  @ParameterizedTest
  @ValueSource(doubles = {0x1p-126, 1e-30, 0.75, 1, 1.3, -2.9, -1e38, 3.4e38})
  void coordinatesBecomeNeighbouringPowers(double v) {
    int d = 16_384 + 4096 + 500;
    for (double strange : new double[] {0, 1e-39, 2.5e38}) {
      Vector x = Vector.zeros(d).fill(v);
      x.set(77, strange);
      x.set(16_384 + 77, strange);
      Message message = new Natural().compress(x, Sending.envelope(5, Precision.FLOAT32));
      Vector c = Sending.value(message);
      double low = Math.copySign(Math.scalb(1.0, Math.getExponent(v)), v);
      double share = v / low - 1;
      long[] ups = new long[2];
      for (int j = 0; j < d; j++) {
        if (j % 16_384 != 77) {
          assertThat(c.get(j)).isIn(low, 2 * low);
          ups[c.get(j) == low ? 0 : 1]++;
        }
      }
      if (share > 0) {
        assertThat(Chance.statistic(ups, new double[] {1 - share, share}))
            .isLessThan(Chance.chiSquare(1, 1e-6));
      } else {
        assertThat(ups[1]).isZero();
      }
    }
  }

  /**
   * The block's rows and the one-by-one path draw the same coins: a strange neighbour changes
   * nothing.
   */
  @Test
  void strangeCoordinatesDoNotChangeTheOthers() {
    Vector x = NastyVectors.gaussian(8192, 3);
    Vector plain = Sending.value(new Natural().compress(x, Sending.envelope(1, Precision.FLOAT32)));
    x.set(8191, 1e-40);
    Vector c = Sending.value(new Natural().compress(x, Sending.envelope(1, Precision.FLOAT32)));
    assertThat(c.get(8191)).isIn(0.0, 0x1p-126);
    c.set(8191, plain.get(8191));
    assertThat(c).isEqualTo(plain);
  }

  @Test
  void belowTheLeastPowerItIsThatOrZeroWithoutBias() {
    int d = 8192 + 1808;
    Vector x = Vector.zeros(d).fill(0x1p-127);
    Vector c = Sending.value(new Natural().compress(x, Sending.envelope(2, Precision.FLOAT32)));
    long[] counts = new long[2];
    for (double v : c.array()) {
      assertThat(v).isIn(0.0, 0x1p-126);
      counts[v == 0 ? 0 : 1]++;
    }
    assertThat(Chance.uniformStatistic(counts)).isLessThan(Chance.chiSquare(1, 1e-6));
  }

  /** Unbiased rounding with base 2 draws from the same coins, so that even the values agree. */
  @ParameterizedTest
  @EnumSource
  void itIsUnbiasedRoundingToPowersOfTwo(Precision precision) {
    for (int d : new int[] {1, 50, 8192, 9000}) {
      Vector x = NastyVectors.gaussian(d, 4);
      Message natural = new Natural().compress(x, Sending.envelope(3, precision));
      Message rounding = Rounding.of(2, true).compress(x, Sending.envelope(3, precision));
      Message coded = new Natural(Code.AUTO).compress(x, Sending.envelope(3, precision));
      assertThat(Sending.value(natural)).isEqualTo(Sending.value(rounding));
      assertThat(coded.payload()).isEqualTo(rounding.payload());
    }
  }

  /**
   * 9/8 is reached at 4/3: 1 with probability 2/3, 2 with 1/3, whose mean square is 2 = 9/8 16/9.
   */
  @Test
  void zetaIsReachedAtFourThirds() {
    assertThat(new Natural().guarantee(7).zeta()).isEqualTo(9 / 8.0);
    Vector x = Vector.zeros(65_536).fill(4 / 3.0);
    Vector c = Sending.value(new Natural().compress(x, Sending.envelope(0, Precision.FLOAT32)));
    assertThat(c.squaredNorm() / x.squaredNorm()).isBetween(0.98 * 9 / 8, 1.02 * 9 / 8);
  }

  /** A message that float32 cannot carry is refused in a block as in what is left of one. */
  @ParameterizedTest
  @ValueSource(doubles = {-1e39, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY})
  void whatFloat32CannotCarryIsRefusedInABlock(double v) {
    for (int at : new int[] {0, 4095, 16_383, 16_384 + 4095, 16_384 + 4096}) {
      Vector x = NastyVectors.gaussian(16_384 + 4096 + 1, 6);
      x.set(at, v);
      assertThatThrownBy(() -> new Natural().compress(x, Sending.envelope(0, Precision.FLOAT32)))
          .isInstanceOf(NotFiniteException.class)
          .hasMessageContaining("float32");
    }
  }

  @Test
  void theWholeRangeOfFloat64HasItsPowers() {
    for (double v :
        new double[] {Double.MIN_VALUE, -0x1p-1074, 0x1p-1022, 1, 0x1p972, -0x1p973, 0x1p1023}) {
      assertThat(Sending.received(new Natural(), Vector.of(v, 0)).get(0)).isEqualTo(v);
    }
    assertThatThrownBy(() -> Sending.received(new Natural(), Vector.of(1, 1.7e308)))
        .isInstanceOf(NotFiniteException.class)
        .hasMessage("natural rounds numbers up to 2^1023, but one is 1.7E308");
  }
}
