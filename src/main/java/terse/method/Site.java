package terse.method;

import terse.compress.Compressor;
import terse.compress.State;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Envelope;

/**
 * Where a node lives: hands out its state vectors by name and addresses its messages.
 *
 * <p>Because state is declared, the site knows all of it. Names are the paper's letters, each used
 * once.
 */
public interface Site {
  /** The dimension d of the model. */
  int dimension();

  /** The number n of workers. */
  int workers();

  /** This worker's number, 0 .. n - 1; {@link Envelope#SERVER} at the server. */
  int node();

  /** A state vector that starts at x_0. */
  Vector start(String name);

  /** A state vector that starts at zero. */
  default Vector zeros(String name) {
    return zeros(name, dimension());
  }

  /** A state vector of another dimension that starts at zero. */
  Vector zeros(String name, int dimension);

  /**
   * A memory of gradients: a state vector that starts at zero and is to come to the gradient at x*,
   * a worker's to that of its f_i, the server's to that of f.
   */
  default Vector gradientMemory(String name) {
    return zeros(name);
  }

  /**
   * A memory of the model, at the server: a state vector that starts at x_0, to which the model's
   * difference is compressed on its way down.
   */
  default Vector modelMemory(String name) {
    return start(name);
  }

  /**
   * This compressor at work at this node: what it learns, if it does, is state of the node whose
   * names begin with this one.
   */
  default Compressor open(String name, Compressor compressor) {
    Site site = this;
    State state =
        new State() {
          @Override
          public int dimension() {
            return site.dimension();
          }

          @Override
          public Vector zeros(String of, int dimension) {
            return site.zeros(name + "." + of, dimension);
          }
        };
    return compressor.open(state);
  }

  /**
   * A vector for intermediate results, which is not state: nothing in it survives a call of the
   * node.
   */
  Vector scratch();

  /** The round's coins that all nodes draw alike; each call starts them anew. */
  Coins common(Round round);

  /** Addresses the one message that this node makes in this round. */
  default Envelope envelope(Round round) {
    return envelope(round, 0);
  }

  /** Addresses one of several messages that this node makes in this round. */
  Envelope envelope(Round round, int purpose);
}
