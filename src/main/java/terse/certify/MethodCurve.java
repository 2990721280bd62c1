package terse.certify;

import java.util.Map;
import terse.cluster.Gauge;
import terse.cluster.Snapshot;
import terse.objective.Optimum;
import terse.theory.Weights;
import terse.vector.Vector;
import terse.wire.Envelope;

/** What a theorem bounds, its bound and the excess loss, before each round of a run and after. */
final class MethodCurve implements Gauge {
  private final RunBound bound;
  private final Weights weights;
  private final double[] values;
  private final double[] bounds;
  private final double[] excess;
  private Vector average;
  private double squares;
  private double sum;

  /**
   * The curve of one run.
   *
   * @param weights of the average that the bound is about, where it is about one
   */
  MethodCurve(RunBound bound, Weights weights, int rounds) {
    this.bound = bound;
    this.weights = weights;
    values = new double[rounds + 1];
    bounds = new double[rounds + 1];
    excess = new double[rounds + 1];
  }

  /** The metric before round k; NaN where there is no such number. */
  double[] values() {
    return values;
  }

  /** Its bound. */
  double[] bounds() {
    return bounds;
  }

  /** f(x_k) - f*. */
  double[] excess() {
    return excess;
  }

  @Override
  public void see(Snapshot now) {
    int k = now.round();
    bounds[k] = bound.at(now);
    Optimum optimum = now.problem().optimum();
    excess[k] = now.loss() - optimum.value().orElseThrow();
    sum = k == 0 ? 1 : 1 + sum * weights.ratio(k); // (w_0 + .. + w_k)/w_k
    double squared = now.model().squaredDistance(optimum.minimiser().orElseThrow());
    values[k] =
        switch (bound.metric()) {
          case EXCESS_LOSS -> excess[k];
          case DISTANCE -> Math.sqrt(squared);
          case SQUARED_DISTANCE -> squared;
          case AVERAGED_EXCESS_LOSS ->
              now.problem().loss(averaged(now.model())) - optimum.value().orElseThrow();
          case MEAN_SQUARED_GRADIENT_NORM -> averaged(now.gradient().squaredNorm());
          case UPSILON -> upsilon(now);
        };
  }

  private Vector averaged(Vector model) {
    if (average == null) {
      average = model.copy();
    }
    return average.towards(1 / sum, model);
  }

  private double averaged(double square) {
    squares += (square - squares) / sum;
    return squares;
  }

  private static double upsilon(Snapshot now) {
    Vector h = now.state(Envelope.SERVER, "H");
    return h == null ? Double.NaN : now.model().squaredDistance(h);
  }

  @Override
  public void record(Snapshot now, Map<String, Double> columns) {}
}
