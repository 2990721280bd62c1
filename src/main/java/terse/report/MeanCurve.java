package terse.report;

import java.util.Arrays;
import java.util.List;

/**
 * The curve of a column against another over all repeats, as on the page: at every round that all
 * repeats have, x is their mean, y the mean of logarithms, the band one standard deviation (over n
 * - 1) of the logarithm. Where a value is not positive it is the plain mean and deviation.
 *
 * @param low null where there is one repeat alone
 * @param high null where there is one repeat alone
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers
record MeanCurve(double[] x, double[] y, double[] low, double[] high) {

  /** Of runs that have both columns, at least one. */
  static MeanCurve of(List<Curve> runs, String xName, String yName) {
    List<double[]> xs = runs.stream().map(run -> run.column(xName).orElseThrow()).toList();
    List<double[]> ys = runs.stream().map(run -> run.column(yName).orElseThrow()).toList();
    if (runs.size() == 1) {
      return new MeanCurve(xs.get(0), ys.get(0), null, null);
    }
    int[][] rows = commonRows(runs);
    int n = rows[0].length;
    MeanCurve curve = new MeanCurve(new double[n], new double[n], new double[n], new double[n]);
    double[] values = new double[runs.size()];
    for (int i = 0; i < n; i++) {
      double x = 0;
      for (int r = 0; r < values.length; r++) {
        x += xs.get(r)[rows[r][i]];
        values[r] = ys.get(r)[rows[r][i]];
      }
      curve.x[i] = x / values.length;
      curve.spread(i, values);
    }
    return curve;
  }

  private void spread(int i, double[] values) {
    boolean logs = Arrays.stream(values).allMatch(value -> value > 0);
    double[] measured = logs ? Arrays.stream(values).map(Math::log).toArray() : values;
    double mean = Arrays.stream(measured).sum() / measured.length;
    double squares = Arrays.stream(measured).map(value -> (value - mean) * (value - mean)).sum();
    double sd = Math.sqrt(squares / (measured.length - 1));
    y[i] = logs ? Math.exp(mean) : mean;
    low[i] = logs ? Math.exp(mean - sd) : mean - sd;
    high[i] = logs ? Math.exp(mean + sd) : mean + sd;
  }

  /** The rows of each run that have the same rounds, as far as all runs have them. */
  private static int[][] commonRows(List<Curve> runs) {
    double[] common =
        Arrays.stream(runs.get(0).rounds())
            .filter(round -> runs.stream().allMatch(run -> run.row(round) >= 0))
            .toArray();
    return runs.stream()
        .map(run -> Arrays.stream(common).mapToInt(round -> run.row(round)).toArray())
        .toArray(int[][]::new);
  }
}
