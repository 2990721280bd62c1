package terse.experiment.theory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import terse.cluster.AveragedModel;
import terse.cluster.Gauge;
import terse.cluster.Snapshot;
import terse.theory.Weights;
import terse.trace.Row;
import terse.vector.Vector;

/** What theorems bound and no curve has by itself, as columns. */
final class Measured {
  private Measured() {}

  /** The gauge of what this promise bounds. */
  static Gauge of(Promise promise) {
    String column = promise.measured();
    Weights weights = promise.weights().orElse(Weights.UNIFORM);
    return switch (promise.metric()) {
      case SQUARED_DISTANCE -> new SquaredDistance(column);
      case AVERAGED_EXCESS_LOSS -> new AveragedLoss(column, weights);
      case MEAN_SQUARED_GRADIENT_NORM -> new MeanSquaredGradient(column, weights);
      case UPSILON -> new Upsilon(column);
      case EXCESS_LOSS, DISTANCE ->
          throw new IllegalStateException("every curve has the column " + column);
    };
  }

  /** |x_k - x*|^2, NaN where x* is not known or not the only one. */
  private static final class SquaredDistance implements Gauge {
    private final String column;

    SquaredDistance(String column) {
      this.column = column;
    }

    @Override
    public void see(Snapshot now) {}

    @Override
    public void record(Snapshot now, Map<String, Double> columns) {
      Optional<Vector> minimiser =
          now.problem().optimum().unique() ? now.problem().optimum().minimiser() : Optional.empty();
      columns.put(column, minimiser.map(now.model()::squaredDistance).orElse(Double.NaN));
    }
  }

  /** f - f* at the weighted average of x_0 .. x_k. */
  private static final class AveragedLoss implements Gauge {
    private final String column;
    private final AveragedModel average;

    AveragedLoss(String column, Weights weights) {
      this.column = column;
      average = new AveragedModel(weights);
    }

    @Override
    public void see(Snapshot now) {
      average.see(now);
    }

    @Override
    public void record(Snapshot now, Map<String, Double> columns) {
      Map<String, Double> losses = new LinkedHashMap<>();
      average.record(now, losses);
      columns.put(column, losses.get(Row.AVERAGED_EXCESS_LOSS));
    }
  }

  /** The weighted mean of |grad f|^2 at x_0 .. x_k. */
  private static final class MeanSquaredGradient implements Gauge {
    private final String column;
    private final Weights weights;
    private double mean;
    private double sum;

    MeanSquaredGradient(String column, Weights weights) {
      this.column = column;
      this.weights = weights;
    }

    @Override
    public void see(Snapshot now) {
      int k = now.round();
      sum = k == 0 ? 1 : 1 + sum * weights.ratio(k); // (w_0 + .. + w_k)/w_k
      mean += (now.gradient().squaredNorm() - mean) / sum;
    }

    @Override
    public void record(Snapshot now, Map<String, Double> columns) {
      columns.put(column, mean);
    }
  }

  /** |w_k - H_{k-1}|^2, the mean over the workers' H; NaN where they have none. */
  private static final class Upsilon implements Gauge {
    private final String column;

    Upsilon(String column) {
      this.column = column;
    }

    @Override
    public void see(Snapshot now) {}

    @Override
    public void record(Snapshot now, Map<String, Double> columns) {
      int n = now.problem().workers();
      double sum = 0;
      for (int i = 0; i < n; i++) {
        Vector h = now.state(i, "H");
        sum += h == null ? Double.NaN : now.model().squaredDistance(h);
      }
      columns.put(column, sum / n);
    }
  }
}
