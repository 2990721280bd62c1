package terse.check;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Where the mean of repeats may be if they come from what stored repeats came from: the two-sample
 * t-test of Student, with a pooled variance, of the logarithms where all values are positive.
 *
 * @param low the lowest mean, a geometric one where there are logarithms
 * @param high the highest
 * @param mean that was measured
 */
record Band(double low, double high, double mean) {
  /** The test's critical value, which depends on the numbers of repeats alone. */
  static double critical(int stored, int now, double confidence) {
    return TDistribution.of(stored + now - 2).inverseSurvivalProbability((1 - confidence) / 2);
  }

  /**
   * The band of one column in one round.
   *
   * @param critical see {@link #critical}
   * @param slack a part of a value that is always let pass
   */
  static Band of(double[] stored, double[] now, double critical, double slack) {
    boolean logs =
        Arrays.stream(stored).allMatch(v -> v > 0) && Arrays.stream(now).allMatch(v -> v > 0);
    double[] a = logs ? Arrays.stream(stored).map(Math::log).toArray() : stored;
    double[] b = logs ? Arrays.stream(now).map(Math::log).toArray() : now;
    double centre = mean(a);
    double mean = mean(b);
    double variance = (squares(a, centre) + squares(b, mean)) / (a.length + b.length - 2);
    double error = Math.sqrt(variance * (1.0 / a.length + 1.0 / b.length));
    double room = logs ? slack : slack * Math.max(Math.abs(centre), Math.abs(mean));
    double half = critical * error + room;
    return logs
        ? new Band(Math.exp(centre - half), Math.exp(centre + half), Math.exp(mean))
        : new Band(centre - half, centre + half, mean);
  }

  boolean holds() {
    return mean >= low && mean <= high;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double squares(double[] values, double mean) {
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
  }
}
