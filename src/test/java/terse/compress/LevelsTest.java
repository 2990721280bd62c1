package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import terse.certify.Information;
import terse.vector.Coins;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Decoder;
import terse.wire.MalformedMessageException;
import terse.wire.Message;
import terse.wire.Precision;

/** The wire format of levels, and how near its codes come to the entropy of quantised vectors. */
class LevelsTest {
  private static final Decoder NOBODY = (in, y, scale) -> {};

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadBack(Code code) {
    Coins coins = new Coins(5);
    for (int top : new int[] {1, 2, 3, 16, 300, 2098, 1 << 30}) {
      for (int d : new int[] {1, 2, 9, 64, 65, 700}) {
        for (int sparsity = 0; sparsity < 4; sparsity++) {
          for (int count : new int[] {0, d / 3, d}) {
            Levels format = new Levels(top, count, 1 + top / 2, code, l -> l * 0.01);
            check(format, values(coins, d, top, sparsity));
          }
        }
      }
    }
  }

  private static double[] values(Coins coins, int d, int top, int sparsity) {
    double[] x = new double[d];
    for (int j = 0; j < d; j++) {
      boolean zero = sparsity == 3 || coins.nextInt(1 + 5 * sparsity) != 0;
      int level = 1 + (coins.nextInt(3) == 0 ? coins.nextInt(top) : 0);
      x[j] = zero ? 0 : coins.nextInt(2) == 0 ? level : -level;
    }
    return x;
  }

  private static void check(Levels format, double[] x) {
    int k = 0;
    for (int j = 0; j < x.length; j++) {
      if (x[j] != 0) {
        Levels.positions(x.length)[k] = j;
        Levels.magnitudes(x.length)[k++] = (int) Math.abs(x[j]);
      }
    }
    BitWriter out = new BitWriter(Sending.envelope(0, Precision.FLOAT32), 100);
    format.write(x, k, out);
    Message message = out.finish(NOBODY, x.length);
    Sending.litterScratch(x.length);
    BitReader in = message.reader();
    int read = format.read(in, x.length);
    double[] y = new double[x.length];
    for (int i = 0; i < read; i++) {
      y[Levels.positions(read)[i]] = Levels.magnitudes(read)[i];
    }
    assertThat(in.remaining()).as("%s", format).isZero();
    assertThat(y).as("%s", format).containsExactly(x);
  }

  /** Every level has one rank, the nearer the lower. */
  @Test
  void ranksAreAllPlacesByDistance() {
    for (int top = 1; top <= 12; top++) {
      for (int centre = 1; centre <= top; centre++) {
        int last = 0;
        for (int rank = 0; rank < top; rank++) {
          int level = Magnitudes.level(rank, centre, top);
          assertThat(level).isBetween(1, top);
          assertThat(Magnitudes.rank(level, centre, top)).isEqualTo(rank);
          assertThat(Math.abs(level - centre)).isGreaterThanOrEqualTo(last);
          last = Math.abs(level - centre);
        }
      }
    }
  }

  @Test
  void aCountAboveTheDimensionIsRefused() {
    Levels format = new Levels(1, 5, 1, Code.AUTO, l -> l);
    BitWriter out = new BitWriter(Sending.envelope(0, Precision.FLOAT32), 100);
    out.bits(0b1_10_100, 6); // the gamma code of 6 and a low digit: rank 11
    out.bits(0, 64);
    BitReader in = out.finish(NOBODY, 10).reader();
    assertThatThrownBy(() -> format.read(in, 10)).isInstanceOf(MalformedMessageException.class);
  }

  /** At one level, fewer bits than a plain Elias code, and than the formula of QSGD's theorem. */
  @ParameterizedTest
  @CsvSource({"66,88,112", "124,110,167", "301,167,290"})
  void qsgdOfOneLevelBeatsEliasAndTheFormula(int d, double elias, double formula) {
    double bits = GaussianBits.mean(Qsgd.of(1), d, 400);
    assertThat(bits).isLessThan(elias - 14).isLessThan(formula - 40);
  }

  static Stream<Arguments> gaussian() {
    return IntStream.of(100, 10_000, 1_000_000)
        .boxed()
        .flatMap(d -> IntStream.of(1, 4, 16).mapToObj(s -> Arguments.of(d, s)));
  }

  @ParameterizedTest
  @MethodSource("gaussian")
  void qsgdOfGaussianVectorsIsNearItsEntropy(int d, int levels) {
    double[] values = IntStream.rangeClosed(0, levels).mapToDouble(l -> l).toArray();
    double entropy = GaussianBits.entropy(d, Arrays.stream(values).map(v -> v / levels).toArray());
    int vectors = d == 100 ? 300 : d == 10_000 ? 20 : 2;
    assertThat(GaussianBits.mean(Qsgd.of(levels), d, vectors) / entropy).isLessThan(1.06);
    Qsgd ranged = new Qsgd(levels, "2", Code.RANGE);
    assertThat(GaussianBits.mean(ranged, d, vectors) / entropy).isLessThan(d == 100 ? 1.04 : 1.01);
  }

  /** What messages say, counted from messages, is what integrals over the law say. */
  @ParameterizedTest
  @CsvSource({"100,1", "100,4", "100,16", "10000,16"})
  void informationIsTheEntropyOfTheLaw(int d, int levels) {
    double[] values = IntStream.rangeClosed(0, levels).mapToDouble(l -> l).toArray();
    double uniform = GaussianBits.entropy(d, Arrays.stream(values).map(v -> v / levels).toArray());
    assertThat(Information.of(Qsgd.of(levels), d, 3).entropy() / uniform).isBetween(0.97, 1.01);
    double[] powers =
        Arrays.stream(values).map(l -> l == 0 ? 0 : Math.pow(2, l - levels)).toArray();
    double binary = GaussianBits.entropy(d, powers);
    Compressor dithering = NaturalDithering.of(levels, "2");
    assertThat(Information.of(dithering, d, 3).entropy() / binary).isBetween(0.97, 1.01);
  }

  /** Many levels, so that layers would be many too. */
  @ParameterizedTest
  @CsvSource({"100,300", "10000,1000"})
  void qsgdOfManyLevelsIsNearItsEntropy(int d, int levels) {
    double[] values = IntStream.rangeClosed(0, levels).mapToDouble(l -> l).toArray();
    double entropy = GaussianBits.entropy(d, Arrays.stream(values).map(v -> v / levels).toArray());
    assertThat(GaussianBits.mean(Qsgd.of(levels), d, 20) / entropy).isLessThan(1.05);
  }

  @ParameterizedTest
  @CsvSource({
    "2,4,100",
    "2,16,100",
    "3,8,100",
    "2,8,10000",
    "3,16,10000",
    "1.2,16,10000",
    "2,16,100000"
  })
  void ditheringOfGaussianVectorsIsNearItsEntropy(double base, int levels, int d) {
    double[] values =
        IntStream.rangeClosed(0, levels)
            .mapToDouble(l -> l == 0 ? 0 : Math.pow(base, l - levels))
            .toArray();
    double entropy = GaussianBits.entropy(d, values);
    int vectors = d == 100 ? 300 : 5;
    Compressor compressor = ExponentialDithering.of(base, levels, "2");
    assertThat(GaussianBits.mean(compressor, d, vectors) / entropy).isLessThan(1.1);
    Compressor ranged = new ExponentialDithering(base, levels, "2", Code.RANGE);
    double most = d == 100 ? 1.04 : 1.02;
    assertThat(GaussianBits.mean(ranged, d, vectors) / entropy).isLessThan(most);
  }

  /** Without their norm, exponents and signs of a gaussian coordinate have 3.589 bits at base 2. */
  @ParameterizedTest
  @CsvSource({"100,1.1,1.04", "10000,1.08,1.02", "100000,1.06,1.01"})
  void roundingOfGaussianVectorsIsNearItsEntropy(int d, double fast, double ranged) {
    double entropy = 3.5888 * d;
    int vectors = d == 100 ? 300 : 5;
    assertThat(GaussianBits.mean(Rounding.of(2, true), d, vectors) / entropy).isLessThan(fast);
    Compressor slow = new Rounding(2, true, Code.RANGE);
    assertThat(GaussianBits.mean(slow, d, vectors) / entropy).isLessThan(ranged);
  }
}
