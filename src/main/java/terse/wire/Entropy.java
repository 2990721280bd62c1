package terse.wire;

/**
 * What information theory asks for, in bits: the measure of every code.
 *
 * <p>Shannon, A Mathematical Theory of Communication, Bell System Technical Journal 27, 1948.
 */
public final class Entropy {
  private static final double LOG2_E = 1.4426950408889634;
  private static final int SMALL = 16;

  private Entropy() {}

  /**
   * The empirical entropy of all symbols together: sum over symbols of count times log2(total /
   * count).
   */
  public static double bits(long... counts) {
    double total = 0;
    for (long count : counts) {
      total += count;
    }
    double nats = 0;
    for (long count : counts) {
      if (count > 0) { // of the two forms the one that does not cancel
        nats +=
            count
                * (2 * count < total
                    ? Math.log(total / count)
                    : -Math.log1p(-(total - count) / total));
      }
    }
    return nats * LOG2_E;
  }

  /** The empirical entropy of the first n symbols, which are 0 .. alphabet - 1. */
  public static double bits(int[] symbols, int n, int alphabet) {
    long[] counts = new long[alphabet];
    for (int i = 0; i < n; i++) {
      counts[symbols[i]]++;
    }
    return bits(counts);
  }

  /** The entropy of one binary decision of probability p. */
  public static double binary(double p) {
    double nats = (p > 0 ? -p * Math.log(p) : 0) + (p < 1 ? -(1 - p) * Math.log1p(-p) : 0);
    return nats * LOG2_E;
  }

  /**
   * log2 C(n, k), with a relative error of a few 1e-15: a product for min(k, n - k) below 16, else
   * Stirling's series, arranged so that no large terms cancel.
   */
  public static double log2Binomial(long n, long k) {
    if (k < 0 || k > n) {
      throw new IllegalArgumentException(
          "a binomial needs 0 <= k <= n, but n = " + n + " and k = " + k);
    }
    double a = Math.min(k, n - k);
    double b = n - a;
    if (a < SMALL) {
      double nats = 0;
      for (int i = 1; i <= a; i++) {
        nats += Math.log((b + i) / i);
      }
      return nats * LOG2_E;
    }
    double nats = a * Math.log1p(b / a) + b * Math.log1p(a / b);
    double corrections = stirling(a + b) - stirling(a) - stirling(b);
    return (nats - 0.5 * Math.log(2 * Math.PI * a * (b / (a + b))) + corrections) * LOG2_E;
  }

  /** log x! - ((x + 1/2) log x - x + log sqrt(2 pi)), to 1e-14 for x &gt;= 16. */
  private static double stirling(double x) {
    double y = 1 / (x * x);
    return (1 / 12.0 - y * (1 / 360.0 - y * (1 / 1260.0 - y * (1 / 1680.0 - y / 1188)))) / x;
  }
}
