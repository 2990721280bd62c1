package terse.reproduce.iade;

/** Straight lines through points. */
final class Fit {
  private Fit() {}

  /** The slope of the line of least squares. */
  static double slope(double[] x, double[] y) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < x.length; i++) {
      meanX += x[i] / x.length;
      meanY += y[i] / x.length;
    }
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    return xy / xx;
  }

  static double log2(double v) {
    return Math.log(v) / Math.log(2);
  }
}
