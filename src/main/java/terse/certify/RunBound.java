package terse.certify;

import terse.cluster.Compression;
import terse.cluster.Snapshot;
import terse.theory.Bound;
import terse.theory.Metric;
import terse.theory.Realised;
import terse.vector.Vector;
import terse.wire.Envelope;

/** What a theorem promises of one run, as the run goes on. */
interface RunBound {
  Metric metric();

  /** The bound for the state before this round; asked for every round, in order. */
  double at(Snapshot now);

  /** A bound of the expectation. */
  static RunBound of(Bound bound) {
    return new RunBound() {
      @Override
      public Metric metric() {
        return bound.metric();
      }

      @Override
      public double at(Snapshot now) {
        bound.see(now.round(), () -> MethodTrial.squaredGradients(now.problem(), now.model()));
        return bound.at(now.round());
      }
    };
  }

  /**
   * A bound that follows how each round was compressed: g is the mean of what the workers
   * compressed, v what the server made of their messages.
   */
  static RunBound of(Realised realised) {
    return new RunBound() {
      private double bound = realised.start();

      @Override
      public Metric metric() {
        return realised.metric();
      }

      @Override
      public double at(Snapshot now) {
        if (now.round() > 0) {
          Vector g = Vector.zeros(now.model().dimension());
          int n = now.problem().workers();
          for (int i = 0; i < n; i++) {
            g.add(1.0 / n, only(now, i).input());
          }
          Vector v = only(now, Envelope.SERVER).value();
          double square = g.squaredNorm();
          if (square > 0) {
            bound *=
                realised.factor(
                    now.previousStepsize(), v.dot(g) / square, v.squaredNorm() / square);
          }
        }
        return bound;
      }
    };
  }

  private static Compression only(Snapshot now, int node) {
    return now.compressions(node).get(0);
  }
}
