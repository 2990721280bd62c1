package terse.reproduce.mcm;

import java.util.Arrays;
import java.util.stream.IntStream;
import terse.reproduce.Estimate;
import terse.reproduce.Series;

/** At what level the curves of a method saturate. */
final class Levels {
  /** Single points scatter: this many are averaged. */
  static final int POINTS = 50;

  private Levels() {}

  /**
   * The mean of log10 over the recorded points from {@code point - 49} to {@code point}, over all
   * repeats, where a point is recorded before the last of its rounds; NaN where a run has ended
   * before, or where a value is not positive.
   *
   * @param rounds of a point
   */
  static Estimate log10(Series series, int rounds, int point) {
    int[] rows =
        IntStream.range(0, series.rows())
            .filter(i -> series.x()[i] >= (point - POINTS) * (double) rounds)
            .filter(i -> series.x()[i] <= point * (double) rounds - 1)
            .filter(i -> (series.x()[i] + 1) % rounds == 0)
            .toArray();
    return Estimate.of(
        Arrays.stream(series.values())
            .mapToDouble(repeat -> rows.length < POINTS ? Double.NaN : mean(repeat, rows))
            .toArray());
  }

  private static double mean(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(i -> Math.log10(values[i])).average().orElseThrow();
  }

  /** Of each repeat, the mean of the values from this x on. */
  static double[] from(Series series, double start) {
    return Arrays.stream(series.values())
        .mapToDouble(
            repeat ->
                IntStream.range(0, series.rows())
                    .filter(i -> series.x()[i] >= start)
                    .mapToDouble(i -> repeat[i])
                    .average()
                    .orElse(Double.NaN))
        .toArray();
  }

  /** Of each repeat, one divided by the other. */
  static double[] ratio(double[] of, double[] over) {
    return IntStream.range(0, of.length).mapToDouble(i -> of[i] / over[i]).toArray();
  }

  /**
   * The first x at which the mean over the repeats is above a level; infinite where it never is.
   */
  static double leaves(Series series, double level) {
    double[] means = series.means();
    return IntStream.range(0, means.length)
        .filter(i -> means[i] > level)
        .mapToDouble(i -> series.x()[i])
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
