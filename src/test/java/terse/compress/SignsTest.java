package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.Message;
import terse.wire.Precision;

/**
 * The bit order of signs, and the kernels that pack and unpack it, against loops over single
 * coordinates.
 */
class SignsTest {
  private static final int BLOCK = 64 * 384;

  /** Gaussian numbers with zeros of both signs and subnormals among them. */
  private static Vector signs(int d, long seed) {
    Coins coins = new Coins(Coins.key(seed, d));
    double[] rare = {0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE};
    return NastyVectors.make(
        d, j -> coins.nextInt(4) == 0 ? rare[coins.nextInt(4)] : coins.nextGaussian());
  }

  /** The place on the wire of each coordinate's sign, from the definition. */
  private static int[] places(int d) {
    int[] places = new int[d];
    int from = 0;
    while (d - from >= 2048) {
      int r = Math.min(384, (d - from) / 64);
      for (int k = 0; k < 64; k++) {
        for (int j = 0; j < r; j++) {
          places[from + k * r + j] = from + 64 * j + k;
        }
      }
      from += 64 * r;
    }
    for (; from < d; from++) {
      places[from] = from;
    }
    return places;
  }

  private static void check(Vector x) {
    int d = x.dimension();
    Message message = new Sign().compress(x, Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits()).isEqualTo(d);
    byte[] payload = message.payload();
    int[] places = places(d);
    for (int j = 0; j < d; j++) {
      int bit = payload[places[j] >> 3] >> (places[j] & 7) & 1;
      if (bit != (x.get(j) < 0 ? 1 : 0)) {
        assertThat(bit).as("sign of %s, coordinate %d of %d", x.get(j), j, d).isEqualTo(1 - bit);
      }
    }
    Vector one = NastyVectors.make(d, j -> x.get(j) < 0 ? -1 : 1);
    assertThat(Sending.value(message)).isEqualTo(one);

    for (Precision precision : Precision.values()) {
      Message scaled = new ScaledSign().compress(x, Sending.envelope(0, precision));
      BitReader in = scaled.reader();
      double mean = in.real();
      double exact = 0;
      for (double v : x.array()) {
        exact += Math.abs(v) / d;
      }
      double slack = precision == Precision.FLOAT32 ? 0x1p-23 : 1e-12;
      assertThat(mean).isCloseTo(exact, within(slack * exact + Float.MIN_VALUE));
      assertThat(scaled.bits()).isEqualTo(d + precision.bits());
      Vector y = NastyVectors.gaussian(d, 5);
      Vector expected = NastyVectors.make(d, j -> y.get(j) + -0.25 * mean * one.get(j));
      scaled.addTo(y, -0.25);
      assertThat(y).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        1,
        63,
        64,
        65,
        127,
        128,
        2047,
        2048,
        2049,
        2111,
        2112,
        2113,
        4095,
        4096,
        4097,
        BLOCK - 64,
        BLOCK - 1,
        BLOCK,
        BLOCK + 1,
        BLOCK + 63,
        BLOCK + 64,
        BLOCK + 2047,
        BLOCK + 2048,
        BLOCK + 2049,
        2 * BLOCK - 1,
        2 * BLOCK,
        2 * BLOCK + 1,
        100_000
      })
  void atTheEdgesOfBlocks(int d) {
    check(signs(d, 1));
  }

  @Property(tries = 100)
  void atAnyDimension(@ForAll @IntRange(min = 1, max = 9000) int d, @ForAll long seed) {
    check(signs(d, seed));
  }

  @ParameterizedTest
  @ValueSource(ints = {2048, 30_000})
  void oneNegativeCoordinateSetsOneBit(int d) {
    int[] places = places(d);
    for (int j = 0; j < d; j += 97) {
      Vector x = Vector.zeros(d).fill(-0.0);
      x.set(j, -1);
      byte[] payload = new Sign().compress(x, Sending.envelope(0, Precision.FLOAT32)).payload();
      assertThat(java.math.BigInteger.ONE.shiftLeft(places[j]))
          .isEqualTo(new java.math.BigInteger(1, reversed(payload)));
    }
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[bytes.length - 1 - i] = bytes[i];
    }
    return reversed;
  }
}
