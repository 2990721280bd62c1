package terse.cluster;

import java.util.Map;
import terse.trace.Readings;

/**
 * Measures one run as it goes: what its curve gets besides the columns that every curve has.
 *
 * <p>Called on the server's thread while all nodes rest; never changes a result.
 */
public interface Gauge {
  /** Sees the run before each of its rounds, in order, and at its end. */
  void see(Snapshot now);

  /**
   * Adds the columns of a round that is recorded, which it has just seen. All gauges of a run add
   * to the same columns, in their order.
   */
  void record(Snapshot now, Map<String, Double> columns);

  /** What it has read of the run besides columns; asked for once, when the run has ended. */
  default Readings readings() {
    return new Readings();
  }
}
