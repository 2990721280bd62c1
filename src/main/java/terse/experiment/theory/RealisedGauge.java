package terse.experiment.theory;

import java.util.Map;
import terse.cluster.Gauge;
import terse.cluster.Snapshot;
import terse.theory.Realised;
import terse.vector.Vector;
import terse.wire.Envelope;

/**
 * A bound that follows the compressions of its run, as a column: g is the mean of what the workers
 * compressed, v what the server made of their messages.
 */
final class RealisedGauge implements Gauge {
  private final Promise promise;
  private final Realised realised;
  private final Trail trail;
  private Vector g;
  private double bound;

  RealisedGauge(Promise promise, Trail trail) {
    this.promise = promise;
    this.trail = trail;
    realised = promise.realised().orElseThrow();
  }

  @Override
  public void see(Snapshot now) {
    if (now.round() == 0) {
      g = Vector.zeros(now.model().dimension());
      bound = realised.start();
      return;
    }
    g.clear();
    int n = now.problem().workers();
    for (int i = 0; i < n; i++) {
      g.add(1.0 / n, now.compressions(i).get(0).input());
    }
    Vector v = now.compressions(Envelope.SERVER).get(0).value();
    double square = g.squaredNorm();
    if (square > 0) {
      bound *= realised.factor(now.previousStepsize(), v.dot(g) / square, v.squaredNorm() / square);
    }
  }

  @Override
  public void record(Snapshot now, Map<String, Double> columns) {
    trail.add(promise, bound);
    columns.put(promise.bounded(), bound);
  }
}
