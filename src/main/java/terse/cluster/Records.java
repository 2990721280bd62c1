package terse.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import terse.objective.Optimum;
import terse.objective.Problem;
import terse.trace.Direction;
import terse.trace.Ledger;
import terse.trace.Readings;
import terse.trace.Row;
import terse.vector.Vector;

/** Measures the server's model at the recorded rounds, and sees when a run has diverged. */
final class Records {
  /** A loss above this multiple of the start's has diverged. */
  private static final double TOO_MUCH = 1e12;

  private final Problem problem;
  private final Progress progress;
  private final double infimum;
  private final Vector minimiser;
  private final double epochsPerRound;
  private final List<Gauge> gauges;
  private final List<Row> rows = new ArrayList<>();
  private double limit;

  Records(Plan plan, Progress progress) {
    this.problem = plan.problem();
    this.progress = progress;
    Optimum optimum = problem.optimum();
    infimum = optimum.value().orElse(Double.NaN);
    minimiser = optimum.unique() ? optimum.minimiser().orElse(null) : null;
    epochsPerRound = epochsPerRound(problem, plan.batch());
    gauges = plan.watch().gauges().stream().map(Supplier::get).toList();
  }

  /** Shows the gauges the state before a round, recorded or not. */
  void see(Snapshot now) {
    for (Gauge gauge : gauges) {
      gauge.see(now);
    }
  }

  /**
   * Records the state before a round. Returns false when the loss is not finite, which leaves no
   * row, or exceeds 1e12 times the start's, measured by |f(x_0)| or f(x_0) - f*, whichever is
   * larger, and by 1 where both are zero.
   */
  boolean record(Snapshot now, Ledger ledger) {
    double loss = now.loss();
    if (!(Math.abs(loss) <= Double.MAX_VALUE)) {
      return false;
    }
    double excess = loss - infimum;
    if (rows.isEmpty()) {
      double scale = Math.max(Math.abs(loss), Double.isNaN(excess) ? 0 : excess);
      limit = TOO_MUCH * (scale > 0 ? scale : 1);
    }
    Row row =
        new Row(
            now.round(),
            now.round() * epochsPerRound,
            loss,
            excess,
            now.gradient().norm(),
            minimiser == null ? Double.NaN : Math.sqrt(now.model().squaredDistance(minimiser)),
            ledger.bits(Direction.UP),
            ledger.bits(Direction.DOWN),
            ledger.bytes(Direction.UP),
            ledger.bytes(Direction.DOWN),
            Double.NaN,
            more(now));
    rows.add(row);
    progress.recorded(row);
    return loss <= limit;
  }

  private Map<String, Double> more(Snapshot now) {
    if (gauges.isEmpty()) {
      return Map.of();
    }
    Map<String, Double> columns = new LinkedHashMap<>();
    gauges.forEach(gauge -> gauge.record(now, columns));
    return columns;
  }

  List<Row> rows() {
    return rows;
  }

  /** What all gauges have read. */
  Readings readings() {
    Readings all = new Readings();
    gauges.forEach(gauge -> gauge.readings().forEach(all::add));
    return all;
  }

  /**
   * The share of all rows that the workers draw in a round; a round of full gradients is an epoch.
   */
  private static double epochsPerRound(Problem problem, int batch) {
    long all = 0;
    long drawn = 0;
    for (int i = 0; i < problem.workers(); i++) {
      int rows = problem.local(i).rows();
      all += rows;
      drawn += batch == 0 ? rows : Math.min(batch, rows);
    }
    return all == 0 ? 1 : (double) drawn / all;
  }
}
