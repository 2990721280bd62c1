package terse.experiment.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import terse.cluster.Gauge;
import terse.cluster.Snapshot;
import terse.theory.Bound;

/** The smallest of the bounds of one metric, as a column. */
final class BoundGauge implements Gauge {
  private final String column;
  private final List<Promise> promises;
  private final Trail trail;
  private final List<Bound> bounds = new ArrayList<>();
  private final double[] now;

  BoundGauge(String column, List<Promise> promises, Trail trail) {
    this.column = column;
    this.promises = promises;
    this.trail = trail;
    promises.forEach(promise -> bounds.add(promise.bound().orElseThrow().get()));
    now = new double[promises.size()];
  }

  @Override
  public void see(Snapshot snapshot) {
    int k = snapshot.round();
    for (int i = 0; i < now.length; i++) {
      bounds.get(i).see(k, () -> snapshot.problem().meanSquaredGradient(snapshot.model()));
      now[i] = bounds.get(i).at(k);
    }
  }

  @Override
  public void record(Snapshot snapshot, Map<String, Double> columns) {
    double smallest = Double.NaN;
    for (int i = 0; i < now.length; i++) {
      trail.add(promises.get(i), now[i]);
      if (!(now[i] >= smallest)) {
        smallest = now[i];
      }
    }
    columns.put(column, smallest);
  }
}
