package terse.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import terse.cluster.Compression;
import terse.cluster.Gauge;
import terse.cluster.Snapshot;
import terse.method.Invariant;
import terse.method.Round;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Precision;

/** Holds the invariants of a method to the state of its nodes, between all rounds of a run. */
final class MethodInvariants implements Gauge {
  /** What rounding may do to sums, in relation to the largest coordinate. */
  private static final double ROUNDING = 1e-12;

  private final MethodWitness run;
  private final int workers;
  private final Precision precision;
  private final List<Held> held = new ArrayList<>();

  MethodInvariants(List<Invariant> invariants, MethodWitness run, int workers, Precision real) {
    this.run = run;
    this.workers = workers;
    precision = real;
    invariants.forEach(invariant -> held.add(held(invariant)));
  }

  @Override
  public void see(Snapshot now) {
    Round last = now.round() == 0 ? null : run.rounds().get(now.round() - 1);
    for (Held each : held) {
      if (each.wrong == null) {
        each.see(now, last);
      }
    }
  }

  @Override
  public void record(Snapshot now, Map<String, Double> columns) {}

  /** What was found, one claim for each invariant. */
  List<MethodClaim> claims() {
    return held.stream().map(Held::claim).toList();
  }

  private Held held(Invariant invariant) {
    if (invariant instanceof Invariant.Mirror mirror) {
      return new HeldMirror(mirror);
    }
    if (invariant instanceof Invariant.Mean mean) {
      return new HeldMean(mean);
    }
    return new HeldResidual((Invariant.Residual) invariant);
  }

  /** One invariant, and how far off it was at worst. */
  private abstract static class Held {
    private final String name;
    private final double allowed;
    private double worst;
    private String where = "";
    private String wrong;
    private long comparisons;

    Held(String name, double allowed) {
      this.name = name;
      this.allowed = allowed;
    }

    abstract void see(Snapshot now, Round last);

    abstract String what();

    /** Compares two vectors, in relation to the largest coordinate of a third. */
    final void compare(Vector actual, Vector expected, Vector scale, String node, int k) {
      comparisons++;
      double off = actual.copy().subtract(expected).maxAbs();
      double relative = off == 0 ? 0 : off / scale.maxAbs();
      if (!(relative <= worst)) {
        worst = relative;
        where = "at " + node + " before round " + k;
      }
    }

    /** A node's vector; null where it has none, which is wrong. */
    final Vector state(Snapshot now, int node, String vector) {
      Vector state = now.state(node, vector);
      if (state == null) {
        wrong = node(node) + " has no vector " + vector;
      }
      return state;
    }

    final MethodClaim claim() {
      if (wrong != null) {
        return MethodClaim.fails(name, wrong);
      }
      if (comparisons == 0) {
        return MethodClaim.fails(name, "never seen: " + what());
      }
      String finding = worst <= allowed ? what() : "parts " + where + ": " + what();
      return MethodClaim.atMost(name, worst, allowed, finding);
    }
  }

  private static String node(int node) {
    return node == Envelope.SERVER ? "the server" : "worker " + node;
  }

  private final class HeldMirror extends Held {
    private final Invariant.Mirror mirror;
    private final List<Vector> before = new ArrayList<>();

    HeldMirror(Invariant.Mirror mirror) {
      super("mirror: " + mirror.worker(), 0);
      this.mirror = mirror;
    }

    @Override
    void see(Snapshot now, Round last) {
      for (int i = 0; i < workers; i++) {
        Vector copy = state(now, i, mirror.worker());
        Vector server = state(now, Envelope.SERVER, mirror.server().of(i, workers));
        if (copy == null || server == null) {
          return;
        }
        if (before.size() == i) {
          before.add(server.copy());
        }
        if (mirror.when() == Invariant.When.AT_ONCE) {
          compare(copy, server, server, node(i), now.round());
        } else if (last != null && isHeard(last, i)) {
          compare(copy, received(before.get(i)), before.get(i), node(i), now.round());
        }
        before.get(i).set(server);
      }
    }

    private boolean isHeard(Round last, int worker) {
      return mirror.when() == Invariant.When.A_ROUND_LATER || last.takesPart(worker);
    }

    /** A vector that travels itself arrives as precise as the wire is. */
    private Vector received(Vector server) {
      Vector received = server.copy();
      if (mirror.when() == Invariant.When.IF_TAKING_PART) {
        for (int j = 0; j < received.dimension(); j++) {
          received.set(j, precision.round(received.get(j)));
        }
      }
      return received;
    }

    @Override
    String what() {
      String server = mirror.server().of(workers - 1, workers);
      String whose = server.equals(mirror.server().of(0, workers)) ? "" : " for the last worker";
      return "= the server's "
          + server
          + whose
          + switch (mirror.when()) {
            case AT_ONCE -> "";
            case A_ROUND_LATER -> ", a round later";
            case IF_TAKING_PART -> ", as sent";
          };
    }
  }

  private final class HeldMean extends Held {
    private final Invariant.Mean mean;

    HeldMean(Invariant.Mean mean) {
      super("mean: " + mean.worker(), ROUNDING);
      this.mean = mean;
    }

    @Override
    void see(Snapshot now, Round last) {
      Vector server = state(now, Envelope.SERVER, mean.server());
      if (server == null) {
        return;
      }
      Vector sum = Vector.zeros(server.dimension());
      Vector largest = sum.copy();
      for (int i = 0; i < workers; i++) {
        Vector each = state(now, i, mean.worker());
        if (each == null) {
          return;
        }
        sum.add(each);
        largest.set(0, Math.max(largest.get(0), each.maxAbs()));
      }
      compare(server, sum.divide(workers), largest, "the server", now.round());
    }

    @Override
    String what() {
      return "at workers = the server's " + mean.server();
    }
  }

  private final class HeldResidual extends Held {
    private final Invariant.Residual residual;

    HeldResidual(Invariant.Residual residual) {
      super("conservation: " + residual.residual(), ROUNDING);
      this.residual = residual;
    }

    @Override
    void see(Snapshot now, Round last) {
      for (int node = Envelope.SERVER; node < workers; node++) {
        for (Compression each : now.compressions(node)) {
          if (each.name().equals(residual.compressor())) {
            Vector kept = state(now, node, residual.residual());
            if (kept == null) {
              return;
            }
            Vector rest = each.input().copy().subtract(each.value());
            compare(kept, rest, each.input(), node(node), now.round());
          }
        }
      }
    }

    @Override
    String what() {
      return "input of " + residual.compressor() + " = sent + " + residual.residual();
    }
  }
}
