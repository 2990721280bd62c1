package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.vector.Coins;
import terse.vector.Vector;

/**
 * The k largest coordinates against a stable sort, on vectors that are short, long, and hard for
 * samples and bins.
 */
class LargestTest {
  private static int[] sorted(double[] a, int k) {
    return IntStream.range(0, a.length)
        .boxed()
        .sorted(
            Comparator.comparingLong(
                (Integer j) -> -(Double.doubleToRawLongBits(a[j]) & Long.MAX_VALUE)))
        .limit(k)
        .mapToInt(j -> j)
        .sorted()
        .toArray();
  }

  private static void check(String what, double[] a, int k) {
    double[] before = a.clone();
    int[] indices = Arrays.copyOf(Largest.indices(a, k), k);
    assertThat(indices).as("%s: the %d largest of %d", what, k, a.length).isEqualTo(sorted(a, k));
    assertThat(a).isEqualTo(before);
  }

  private static double[] make(int d, IntToDoubleFunction coordinate) {
    return IntStream.range(0, d).mapToDouble(coordinate).toArray();
  }

  /** Where a vector of dimension d is sampled. */
  private static boolean[] sampled(int d) {
    boolean[] sampled = new boolean[d];
    int size = Math.min(8192, Integer.highestOneBit(d / 8));
    for (int i = 0; i < size; i++) {
      sampled[(int) ((((i * 0x9e3779b1L) & 0xffffffffL) * d) >>> 32)] = true;
    }
    return sampled;
  }

  private record Hard(String name, Vector x) {
    @Override
    public String toString() {
      return name + " d=" + x.dimension();
    }
  }

  static Stream<Hard> hard() {
    return IntStream.of(2049, 5000, 30_000)
        .boxed()
        .flatMap(
            d -> {
              Coins coins = new Coins(Coins.key(7, d));
              boolean[] sampled = sampled(d);
              return Stream.of(
                  new Hard("gaussian", NastyVectors.make(d, j -> coins.nextGaussian())),
                  new Hard("zeros", Vector.zeros(d)),
                  new Hard(
                      "zeros of both signs", NastyVectors.make(d, j -> j % 3 == 0 ? -0.0 : 0.0)),
                  new Hard(
                      "all equal in size",
                      NastyVectors.make(d, j -> coins.nextInt(2) == 0 ? 0.7 : -0.7)),
                  new Hard("three sizes", NastyVectors.make(d, j -> coins.nextInt(3) - 1)),
                  new Hard("increasing", NastyVectors.make(d, j -> j)),
                  new Hard("decreasing", NastyVectors.make(d, j -> d - j)),
                  new Hard(
                      "heavy tails", NastyVectors.make(d, j -> Math.pow(coins.nextGaussian(), 31))),
                  new Hard("near ties", NastyVectors.make(d, j -> 1 + coins.nextInt(50) * 0x1p-52)),
                  new Hard(
                      "subnormals", NastyVectors.make(d, j -> coins.nextInt(9) * Double.MIN_VALUE)),
                  new Hard("any bits", NastyVectors.make(d, j -> finite(coins.nextLong()))),
                  new Hard("last only", NastyVectors.make(d, j -> j == d - 1 ? 1e-300 : 0)),
                  new Hard(
                      "large where sampled",
                      NastyVectors.make(
                          d, j -> sampled[j] ? 2 + coins.nextDouble() : coins.nextDouble())),
                  new Hard(
                      "small where sampled",
                      NastyVectors.make(
                          d, j -> sampled[j] ? coins.nextDouble() : 2 + coins.nextDouble())));
            });
  }

  private static double finite(long bits) {
    double v = Double.longBitsToDouble(bits);
    return Math.abs(v) <= Double.MAX_VALUE ? v : 1;
  }

  @ParameterizedTest
  @MethodSource("hard")
  void hardVectors(Hard hard) {
    int d = hard.x.dimension();
    for (int k : new int[] {1, 2, 17, d / 100, d / 10, d / 4, d / 4 + 1, d / 2, d - 1, d}) {
      check(hard.name, hard.x.array(), k);
    }
  }

  @Property(tries = 300)
  void anyVector(
      @ForAll @IntRange(min = 1, max = 4000) int d,
      @ForAll @IntRange(min = 1, max = 60) int sizes,
      @ForAll @IntRange(max = 1000) int share,
      @ForAll long seed) {
    Coins coins = new Coins(seed);
    double[] tied = make(d, j -> coins.nextInt(sizes) * (coins.nextInt(2) == 0 ? 0.1 : -0.1));
    double[] different = make(d, j -> coins.nextGaussian());
    int k = 1 + (int) ((d - 1) * (long) share / 1000);
    check("tied", tied, k);
    check("different", different, k);
  }

  @ParameterizedTest
  @MethodSource("hard")
  void notANumberIsTheLargest(Hard hard) {
    double[] a = hard.x.array().clone();
    int j = a.length / 3;
    a[j] = Double.NaN;
    assertThat(Largest.indices(a, 1)[0]).isEqualTo(j);
    a[j] = Double.NEGATIVE_INFINITY;
    assertThat(Largest.indices(a, 1)[0]).isEqualTo(j);
  }
}
