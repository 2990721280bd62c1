package terse.compress;

/** Selection among keys (Hoare's quickselect with a median-of-three pivot, and a heap-free fallback by bits). */
final class Selection {
  private static final int SHORT = 12;

  private Selection() {}

  /** The k-th largest of the first n keys, 1 <= k <= n, which must not be negative. Reorders the keys. */
  static long kthLargest(long[] keys, int n, int k) {
    int low = 0;
    int high = n - 1;
    int target = n - k; // its place in increasing order
    int budget = 2 * (64 - Long.numberOfLeadingZeros(n)) + 8;
    while (high - low > SHORT) {
      if (budget-- == 0) {
        return byBits(keys, low, high, target);
      }
      long pivot = medianOfThree(keys[low], keys[(low + high) >>> 1], keys[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (keys[i] < pivot) {
          i++;
        }
        while (keys[j] > pivot) {
          j--;
        }
        if (i <= j) {
          long swap = keys[i];
          keys[i++] = keys[j];
          keys[j--] = swap;
        }
      }
      if (target <= j) {
        high = j;
      } else if (target >= i) {
        low = i;
      } else {
        return pivot;
      }
    }
    java.util.Arrays.sort(keys, low, high + 1);
    return keys[target];
  }

  /** Binary search for the key by counting, 63 passes at worst: bounds the time on inputs that defeat the pivots. */
  private static long byBits(long[] keys, int low, int high, int target) {
    long answer = 0;
    for (int bit = 62; bit >= 0; bit--) {
      long candidate = answer | 1L << bit;
      int below = low;
      for (int j = low; j <= high; j++) {
        below += keys[j] < candidate ? 1 : 0;
      }
      if (below <= target) {
        answer = candidate;
      }
    }
    return answer;
  }

  private static long medianOfThree(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
