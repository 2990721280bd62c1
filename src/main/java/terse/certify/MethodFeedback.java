package terse.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import terse.cluster.Compression;
import terse.cluster.Gauge;
import terse.cluster.Snapshot;
import terse.method.Algorithm;
import terse.method.Invariant;
import terse.vector.Vector;
import terse.wire.Envelope;

/**
 * Holds a method to what it says of its residuals: that they are fed back. Of two runs that differ
 * in nothing else, one has something added to a node's residual between two rounds; what the node
 * compresses next must differ by just as much, times the rate.
 */
record MethodFeedback(MethodRun run, Algorithm method) {
  private static final int ROUND = 6;
  private static final double ROUNDING = 1e-9;

  /** One claim for each residual. */
  List<MethodClaim> claims() {
    List<MethodClaim> claims = new ArrayList<>();
    for (Invariant invariant : method.invariants()) {
      if (invariant instanceof Invariant.Residual residual) {
        claims.add(claim(residual));
      }
    }
    return claims;
  }

  private MethodClaim claim(Invariant.Residual residual) {
    String name = "fed back: " + residual.residual();
    double worst = 0;
    List<String> rates = new ArrayList<>();
    for (int node : new int[] {0, Envelope.SERVER}) {
      MethodWitness witness = new MethodWitness(method);
      Disturbance none = new Disturbance(node, residual, 0);
      run.of(witness, none, 0);
      if (none.input == null) {
        continue;
      }
      Disturbance some = new Disturbance(node, residual, 1);
      run.of(method, some, 0);
      double rate = residual.fedBack().applyAsDouble(witness.rounds().get(ROUND));
      Vector difference = some.input.copy().subtract(none.input);
      double measured = difference.dot(some.added) / some.added.squaredNorm();
      double off = difference.add(-rate, some.added).maxAbs() / some.added.maxAbs();
      worst = Math.max(worst, off);
      String said = off <= ROUNDING ? "" : String.format(Locale.ROOT, ", said %.4g,", rate);
      String where = node == Envelope.SERVER ? "the server" : "worker " + node;
      rates.add(String.format(Locale.ROOT, "times %.4g%s at %s", measured, said, where));
    }
    return rates.isEmpty()
        ? MethodClaim.fails(name, "nothing is compressed with " + residual.compressor())
        : MethodClaim.atMost(name, worst, ROUNDING, String.join(", ", rates));
  }

  /** Adds to a residual before a round, and keeps what is compressed in that round. */
  private static final class Disturbance implements Gauge {
    private final int node;
    private final Invariant.Residual residual;
    private final double scale;
    private Vector added;
    private Vector input;

    Disturbance(int node, Invariant.Residual residual, double scale) {
      this.node = node;
      this.residual = residual;
      this.scale = scale;
    }

    @Override
    public void see(Snapshot now) {
      Vector kept = now.state(node, residual.residual());
      if (kept != null && now.round() == ROUND) {
        added = Families.gaussian(kept.dimension(), node).scale(1 + kept.maxAbs());
        kept.add(scale, added); // the one time that a snapshot is written to
      }
      if (now.round() == ROUND + 1) {
        for (Compression each : now.compressions(node)) {
          input = each.name().equals(residual.compressor()) ? each.input().copy() : input;
        }
      }
    }

    @Override
    public void record(Snapshot now, Map<String, Double> columns) {}
  }
}
