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

  /** One line for the user, whatever the cause says. */
  static String describe(int node, int round, Throwable cause) {
    String who = node == Envelope.SERVER ? "server" : "worker " + node;
    String message = cause.getMessage();
    return who
        + " in round "
        + round
        + ": "
        + name(cause)
        + (message == null ? "" : ": " + message.strip().replaceAll("\\s*\\R\\s*", " "));
  }

  private static String name(Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      return "out of memory";
    }
    String name = cause.getClass().getSimpleName();
    return name.isEmpty() ? cause.getClass().getName() : name;
  }
}
