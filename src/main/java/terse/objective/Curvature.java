package terse.objective;

/**
 * A symmetric matrix such as a Hessian, added to a dense one or multiplied by a vector without
 * being formed.
 */
interface Curvature {
  /** h += weight times this matrix, in the lower triangle: h[j][l] for l at most j. */
  void addTo(double[][] h, double weight);

  /** out += weight times this matrix times v. */
  void addTimes(double[] v, double weight, double[] out);
}
