package terse.method;

import terse.vector.Vector;
import terse.wire.Envelope;

/**
 * Where a node lives: hands out its state vectors by name and addresses its messages.
 *
 * <p>Because state is declared, the site knows all of it. Names are the paper's letters, each used once.
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
  Vector zeros(String name);

  /** A vector for intermediate results, which is not state: nothing in it survives a call of the node. */
  Vector scratch();

  /** Addresses the one message that this node makes in this round. */
  default Envelope envelope(Round round) {
    return envelope(round, 0);
  }

  /** Addresses one of several messages that this node makes in this round. */
  Envelope envelope(Round round, int purpose);
}
