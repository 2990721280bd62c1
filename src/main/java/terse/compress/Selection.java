package terse.compress;

import java.util.Arrays;
import terse.vector.Scratch;

/**
 * Selection among keys by counting: keys are counted in bins of equal width between the least and
 * the greatest, and the search goes on in the bin that holds the wanted one. Every step makes the
 * range of the keys at least 128 times smaller and has no branch that depends on them, so that the
 * time is O(n) whatever they are.
 */
final class Selection {
  private static final int SHORT = 12;
  private static final int MANY = 1024;

  private Selection() {}

  /**
   * The k-th largest of the first n keys, 1 &lt;= k &lt;= n, which must not be negative. Changes
   * the keys; uses ints of slot 2.
   */
  static long kthLargest(long[] keys, int n, int k) {
    int digits = n < MANY ? 7 : 11;
    int[] counts = Scratch.local().ints(2, 1 << digits);
    while (n > SHORT) {
      long least = keys[0];
      long greatest = keys[0];
      for (int i = 1; i < n; i++) {
        least = Math.min(least, keys[i]);
        greatest = Math.max(greatest, keys[i]);
      }
      int shift = Math.max(0, 64 - digits - Long.numberOfLeadingZeros(greatest - least));
      int last = (int) ((greatest - least) >>> shift);
      Arrays.fill(counts, 0, last + 1, 0);
      for (int i = 0; i < n; i++) {
        counts[(int) ((keys[i] - least) >>> shift)]++;
      }
      int bin = last;
      for (; counts[bin] < k; bin--) {
        k -= counts[bin];
      }
      if (shift == 0) {
        return least + bin;
      }
      int kept = 0;
      for (int i = 0; i < n; i++) {
        long key = keys[i];
        keys[kept] = key;
        kept += ((key - least) >>> shift) == bin ? 1 : 0;
      }
      n = kept;
    }
    Arrays.sort(keys, 0, n);
    return keys[n - k];
  }
}
