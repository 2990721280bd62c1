package terse.experiment.theory;

import java.util.List;
import java.util.Map;
import terse.cluster.Compression;
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
  private final String column;
  private final Realised realised;
  private Vector g;
  private double bound;

  RealisedGauge(String column, Realised realised) {
    this.column = column;
    this.realised = realised;
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
    List<Compression> server = now.compressions(Envelope.SERVER);
    Vector v = server.get(0).value();
    double square = g.squaredNorm();
    if (square > 0) {
      bound *= realised.factor(now.previousStepsize(), v.dot(g) / square, v.squaredNorm() / square);
    }
  }

  @Override
  public void record(Snapshot now, Map<String, Double> columns) {
    columns.put(column, bound);
  }
}
