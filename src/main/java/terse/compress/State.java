package terse.compress;

import terse.vector.Vector;

/**
 * Where a compressor that learns from what it compressed keeps what it has learnt: vectors of the
 * node that it works for, declared by name like the node's own.
 */
public interface State {
  /** The dimension of the vectors to be compressed. */
  int dimension();

  /**
   * A vector of any dimension that starts at zero and is the node's from then on. Each name is used
   * once.
   */
  Vector zeros(String name, int dimension);

  /**
   * The state of a part that compresses vectors of this dimension; its names follow this one and a
   * dot.
   */
  default State part(String part, int dimension) {
    State whole = this;
    return new State() {
      @Override
      public int dimension() {
        return dimension;
      }

      @Override
      public Vector zeros(String name, int length) {
        return whole.zeros(part + "." + name, length);
      }
    };
  }
}
