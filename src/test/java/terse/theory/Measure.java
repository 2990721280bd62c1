package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import terse.cluster.Gauge;
import terse.cluster.Snapshot;
import terse.cluster.Watch;
import terse.testing.Runs;
import terse.vector.Vector;
import terse.wire.Envelope;

/** A number that is measured of one run before each of its rounds, and at its end. */
@FunctionalInterface
interface Measure {
  double of(Snapshot now);

  /** The numbers of many runs: row r is that of seed r. Every run has a measure of its own. */
  static double[][] ofMany(int runs, IntFunction<Runs> ofSeed, Supplier<Measure> measure) {
    double[][] measured = new double[runs][];
    for (int r = 0; r < runs; r++) {
      List<Double> series = new ArrayList<>();
      Measure own = measure.get();
      Measure keeping =
          now -> {
            series.add(own.of(now));
            return 0;
          };
      ofSeed.apply(r).seed(r).watch(watch(keeping)).finish();
      measured[r] = series.stream().mapToDouble(Double::doubleValue).toArray();
    }
    return measured;
  }

  /** Asks for the measure before every round, and at the end. */
  static Watch watch(Measure measure) {
    Gauge gauge =
        new Gauge() {
          @Override
          public void see(Snapshot now) {
            measure.of(now);
          }

          @Override
          public void record(Snapshot now, Map<String, Double> columns) {}
        };
    return new Watch(List.of(() -> gauge), false);
  }

  /** What a theorem's metric is of a run. */
  static Measure of(Metric metric, Weights weights) {
    return switch (metric) {
      case EXCESS_LOSS -> now -> now.loss() - optimum(now);
      case DISTANCE -> now -> Math.sqrt(squaredDistance(now));
      case SQUARED_DISTANCE -> Measure::squaredDistance;
      case AVERAGED_EXCESS_LOSS -> new AveragedLoss(weights);
      case MEAN_SQUARED_GRADIENT_NORM -> new MeanSquaredGradient(weights);
      case UPSILON -> Measure::upsilon;
    };
  }

  static double optimum(Snapshot now) {
    return now.problem().optimum().value().orElseThrow();
  }

  static double squaredDistance(Snapshot now) {
    return now.model().squaredDistance(minimiser(now));
  }

  static Vector minimiser(Snapshot now) {
    return now.problem().optimum().minimiser().orElseThrow();
  }

  /** |w_k - H_{k-1}|^2, the mean over the workers. */
  static double upsilon(Snapshot now) {
    double sum = 0;
    for (int i = 0; i < now.problem().workers(); i++) {
      sum += now.model().squaredDistance(now.state(i, "H"));
    }
    return sum / now.problem().workers();
  }

  /** (1/n) sum_i |h_i - grad f_i(x*)|^2. */
  static double memories(Snapshot now) {
    int n = now.problem().workers();
    Vector g = Vector.zeros(now.problem().dimension());
    double sum = 0;
    for (int i = 0; i < n; i++) {
      now.problem().local(i).gradient(minimiser(now), g);
      sum += g.squaredDistance(now.state(i, "h"));
    }
    return sum / n;
  }

  /** A state vector of the server. */
  static Vector server(Snapshot now, String name) {
    return now.state(Envelope.SERVER, name);
  }

  /** f - f* at the weighted mean of the models. */
  final class AveragedLoss implements Measure {
    private final Weights weights;
    private Vector sum;
    private double total;

    private AveragedLoss(Weights weights) {
      this.weights = weights;
    }

    @Override
    public double of(Snapshot now) {
      if (sum == null) {
        sum = now.model().copy();
        total = 1;
      } else {
        double ratio = weights.ratio(now.round());
        sum.scale(ratio).add(now.model());
        total = total * ratio + 1;
      }
      return now.problem().loss(sum.copy().divide(total)) - optimum(now);
    }
  }

  /** The weighted mean of |grad f|^2 at the models. */
  final class MeanSquaredGradient implements Measure {
    private final Weights weights;
    private double sum;
    private double total;

    private MeanSquaredGradient(Weights weights) {
      this.weights = weights;
    }

    @Override
    public double of(Snapshot now) {
      double ratio = now.round() == 0 ? 0 : weights.ratio(now.round());
      sum = sum * ratio + now.gradient().squaredNorm();
      total = total * ratio + 1;
      return sum / total;
    }
  }
}
