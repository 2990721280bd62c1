package terse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.vector.Coins;

/** Sets of indices: exact below 2^61 sets, and within a few per cent of log2 C(d, k) beyond. */
class IndexSetTest {
  /** A uniform set of k of d numbers. */
  private static int[] random(Coins coins, int k, int d) {
    BitSet set = new BitSet(d);
    int drawn = Math.min(k, d - k);
    while (set.cardinality() < drawn) {
      int missing = drawn - set.cardinality();
      for (int i = 0; i < missing; i++) {
        set.set(coins.nextInt(d));
      }
    }
    if (drawn < k) {
      set.flip(0, d);
    }
    return set.stream().toArray();
  }

  private static void assertRoundTrip(int[] set, int d) {
    int k = set.length;
    Message message = BitStrings.write(out -> IndexSet.write(set, k, d, out));
    assertThat(message.bits()).isEqualTo(IndexSet.bits(set, k, d));
    int[] into = new int[k];
    BitReader in = message.reader();
    IndexSet.read(in, k, d, into);
    assertThat(into).isEqualTo(set);
    assertThat(in.remaining()).isZero();
  }

  @Property
  void setsAreReadBackAndTakeTheirLength(
      @ForAll @IntRange(min = 1, max = 3000) int d,
      @ForAll @IntRange(max = 3000) int size,
      @ForAll long seed) {
    assertRoundTrip(random(new Coins(seed), size % (d + 1), d), d);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 1",
    "700, 600",
    "100000, 40",
    "100000, 50000",
    "2147483647, 3",
    "2147483647, 200"
  })
  void theFirstTheLastAndEveryOtherAreReadBack(int d, int k) {
    assertRoundTrip(IntStream.range(0, k).toArray(), d);
    assertRoundTrip(IntStream.range(d - k, d).toArray(), d);
    int step = d / k;
    assertRoundTrip(IntStream.range(0, k).map(i -> i * step).toArray(), d);
    int half = k / 2;
    assertRoundTrip(IntStream.range(0, k).map(i -> i < half ? i : d - k + i).toArray(), d);
  }

  @Test
  void nothingIsSentForNoneAndForAll() {
    for (int d : new int[] {0, 1, 5, 1000, 1_000_000}) {
      assertThat(IndexSet.bits(new int[0], 0, d)).isZero();
      assertThat(IndexSet.bits(IntStream.range(0, d).toArray(), d, d)).isZero();
      assertRoundTrip(IntStream.range(0, d).toArray(), d);
    }
  }

  /** A complete code wastes nothing: over all sets, 2^-bits adds up to one. */
  @Test
  void smallSetsHaveACompleteCode() {
    for (int d = 1; d <= 14; d++) {
      double[] kraft = new double[d + 1];
      for (long mask = 0; mask < 1L << d; mask++) {
        int[] set = BitSet.valueOf(new long[] {mask}).stream().toArray();
        kraft[set.length] += 1.0 / (1L << IndexSet.bits(set, set.length, d));
      }
      assertThat(kraft).containsOnly(1.0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0.001, 1.02",
    "100, 0.01, 1.02",
    "100, 0.1, 1.001",
    "10000, 0.001, 1.012",
    "10000, 0.01, 1.008",
    "10000, 0.1, 1.01",
    "1000000, 0.001, 1.006",
    "1000000, 0.01, 1.006",
    "1000000, 0.1, 1.01",
    "60, 0.5, 1.002",
    "300, 0.1, 1.01",
    "10000, 0.38, 1.045",
    "10000, 0.5, 1.002",
    "10000, 0.9, 1.01"
  })
  void randomSetsTakeAboutTheLogarithmOfTheirNumber(int d, double ratio, double most) {
    int k = (int) Math.ceil(ratio * d);
    int times = Math.max(2, Math.min(2000, 20_000 / k));
    Coins coins = new Coins(Coins.key(d, k));
    double bits = 0;
    for (int i = 0; i < times; i++) {
      int[] set = random(coins, k, d);
      bits += IndexSet.bits(set, k, d);
      assertThat(IndexSet.bits(set, k, d)).isLessThan(IndexSet.room(k, d));
    }
    assertThat(bits / times / Entropy.log2Binomial(d, k)).isBetween(0.999, most);
  }

  @ParameterizedTest
  @CsvSource({"40, 7", "40, 33", "500, 20", "2000, 60", "2000, 1900", "100000, 100"})
  void damagedMessagesAreRefusedOrReadAsSets(int d, int k) {
    int[] set = random(new Coins(d + k), k, d);
    int[] into = new int[k];
    BitStrings.fuzz(
        d,
        out -> IndexSet.write(set, k, d, out),
        in -> {
          Arrays.fill(into, -1);
          IndexSet.read(in, k, d, into);
          for (int i = 1; i < k; i++) {
            assertThat(into[i]).isGreaterThan(into[i - 1]);
          }
          assertThat(into[0]).isNotNegative();
          assertThat(into[k - 1]).isLessThan(d);
        });
  }

  @Test
  void whatIsNoSetIsNotWritten() {
    for (int[] wrong : new int[][] {{1, 1}, {2, 1}, {-1, 3}, {0, 5}}) {
      assertThatThrownBy(() -> BitStrings.write(out -> IndexSet.write(wrong, 2, 5, out)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> IndexSet.bits(new int[3], 3, 2))
        .hasMessage("a set needs 0 <= k <= d, but k = 3 and d = 2");
  }
}
