package terse.objective;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The replicas of a perceptron: whoever computes borrows one, and has it alone until it is given
 * back.
 *
 * <p>There are no more than processors: of the threads above that number some wait, for their work
 * would not be done sooner, and BLAS has buffers for a limited number of callers.
 */
final class Replicas {
  private final Perceptron shape;
  private final int most = Runtime.getRuntime().availableProcessors();
  private final Deque<Replica> free = new ArrayDeque<>();
  private int made;

  Replicas(Perceptron shape) {
    this.shape = shape;
  }

  Replica borrow() {
    boolean interrupted = false;
    try {
      synchronized (this) {
        while (free.isEmpty() && made == most) {
          try {
            wait();
          } catch (InterruptedException e) {
            interrupted = true; // a gradient is short: whoever holds a replica gives it back soon
          }
        }
        if (!free.isEmpty()) {
          return free.pop();
        }
        made++;
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return make();
  }

  private Replica make() {
    Replica replica = null;
    try {
      replica = new Replica(shape);
      return replica;
    } finally {
      if (replica == null) {
        forget();
      }
    }
  }

  private synchronized void forget() {
    made--;
    notifyAll();
  }

  synchronized void giveBack(Replica replica) {
    free.push(replica);
    notifyAll();
  }
}
