package terse.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What one run recorded.
 *
 * @param method the method's label
 * @param repeat from 0
 * @param columns the values by the name of the column, all as long; NaN where one is not known
 */
record Curve(String method, int repeat, Map<String, double[]> columns) {
  static final String ROUND = "round";

  /** The columns that grow from row to row, against which others are drawn. */
  private static final Set<String> AXES =
      Set.of(ROUND, "epoch", "bits_up", "bits_down", "bytes_up", "bytes_down", "virtual_seconds");

  int rows() {
    return columns.get(ROUND).length;
  }

  double[] rounds() {
    return columns.get(ROUND);
  }

  /** Whether a column is a measurement, not something to draw it against. */
  static boolean isMetric(String column) {
    return !AXES.contains(column);
  }

  /** The rows of these rounds, in ascending order, as far as this run has them. */
  Curve only(double[] kept) {
    int[] rows = new int[rows()];
    int count = 0;
    double[] rounds = rounds();
    for (int i = 0; i < rounds.length; i++) {
      if (Arrays.binarySearch(kept, rounds[i]) >= 0) {
        rows[count++] = i;
      }
    }
    int[] chosen = Arrays.copyOf(rows, count);
    Map<String, double[]> fewer = new LinkedHashMap<>();
    columns.forEach(
        (name, values) ->
            fewer.put(name, Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray()));
    return new Curve(method, repeat, fewer);
  }
}
