package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import terse.vector.Coins;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Decoder;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class SignedIntegersTest {
  private static final Decoder NOBODY = (in, y, scale) -> {};
  private static final long LARGEST = (1L << 62) - 1;

  private static Message write(long... z) {
    BitWriter out = new BitWriter(Sending.envelope(0, Precision.FLOAT32), 0);
    SignedIntegers.write(z, z.length, out);
    return out.finish(NOBODY, z.length);
  }

  private static void assertReadBack(long... z) {
    Message message = write(z);
    BitReader in = message.reader();
    Sending.litterScratch(z.length);
    long[] read = SignedIntegers.read(in, z.length);
    assertThat(LongStream.of(read).limit(z.length))
        .containsExactlyElementsOf(LongStream.of(z).boxed().toList());
    assertThat(in.remaining()).isZero();
  }

  static Stream<long[]> sequences() {
    Coins coins = new Coins(3);
    return Stream.concat(
        Stream.of(
            new long[] {0},
            new long[] {-1},
            new long[] {LARGEST},
            new long[] {-LARGEST},
            new long[] {LARGEST, 0, -LARGEST, 1},
            new long[] {0, 0, 0, 1L << 40, 0, 0, -3, 0},
            new long[100],
            LongStream.range(-300, 300).toArray()),
        Stream.iterate(1, e -> e <= 61, e -> e + 3)
            .map(
                e ->
                    LongStream.range(0, 40)
                        .map(i -> coins.nextLong() >> (62 - e + coins.nextInt(3) * 2L))
                        .map(z -> Math.max(-LARGEST, Math.min(LARGEST, z)))
                        .toArray()));
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void everythingIsReadBack(long[] z) {
    assertReadBack(z);
  }

  /**
   * For rounded normal numbers the cost is within 1 % of the entropy of their distribution, and 16
   * bits.
   */
  @ParameterizedTest
  @CsvSource({
    "0.3", "0.7", "1", "2.5", "5.9", "11.7", "11.9", "12", "12.1", "13", "100", "1e5", "1e12"
  })
  void normalNumbersCostTheirEntropy(double deviation) {
    int d = 20_000;
    Coins coins = new Coins(5);
    long[] z = new long[d];
    double information = 0;
    for (int j = 0; j < d; j++) {
      double v = deviation * coins.nextGaussian();
      z[j] = Math.round(v);
      information -= Math.log(density(z[j], deviation)) / Math.log(2);
    }
    assertReadBack(z);
    assertThat((double) write(z).bits()).isBetween(information * 0.99, information * 1.01 + 16);
  }

  /** The probability that a rounded normal number is z, by Simpson's rule. */
  private static double density(long z, double deviation) {
    int steps = deviation < 3 ? 64 : 2;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double t = (z - 0.5 + (double) i / steps) / deviation;
      sum += Math.exp(-t * t / 2) * (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2);
    }
    return sum / (3 * steps) / (deviation * Math.sqrt(2 * Math.PI));
  }

  @Test
  void everySortHasItsUse() {
    long[] normal = LongStream.range(0, 64).map(j -> j * j % 41 - 20).toArray();
    assertThat(write(normal).payload()[0] & 1).as("normal").isZero();
    long[] few = {300, -200};
    assertThat(write(few).payload()[0] & 3).as("rice").isEqualTo(0b01);
    long[] sparse = new long[60];
    sparse[7] = 1L << 50;
    assertThat(write(sparse).payload()[0] & 3).as("elias").isEqualTo(0b11);
    assertThat(write(sparse).bits()).isEqualTo(2 + 59 + 2 * 51 + 1);
    for (long[] z : new long[][] {normal, few, sparse}) {
      assertReadBack(z);
    }
  }

  @Test
  void theSortIsTheHeaderAndTheNumbersAreLevels() {
    Message message = write(300, -200);
    assertThat(message.bits(Part.HEADER)).isEqualTo(2 + 6);
    assertThat(message.bits(Part.HEADER) + message.bits(Part.LEVELS)).isEqualTo(message.bits());
  }

  @Test
  void zerosCostNextToNothing() {
    assertThat(write(new long[1_000_000]).bits()).isLessThan(150);
  }

  @Test
  void oneNumberOfManyIsFound() {
    long[] z = new long[5000];
    z[4711] = -1;
    assertThat(write(z).bits()).isLessThan(60);
    assertReadBack(z);
  }
}
