package terse.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one run recorded.
 *
 * @param method the method's label
 * @param repeat from 0
 * @param columns the values by the name of the column, all as long; NaN where one is not known
 */
public record Curve(String method, int repeat, Map<String, double[]> columns) {
  /** The column of the rounds. */
  public static final String ROUND = "round";

  /** Columns that are sums of two others, and are not written. */
  public static final Map<String, List<String>> TOTALS =
      Map.of(
          "bits_total", List.of("bits_up", "bits_down"),
          "bytes_total", List.of("bytes_up", "bytes_down"));

  /** How many rounds were recorded. */
  public int rows() {
    return columns.get(ROUND).length;
  }

  /** The recorded rounds, ascending. */
  public double[] rounds() {
    return columns.get(ROUND);
  }

  /** The values of a column, or of a sum of two; empty where this run has none. */
  public Optional<double[]> column(String name) {
    List<String> parts = TOTALS.get(name);
    if (parts == null) {
      return Optional.ofNullable(columns.get(name));
    }
    double[] one = columns.get(parts.get(0));
    double[] other = columns.get(parts.get(1));
    if (one == null || other == null) {
      return Optional.empty();
    }
    double[] sum = one.clone();
    Arrays.setAll(sum, i -> one[i] + other[i]);
    return Optional.of(sum);
  }

  /** The row of a round; negative where it was not recorded. */
  public int row(double round) {
    return Arrays.binarySearch(rounds(), round);
  }

  /** Whether a column is a measurement, not something to draw it against. */
  public static boolean isMetric(String column) {
    return !Columns.AXES.contains(column);
  }

  /** The rows of these rounds, in ascending order, as far as this run has them. */
  public Curve only(double[] kept) {
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
