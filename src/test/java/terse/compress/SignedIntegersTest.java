package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
   * For rounded normal numbers the cost is within 3 % of the entropy of their distribution, within
   * 1 % where it is near the bound of Lemma 2.1, and 16 bits.
   */
  @ParameterizedTest
  @CsvSource({
    "0.2,1.01",
    "0.3,1.01",
    "0.35,1.03",
    "0.5,1.03",
    "0.7,1.03",
    "1,1.03",
    "1.6,1.03",
    "2.5,1.03",
    "5.9,1.01",
    "8.3,1.015",
    "8.5,1.015",
    "12,1.01",
    "13,1.01",
    "100,1.002",
    "1e5,1.002",
    "1e12,1.002"
  })
  void normalNumbersCostTheirEntropy(double deviation, double most) {
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
    assertThat((double) write(z).bits()).isBetween(information * 0.99, information * most + 16);
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

  private static int sort(long... z) {
    assertReadBack(z);
    return write(z).payload()[0] & 3;
  }

  private static long[] normal(int d, double deviation) {
    Coins coins = new Coins(d);
    return DoubleStream.generate(() -> deviation * coins.nextGaussian())
        .limit(d)
        .mapToLong(Math::round)
        .map(z -> Math.max(-LARGEST, Math.min(LARGEST, z)))
        .toArray();
  }

  @Test
  void everySortHasItsUse() {
    for (double deviation : new double[] {0.4, 0.6, 1, 1.4, 2, 6}) {
      assertThat(sort(normal(124, deviation))).as("prefix, %s", deviation).isZero();
    }
    assertThat(sort(normal(124, 9))).as("range: Lemma 2.1 allows less").isEqualTo(1);
    assertThat(sort(normal(10_000, 5))).as("prefix").isZero();
    assertThat(sort(normal(10_000, 1000))).as("range").isEqualTo(1);
    long[] sparse = new long[60];
    sparse[7] = 1L << 50;
    assertThat(sort(sparse)).as("sparse").isEqualTo(2);
    assertThat(write(sparse).bits()).isEqualTo(2 + 3 + 6 + 1 + 1 + (2 * 49 + 1));
    assertThat(sort(300, -200)).as("rice").isEqualTo(3);
    assertThat(write(300, -200).bits()).isEqualTo(2 + 6 + (2 + 1 + 8) + (1 + 1 + 8));
  }

  /** Half of them one, half of them some thousands: the shortest of the codes is taken. */
  @Test
  void numbersUnlikeNormalOnesAreNotCodedAsSuch() {
    long[] z = LongStream.range(0, 200).map(j -> j % 9 == 0 ? 3000 + j : j % 2).toArray();
    assertThat(sort(z)).isEqualTo(2);
    long[] geometric =
        LongStream.range(-100, 100)
            .map(j -> Math.round(40 * Long.signum(j) * Math.log(101.0 / (101 - Math.abs(j)))))
            .toArray();
    assertThat(sort(geometric)).isEqualTo(3);
  }

  /** Of one or two numbers, too, and where the last group of a table is not full. */
  @ParameterizedTest
  @ValueSource(doubles = {0.45, 1, 3, 300, 2e17})
  void everyNumberOfNumbersIsReadBack(double deviation) {
    for (int d = 1; d < 70; d++) {
      long[] z = normal(d, deviation);
      assertReadBack(z);
      z[d - 1] = -1_000_000;
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
