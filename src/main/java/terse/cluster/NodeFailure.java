package terse.cluster;

import terse.vector.NotFiniteException;
import terse.wire.Envelope;

/** A node threw: who, in which round, and what. */
final class NodeFailure extends Exception {
  private static final long serialVersionUID = 1L;

  NodeFailure(int node, int round, Throwable cause) {
    super(describe(node, round, cause), cause);
  }

  /** Whether the cause is a number that is not finite, which ends a run as diverged. */
  boolean diverged() {
    return getCause() instanceof NotFiniteException;
  }

  /** One line for the user. */
  static String describe(int node, int round, Throwable cause) {
    String who = node == Envelope.SERVER ? "server" : "worker " + node;
    String what =
        cause instanceof OutOfMemoryError ? "out of memory" : cause.getClass().getSimpleName();
    String message = cause.getMessage();
    return who + " in round " + round + ": " + what + (message == null ? "" : ": " + message);
  }
}
