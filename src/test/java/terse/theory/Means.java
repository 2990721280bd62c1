package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;

import terse.testing.Chance;

/** Means over independent runs, held to what must not be exceeded in expectation. */
final class Means {
  /** The false-alarm rate of one check of a whole curve, by the normal approximation. */
  static final double ALARM = 1e-6;

  private static final double ROUNDING = 1e-9;

  private Means() {}

  /**
   * In every row the mean over the runs is at most 0, or above it by what chance explains: with
   * false-alarm rate {@link #ALARM} for all rows together.
   *
   * @param excess of a run (first index) in a row (second)
   * @param scale of a row, of which rounding may make a part
   */
  static void assertNotPositive(double[][] excess, double[] scale) {
    int row = firstPositive(excess, scale);
    assertThat(row)
        .as(
            () ->
                "first row above, by a mean of "
                    + statistics(excess, row)[0]
                    + ", standard error "
                    + statistics(excess, row)[1])
        .isEqualTo(-1);
  }

  /** The first row whose mean is above 0 by more than chance and rounding explain, or -1. */
  static int firstPositive(double[][] excess, double[] scale) {
    int rows = excess[0].length;
    double z = Chance.normal(ALARM / rows);
    for (int k = 0; k < rows; k++) {
      double[] statistics = statistics(excess, k);
      if (!(statistics[0] <= z * statistics[1] + ROUNDING * scale[k])) {
        return k;
      }
    }
    return -1;
  }

  /** The mean, and its standard error. */
  private static double[] statistics(double[][] runs, int k) {
    double mean = 0;
    for (double[] run : runs) {
      mean += run[k] / runs.length;
    }
    double squares = 0;
    for (double[] run : runs) {
      squares += (run[k] - mean) * (run[k] - mean);
    }
    double error = runs.length == 1 ? 0 : Math.sqrt(squares / (runs.length - 1) / runs.length);
    return new double[] {mean, error};
  }
}
