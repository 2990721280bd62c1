package terse.method;

import terse.vector.Vector;

/** A worker's access to gradients of its own f_i: full, or over the rows drawn for the round. */
@FunctionalInterface
public interface Oracle {
  /** g = a gradient of f_i at x. Within a round all calls use the same rows. */
  void gradient(Vector x, Vector g);
}
