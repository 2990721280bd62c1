package terse.reproduce;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A straight line by least squares.
 *
 * @param slope of it
 * @param r2 the part of the variance that it explains
 */
public record Slope(double slope, double r2) {
  /** The line through points (x, y). */
  public static Slope of(double[] x, double[] y) {
    double u = Arrays.stream(x).average().orElseThrow();
    double v = Arrays.stream(y).average().orElseThrow();
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - u) * (x[i] - u);
      xy += (x[i] - u) * (y[i] - v);
      yy += (y[i] - v) * (y[i] - v);
    }
    return new Slope(xy / xx, xy * xy / (xx * yy));
  }

  /** The line through the points (x, ln y) with x from one value to another. */
  public static Slope ofLogarithms(double[] x, double[] y, double from, double to) {
    int[] within = IntStream.range(0, x.length).filter(i -> x[i] >= from && x[i] <= to).toArray();
    return of(
        Arrays.stream(within).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(within).mapToDouble(i -> Math.log(y[i])).toArray());
  }
}
