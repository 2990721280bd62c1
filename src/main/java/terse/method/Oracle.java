package terse.method;

import terse.vector.Vector;

/**
 * A worker's access to gradients of its own f_i: full, or over the rows drawn for the round, with
 * noise where the experiment adds some.
 */
@FunctionalInterface
public interface Oracle {
  /**
   * g = a gradient of f_i at x. Within a round all calls use the same rows, and noise of the same
   * direction: two calls at the same x give the same g.
   */
  void gradient(Vector x, Vector g);
}
