package terse.experiment.theory;

import java.util.List;
import java.util.Map;
import terse.cluster.Gauge;
import terse.cluster.Snapshot;
import terse.theory.Bound;

/** The smallest of some bounds of one metric, as a column. */
final class BoundGauge implements Gauge {
  private final String column;
  private final List<Bound> bounds;
  private double smallest;

  BoundGauge(String column, List<Bound> bounds) {
    this.column = column;
    this.bounds = bounds;
  }

  @Override
  public void see(Snapshot now) {
    smallest = Double.POSITIVE_INFINITY;
    for (Bound bound : bounds) {
      smallest = Math.min(smallest, bound.at(now.round()));
    }
  }

  @Override
  public void record(Snapshot now, Map<String, Double> columns) {
    columns.put(column, smallest);
  }
}
