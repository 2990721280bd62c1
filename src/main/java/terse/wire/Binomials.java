package terse.wire;

/**
 * The combinatorial number system: sets of k of n numbers as one number below C(n, k) (Lehmer, in
 * Beckenbach, Applied Combinatorial Mathematics, 1964; Knuth, TAOCP 4A, 7.2.1.3, Theorem L).
 *
 * <p>The set c_1 &lt; ... &lt; c_k has number C(c_1, 1) + ... + C(c_k, k). A table of 130 kB holds
 * the binomials that small sets need.
 */
final class Binomials {
  private static final int NUMBERS = 512;
  private static final int ELEMENTS = 33;
  private static final long TOO_LARGE = 1L << 61;
  private static final long[][] TABLE = table(); // TABLE[k][n] = C(n, k), or TOO_LARGE from 2^61 on

  private Binomials() {}

  /** Whether sets of k of n numbers, 1 &lt;= k &lt;= n, can be numbered here. */
  static boolean fits(int n, int k) {
    return k == 1 || (k < ELEMENTS && n < NUMBERS && TABLE[k][n] < TOO_LARGE);
  }

  /** C(n, k), where it {@link #fits}. */
  static long count(int n, int k) {
    return k == 1 ? n : TABLE[k][n];
  }

  /** The number of the set a[from] - base, ..., a[to - 1] - base. */
  static long rank(int[] a, int from, int to, int base) {
    if (to - from == 1) {
      return (long) a[from] - base;
    }
    long rank = 0;
    for (int i = from; i < to; i++) {
      rank += TABLE[i - from + 1][a[i] - base];
    }
    return rank;
  }

  /** The set of this number among those of n numbers, into a[from] .. a[to - 1], raised by base. */
  static void unrank(long rank, int n, int[] a, int from, int to, int base) {
    if (to - from == 1) {
      a[from] = base + (int) rank;
      return;
    }
    int above = n;
    for (int i = to - 1; i >= from; i--) {
      long[] row = TABLE[i - from + 1];
      int low = i - from; // row[low] = 0 <= rank < row[above]
      while (above - low > 1) {
        int middle = (low + above) >>> 1;
        if (row[middle] <= rank) {
          low = middle;
        } else {
          above = middle;
        }
      }
      rank -= row[low];
      a[i] = base + low;
      above = low;
    }
  }

  private static long[][] table() {
    long[][] table = new long[ELEMENTS][NUMBERS];
    for (int n = 0; n < NUMBERS; n++) {
      table[0][n] = 1;
      for (int k = 1; k < ELEMENTS && n > 0; k++) {
        table[k][n] = Math.min(TOO_LARGE, table[k - 1][n - 1] + table[k][n - 1]);
      }
    }
    return table;
  }
}
