package terse.certify;

import java.util.LinkedHashMap;
import java.util.Map;
import terse.cluster.Gauge;
import terse.cluster.Snapshot;
import terse.vector.Vector;
import terse.wire.Envelope;

/** The state of all nodes at the end of a run. */
final class MethodEnd implements Gauge {
  private final Map<Integer, Map<String, Vector>> states = new LinkedHashMap<>();
  private final int rounds;

  MethodEnd(int rounds) {
    this.rounds = rounds;
  }

  /** A node's vectors by their names. */
  Map<String, Vector> of(int node) {
    return states.get(node);
  }

  @Override
  public void see(Snapshot now) {
    if (now.round() == rounds) {
      for (int node = Envelope.SERVER; node < now.problem().workers(); node++) {
        Map<String, Vector> vectors = new LinkedHashMap<>();
        for (String name : now.names(node)) {
          vectors.put(name, now.state(node, name).copy());
        }
        states.put(node, vectors);
      }
    }
  }

  @Override
  public void record(Snapshot now, Map<String, Double> columns) {}
}
