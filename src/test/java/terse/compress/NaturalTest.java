package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.testing.Chance;
import terse.vector.Coins;
import terse.vector.NotFiniteException;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.MalformedMessageException;
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

  /** Coordinate by coordinate, from the words of {@link NaturalTile} and {@link Tiles}. */
  @ParameterizedTest
  @ValueSource(ints = {4096, 4100, 8192, 16_384, 28_700})
  void everyBitOfTheWireIsWhereItShouldBe(int d) {
    Vector x = NastyVectors.gaussian(d, 3);
    x.set(d / 2, 0);
    x.set(7, -0.0);
    for (Precision precision : Precision.values()) {
      boolean single = precision == Precision.FLOAT32;
      int bias = single ? 127 : 1075;
      int width = single ? 8 : 11;
      Envelope envelope = Sending.envelope(1, precision);
      Sending.litterScratch(d);
      Message message = new Natural().compress(x, envelope);
      assertThat(message.bits(Part.SIGNS)).isEqualTo(d);
      assertThat(message.bits(Part.LEVELS)).isEqualTo((long) width * d);
      byte[] payload = message.payload();
      Coins own = new Coins(envelope.coins().nextLong());
      Vector value = Sending.value(message);
      for (int j = 0; j < d; j++) {
        double v = x.get(j);
        int exponent = 0;
        if (v != 0) {
          double low = Math.scalb(1.0, Math.getExponent(v));
          double coin = (TileCoins.coin(own, d, j) >>> 12) * 0x1p-52;
          boolean up = (Math.abs(v) - low) / low + coin >= 1;
          exponent = Math.getExponent(v) + bias + (up ? 1 : 0);
        }
        assertThat(wireExponent(payload, d, j, width)).as("coordinate %d", j).isEqualTo(exponent);
        assertThat(wireSign(payload, d, j, width)).isEqualTo(1 / v < 0 ? 1 : 0);
        double power = exponent == 0 ? 0 : Math.scalb(1.0, exponent - bias);
        assertThat(Math.abs(value.get(j))).isEqualTo(power);
      }
    }
  }

  private static int wireExponent(byte[] payload, int d, int j, int width) {
    int from = TileCoins.tile(d, j);
    int row = TileCoins.row(d - from);
    long start = (width == 8 ? 0 : 1) + (width + 1L) * from;
    if (row == 0) {
      return (int) bits(payload, start + (long) width * (j - from), width);
    }
    int i = (j - from) / row;
    int column = (j - from) % row;
    int place = 2 * (i % 4) + i % 8 / 4;
    int exponent = (int) bits(payload, start + 64L * (i / 8 * row + column) + 8L * place, 8);
    for (int p = 0; p < width - 8; p++) {
      long plane = start + 64L * (8 + p) * row;
      exponent |= (int) bit(payload, plane, i, column) << (10 - p);
    }
    return exponent;
  }

  private static long wireSign(byte[] payload, int d, int j, int width) {
    int from = TileCoins.tile(d, j);
    int row = TileCoins.row(d - from);
    long start = (width == 8 ? 0 : 1) + (width + 1L) * from;
    return row == 0
        ? bits(payload, start + (long) width * (d - from) + (j - from), 1)
        : bit(payload, start + 64L * width * row, (j - from) / row, (j - from) % row);
  }

  private static long bit(byte[] payload, long plane, int i, int column) {
    return bits(payload, plane + 64L * column + 16L * (i % 4) + i / 4, 1);
  }

  private static long bits(byte[] payload, long at, int width) {
    long value = 0;
    for (int k = 0; k < width; k++) {
      value |= (payload[(int) ((at + k) / 8)] >>> ((at + k) % 8) & 1L) << k;
    }
    return value;
  }

  /**
   * Exponents that float32 lacks beside zeros, ones and the largest: the others stay as they are.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-40, 1e-30, 1e30})
  void strangeCoordinatesDoNotChangeTheOthers(double strange) {
    Vector x = NastyVectors.gaussian(12_288, 3);
    Vector plain = Sending.value(new Natural().compress(x, Sending.envelope(1, Precision.FLOAT32)));
    for (int at : new int[] {0, 8191, 8192, 12_287}) {
      Vector y = x.copy();
      y.set(at, strange);
      Vector c = Sending.value(new Natural().compress(y, Sending.envelope(1, Precision.FLOAT32)));
      double low = strange < 0x1p-126 ? 0 : Math.scalb(1.0, Math.getExponent(strange));
      assertThat(c.get(at)).isIn(low, low == 0 ? 0x1p-126 : 2 * low);
      c.set(at, plain.get(at));
      assertThat(c).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-127, 0x1.8p-127, 0x1p-129, 0x1p-200})
  void belowTheLeastPowerItIsThatOrZeroWithoutBias(double v) {
    int d = 8192 + 1808;
    Vector x = Vector.zeros(d).fill(-v);
    Vector c = Sending.value(new Natural().compress(x, Sending.envelope(2, Precision.FLOAT32)));
    long[] counts = new long[2];
    for (double u : c.array()) {
      assertThat(u).isIn(0.0, -0x1p-126);
      counts[u == 0 ? 0 : 1]++;
    }
    double share = v / 0x1p-126;
    if (share < 1e-9) {
      assertThat(counts[1]).isZero();
    } else {
      assertThat(Chance.statistic(counts, new double[] {1 - share, share}))
          .isLessThan(Chance.chiSquare(1, 1e-6));
    }
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

  /** Infinity has no place in a message, be it in a tile or in what is left. */
  @ParameterizedTest
  @ValueSource(ints = {4096, 100})
  void anExponentOfInfinityIsRefused(int d) {
    Message honest =
        new Natural().compress(NastyVectors.gaussian(d, 1), Sending.envelope(0, Precision.FLOAT64));
    byte[] ones = honest.payload();
    Arrays.fill(ones, (byte) -1);
    Message forged = Sending.forged(honest, ones, honest.bits());
    assertThatThrownBy(() -> Sending.value(forged))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageStartingWith("an exponent of 2047 at bit ");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 3, 0, Double.NaN})
  void theBaseIsTwo(double base) {
    assertThat(new Natural(2, Code.FIXED)).isEqualTo(new Natural());
    assertThatThrownBy(() -> new Natural(base, Code.FIXED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "natural needs base = 2, but base = %s; other bases are those of rounding with"
                + " unbiased: true",
            base);
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
