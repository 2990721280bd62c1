package terse.objective;

import java.util.ArrayList;
import java.util.List;

/**
 * The replicas of a perceptron. Whoever computes asks for the one that fewest are at, holds its
 * monitor while it computes, and leaves it.
 *
 * <p>There are no more than processors: of the threads above that number some wait, for their work
 * would not be done sooner, and BLAS has buffers for a limited number of callers.
 */
final class Replicas {
  private final Perceptron shape;
  private final int most = Runtime.getRuntime().availableProcessors();
  private final List<Replica> made = new ArrayList<>();

  Replicas(Perceptron shape) {
    this.shape = shape;
  }

  /**
   * A replica that nobody is at where there is one. The caller locks it, and leaves it in the end.
   */
  synchronized Replica enter() {
    Replica best = null;
    for (int i = 0; i < made.size(); i++) { // no iterator, which would be allocated
      Replica replica = made.get(i);
      best = best == null || replica.users < best.users ? replica : best;
    }
    if (best == null || (best.users > 0 && made.size() < most)) {
      best = new Replica(shape);
      made.add(best);
    }
    best.users++;
    return best;
  }

  synchronized void leave(Replica replica) {
    replica.users--;
  }
}
