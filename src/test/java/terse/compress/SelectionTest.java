package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The k-th largest key against a sort. */
class SelectionTest {
  private static void assertSelectsAll(long[] keys, int... ks) {
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    for (int k : ks) {
      assertThat(Selection.kthLargest(keys.clone(), keys.length, k))
          .as("%d-th largest of %d", k, keys.length)
          .isEqualTo(sorted[keys.length - k]);
    }
  }

  @Property
  void anyKeys(@ForAll @Size(min = 1, max = 200) long[] keys, @ForAll @IntRange(max = 199) int k) {
    assertSelectsAll(
        LongStream.of(keys).map(v -> v & Long.MAX_VALUE).toArray(), 1 + k % keys.length);
  }

  @Property
  void keysWithManyTies(
      @ForAll @Size(min = 1, max = 200) @LongRange(max = 3) long[] keys,
      @ForAll @IntRange(max = 199) int k) {
    assertSelectsAll(keys, 1 + k % keys.length);
  }

  @Property
  void onlyTheFirstKeysCount(@ForAll @Size(min = 2, max = 80) @LongRange(max = 99) long[] keys) {
    int n = keys.length / 2;
    long[] sorted = Arrays.copyOf(keys, n);
    Arrays.sort(sorted);
    assertThat(Selection.kthLargest(keys.clone(), n, n)).isEqualTo(sorted[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 14, 100, 4097, 20_000})
  void ordersAndRangesThatAreHardForBins(int n) {
    int[] ks = {1, 2, n / 3, n / 2, n - 1, n};
    assertSelectsAll(LongStream.range(0, n).toArray(), ks);
    assertSelectsAll(LongStream.range(0, n).map(i -> n - i).toArray(), ks);
    assertSelectsAll(LongStream.range(0, n).map(i -> Math.min(i, n - i)).toArray(), ks);
    assertSelectsAll(LongStream.range(0, n).map(i -> i % 7).toArray(), ks);
    assertSelectsAll(new long[n], ks);
    assertSelectsAll(nested(n), ks);
  }

  /**
   * Keys that fall into one bin but for a few, step after step: the search goes through all digits.
   */
  private static long[] nested(int n) {
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      keys[i] = i < 62 ? Long.MAX_VALUE >>> i : i & 1;
    }
    return keys;
  }
}
