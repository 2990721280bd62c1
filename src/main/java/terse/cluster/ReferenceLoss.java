package terse.cluster;

import java.util.Map;
import terse.trace.Row;

/**
 * Measures the loss less a value that somebody took for f*: the column {@value
 * Row#REFERENCE_EXCESS_LOSS}. Below zero where that value is not the minimum.
 */
public record ReferenceLoss(double value) implements Gauge {
  public ReferenceLoss {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a reference loss is a finite number, but is " + value);
    }
  }

  @Override
  public void see(Snapshot now) {}

  @Override
  public void record(Snapshot now, Map<String, Double> columns) {
    columns.put(Row.REFERENCE_EXCESS_LOSS, now.loss() - value);
  }
}
