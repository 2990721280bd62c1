package terse.check;

/**
 * The straight line through the logarithms of positive values, by least squares: ln v = a + k ln q.
 *
 * @param factor q
 * @param r2 the coefficient of determination, 1 where all values are the same
 */
record LogLine(double factor, double r2) {
  /** The line through at least two points. */
  static LogLine through(double[] rounds, double[] values) {
    int n = rounds.length;
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < n; i++) {
      meanX += rounds[i] / n;
      meanY += Math.log(values[i]) / n;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < n; i++) {
      double x = rounds[i] - meanX;
      double y = Math.log(values[i]) - meanY;
      xx += x * x;
      xy += x * y;
      yy += y * y;
    }
    return new LogLine(Math.exp(xy / xx), yy == 0 ? 1 : xy * xy / (xx * yy));
  }
}
