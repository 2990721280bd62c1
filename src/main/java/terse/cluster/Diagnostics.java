package terse.cluster;

import java.util.Map;
import terse.objective.Optimum;
import terse.objective.Problem;
import terse.trace.Readings;
import terse.trace.Readings.Series;
import terse.vector.Vector;
import terse.wire.Envelope;

/**
 * Reads the state of every node by name, and how well it compressed, at the recorded rounds.
 *
 * <p>Readings of round k are of the state before it and of what was compressed in it, so that the
 * last round K has no compressions. Needs {@link Watch#compressions}.
 */
public final class Diagnostics implements Gauge {
  /** |v| of a state vector. */
  public static final String NORM = "norm";

  /** |h - grad f_i(x*)| of a memory of gradients, at the server of grad f; where x* is unique. */
  public static final String DISTANCE_TO_GRADIENT = "distance_to_gradient";

  /**
   * Upsilon_k = |w_k - H_{k-1}|^2 of a memory of the model (Philippenko and Dieuleveut, NeurIPS
   * 2021, Section 3).
   */
  public static final String UPSILON = "upsilon";

  /** {@link Compression#relativeError}, where no absolute error is promised. */
  public static final String RELATIVE_ERROR = "relative_error";

  /** |C(x) - x|, where a bound of it is promised. */
  public static final String ABSOLUTE_ERROR = "absolute_error";

  /** {@link Compression#density}. */
  public static final String DENSITY = "density";

  /** {@link Compression#phi}, where the compressor has blocks. */
  public static final String PHI = "phi";

  /** The bits of the message. */
  public static final String BITS = "bits";

  private static final int NEVER = -2;

  private final Readings readings = new Readings();
  private Vector[] gradients; // grad f_i(x*), then grad f(x*); none where x* is not known
  private int recorded = NEVER;

  @Override
  public void see(Snapshot now) {
    if (now.round() == recorded + 1) {
      readCompressions(now, Envelope.SERVER);
      for (int i = 0; i < now.problem().workers(); i++) {
        readCompressions(now, i);
      }
    }
  }

  @Override
  public void record(Snapshot now, Map<String, Double> columns) {
    recorded = now.round();
    readState(now, Envelope.SERVER);
    for (int i = 0; i < now.problem().workers(); i++) {
      readState(now, i);
    }
  }

  @Override
  public Readings readings() {
    return readings;
  }

  private void readState(Snapshot now, int node) {
    for (String name : now.names(node)) {
      Vector state = now.state(node, name);
      add(node, name, NORM, state.norm());
      if (now.gradientMemories(node).contains(name)) {
        Vector gradient = gradient(now.problem(), node);
        if (gradient != null) {
          add(node, name, DISTANCE_TO_GRADIENT, Math.sqrt(state.squaredDistance(gradient)));
        }
      }
      if (now.modelMemories(node).contains(name)) {
        add(node, name, UPSILON, state.squaredDistance(now.model()));
      }
    }
  }

  private void readCompressions(Snapshot now, int node) {
    for (Compression each : now.compressions(node)) {
      if (each.isAbsolute()) {
        add(node, each.name(), ABSOLUTE_ERROR, Math.sqrt(each.squaredError()));
      } else {
        add(node, each.name(), RELATIVE_ERROR, each.relativeError());
      }
      add(node, each.name(), DENSITY, each.density());
      if (each.hasBlocks()) {
        add(node, each.name(), PHI, each.phi());
      }
      add(node, each.name(), BITS, (double) each.bits());
    }
  }

  private void add(int node, String name, String quantity, double value) {
    readings.add(recorded, new Series(node, name, quantity), value);
  }

  /** The gradient that a node's memory of gradients is to come to, null where it is not known. */
  private Vector gradient(Problem problem, int node) {
    if (gradients == null) {
      gradients = gradients(problem);
    }
    int n = problem.workers();
    return gradients.length == 0 ? null : gradients[node == Envelope.SERVER ? n : node];
  }

  private static Vector[] gradients(Problem problem) {
    Optimum optimum = problem.optimum();
    if (!optimum.unique()) {
      return new Vector[0];
    }
    Vector minimiser = optimum.minimiser().orElseThrow();
    int n = problem.workers();
    Vector[] gradients = new Vector[n + 1];
    for (int i = 0; i <= n; i++) {
      gradients[i] = Vector.zeros(problem.dimension());
    }
    for (int i = 0; i < n; i++) {
      problem.local(i).gradient(minimiser, gradients[i]);
    }
    problem.lossAndGradient(minimiser, gradients[n]);
    return gradients;
  }
}
