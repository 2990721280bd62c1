package terse.cluster;

import java.util.Map;
import terse.theory.Weights;
import terse.trace.Row;
import terse.vector.Vector;

/**
 * Measures f at the weighted average of x_0, x_1, .. x_k, as a second loss of the run (Beznosikov
 * et al., JMLR 2023, eq. 20): the columns {@value Row#AVERAGED_LOSS} and {@value
 * Row#AVERAGED_EXCESS_LOSS}.
 *
 * <p>With S_k = (w_0 + .. + w_k)/w_k the average is a_k = a_{k-1} + (x_k - a_{k-1})/S_k, and S_k =
 * 1 + S_{k-1} w_{k-1}/w_k, so that no weight is ever computed. A round costs one pass over the
 * model, a record one loss.
 */
public final class AveragedModel implements Gauge {
  private final Weights weights;
  private Vector average;
  private double sum;

  /** The average of one run. */
  public AveragedModel(Weights weights) {
    this.weights = weights;
  }

  @Override
  public void see(Snapshot now) {
    int k = now.round();
    if (k == 0) {
      average = now.model().copy();
      sum = 1;
    } else {
      sum = 1 + sum * weights.ratio(k);
      average.towards(1 / sum, now.model());
    }
  }

  @Override
  public void record(Snapshot now, Map<String, Double> columns) {
    double loss = now.problem().loss(average);
    columns.put(Row.AVERAGED_LOSS, loss);
    columns.put(
        Row.AVERAGED_EXCESS_LOSS, loss - now.problem().optimum().value().orElse(Double.NaN));
  }

  /** a_k, changed by the next round. */
  Vector average() {
    return average;
  }
}
