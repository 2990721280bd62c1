package terse.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import terse.report.Curve;
import terse.trace.Row;
import terse.trace.Status;

/**
 * One method at one point, in numbers: means over its repeats, NaN where one is not known.
 *
 * @param lastRound the rounds that were carried out
 * @param firstStepsize eta_0
 * @param lastLoss at the end
 * @param lastExcess f - f* at the end
 * @param minLoss the lowest that was recorded
 * @param minExcess the lowest f - f* that was recorded
 * @param bitsUp of all uplinks, at the end
 * @param bitsDown of all downlinks, at the end
 * @param leastTotal the least, over the repeats, of the bits both ways at the end
 * @param roundsTo the first recorded rounds with f - f* at most a fraction of the start's, for each
 *     of {@link #FRACTIONS}; NaN where not all repeats get there
 * @param bitsTo the bits both ways until then
 */
record Outcome(
    Status status,
    double lastRound,
    double firstStepsize,
    double lastLoss,
    double lastExcess,
    double minLoss,
    double minExcess,
    double bitsUp,
    double bitsDown,
    double leastTotal,
    List<Double> roundsTo,
    List<Double> bitsTo) {
  /** Of the excess loss at the start. */
  static final List<String> FRACTIONS = List.of("1e-2", "1e-4", "1e-6");

  static final String LOSS = "loss";

  static Outcome of(PointRuns runs) {
    List<double[]> reached =
        FRACTIONS.stream().map(each -> reach(runs, Double.parseDouble(each))).toList();
    return new Outcome(
        runs.status(),
        mean(runs, curve -> last(curve.rounds())),
        runs.firstStepsize(),
        mean(runs, curve -> last(curve.columns().get(LOSS))),
        mean(runs, curve -> last(curve.columns().get(Row.EXCESS_LOSS))),
        mean(runs, curve -> min(curve.columns().get(LOSS))),
        mean(runs, curve -> min(curve.columns().get(Row.EXCESS_LOSS))),
        mean(runs, curve -> last(curve.columns().get("bits_up"))),
        mean(runs, curve -> last(curve.columns().get("bits_down"))),
        runs.leastTotal(),
        reached.stream().map(each -> each[0]).toList(),
        reached.stream().map(each -> each[1]).toList());
  }

  boolean finished() {
    return status == Status.FINISHED;
  }

  /** The mean round and the mean bits until the excess loss is this fraction of the start's. */
  private static double[] reach(PointRuns runs, double fraction) {
    double rounds = 0;
    double bits = 0;
    for (Curve curve : runs.curves()) {
      double[] excess = curve.columns().get(Row.EXCESS_LOSS);
      int row = 0;
      while (excess != null && row < excess.length && !(excess[row] <= fraction * excess[0])) {
        row++;
      }
      if (excess == null || row == excess.length) {
        return new double[] {Double.NaN, Double.NaN};
      }
      rounds += curve.rounds()[row];
      bits += PointRuns.bits(curve)[row];
    }
    int count = runs.curves().size();
    return new double[] {rounds / count, bits / count};
  }

  private static double mean(PointRuns runs, ToDoubleFunction<Curve> of) {
    return runs.curves().stream().mapToDouble(of).average().orElse(Double.NaN);
  }

  private static double last(double[] column) {
    return column == null ? Double.NaN : column[column.length - 1];
  }

  /** The lowest of the values that are known. */
  private static double min(double[] column) {
    return column == null
        ? Double.NaN
        : Arrays.stream(column).filter(v -> !Double.isNaN(v)).min().orElse(Double.NaN);
  }
}
