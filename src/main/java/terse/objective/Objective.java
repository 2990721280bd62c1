package terse.objective;

import terse.vector.Vector;

/**
 * One worker's function f_i of d variables.
 *
 * <p>Immutable and safe for concurrent use. In steady state no call allocates: work space is {@link
 * terse.vector.Scratch}, of which objectives use the arrays of doubles only.
 */
public interface Objective {
  /** d, the number of variables. */
  int dimension();

  /** Number of rows that f_i is a mean over; 0 where it is not a mean over rows. */
  int rows();

  /** f_i(x). */
  double loss(Vector x);

  /** out = grad f_i(x). */
  void gradient(Vector x, Vector out);

  /** out = grad f_i(x), returns f_i(x). */
  double lossAndGradient(Vector x, Vector out);

  /**
   * out = the gradient of the mean over these rows alone, plus that of the regulariser: an unbiased
   * estimate of grad f_i(x) where the rows are drawn uniformly.
   *
   * @param rows row numbers from 0 to {@link #rows()} - 1, of which the first {@code count} are
   *     used
   * @throws UnsupportedOperationException where f_i is not a mean over rows
   */
  void gradient(Vector x, int[] rows, int count, Vector out);

  /** L_i: grad f_i is Lipschitz with this constant. */
  double smoothness();

  /** Whether it is known that f_i is quadratic: its Hessian does not depend on x. */
  default boolean isQuadratic() {
    return false;
  }

  /** Whether it is known that f_i and the other differ by a constant at most. */
  default boolean isSameAs(Objective other) {
    return this == other;
  }
}
