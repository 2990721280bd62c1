package terse.testing;

/**
 * Thresholds of statistical tests, from inequalities instead of tables: what a test states as its
 * false-alarm rate is an upper bound of it, up to the normal approximation where one is used.
 */
public final class Chance {
  private Chance() {}

  /** z with P(|Z| >= z) <= alpha for a standard normal Z: 2 Q(z) <= exp(-z^2/2). */
  public static double normal(double alpha) {
    return Math.sqrt(-2 * Math.log(alpha));
  }

  /**
   * c with P(X >= c) <= alpha for chi-square X (Laurent and Massart, Annals of Statistics 2000,
   * Lemma 1).
   */
  public static double chiSquare(int degrees, double alpha) {
    double t = -Math.log(alpha);
    return degrees + 2 * Math.sqrt(degrees * t) + 2 * t;
  }

  /** Pearson's statistic of counts that should be equal. */
  public static double uniformStatistic(long[] counts) {
    double[] equal = new double[counts.length];
    java.util.Arrays.fill(equal, 1.0 / counts.length);
    return statistic(counts, equal);
  }

  /** Pearson's statistic: sum of (count - expected)^2 / expected. */
  public static double statistic(long[] counts, double[] probabilities) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = total * probabilities[i];
      sum += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    return sum;
  }
}
