package terse.compress;

/**
 * The size of a number in units of the lowest level: up to 1 it is the probability of that level,
 * and zero has the rest.
 *
 * @param scale a power of two that keeps products in the range of a double
 * @param inverse 1/(scale unit)
 */
record Share(double scale, double inverse) {
  /** Of a rule that has no lowest level: nothing is below it. */
  static final Share NONE = new Share(1, Double.POSITIVE_INFINITY);

  /** In units of which this norm, above zero, has so many. */
  static Share of(double norm, double units) {
    double scale = Math.scalb(1.0, -Math.getExponent(norm) / 2);
    return new Share(scale, units / (norm * scale));
  }

  /** The share of a number of this size; NaN or infinite where there is no lowest level. */
  double of(double size) {
    return size * scale * inverse;
  }

  /** x_j = |x_j| in units, for j &lt; n. */
  void of(double[] x, int n) {
    of(x, n, scale, inverse);
  }

  /** x_j = 1 + |x_j| in units, for j &lt; n. */
  void aboveOne(double[] x, int n) {
    aboveOne(x, n, scale, inverse);
  }

  private static void of(double[] x, int n, double scale, double inverse) {
    for (int j = 0; j < n; j++) {
      x[j] = Math.abs(x[j]) * scale * inverse;
    }
  }

  private static void aboveOne(double[] x, int n, double scale, double inverse) {
    for (int j = 0; j < n; j++) {
      x[j] = 1 + Math.abs(x[j]) * scale * inverse;
    }
  }
}
