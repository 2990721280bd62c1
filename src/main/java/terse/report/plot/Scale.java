package terse.report.plot;

/**
 * Where the values of an axis are on paper: {@code low} at {@code from}, {@code high} at {@code
 * to}.
 */
record Scale(boolean logarithmic, double low, double high, double from, double to) {
  /** Points off the frame that are not told apart. */
  private static final double FAR = 1e4;

  /** Whether a value has a place. */
  boolean has(double value) {
    return Double.isFinite(value) && (!logarithmic || value > 0);
  }

  /** The place of a value that has one, at most some way off the frame. */
  double at(double value) {
    double share = (measure(value) - measure(low)) / (measure(high) - measure(low));
    return Math.max(-FAR, Math.min(FAR, from + share * (to - from)));
  }

  private double measure(double value) {
    return logarithmic ? Math.log10(value) : value;
  }
}
