package terse.theory;

/**
 * Where a run begins, and what is known of the minimum; NaN what is not.
 *
 * @param excess f(x_0) - f*
 * @param squaredDistance |x_0 - x*|^2
 * @param gradientsAtOptimum D = (1/n) sum_i |grad f_i(x*)|^2
 * @param gradientsAtStart (1/n) sum_i |grad f_i(x_0)|^2
 */
public record Origin(
    double excess, double squaredDistance, double gradientsAtOptimum, double gradientsAtStart) {
  /** An origin where the workers' gradients at the start are not known. */
  public Origin(double excess, double squaredDistance, double gradientsAtOptimum) {
    this(excess, squaredDistance, gradientsAtOptimum, Double.NaN);
  }
}
