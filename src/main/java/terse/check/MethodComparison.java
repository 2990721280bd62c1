package terse.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import terse.report.Curve;
import terse.report.Study;

/**
 * One method in two runs.
 *
 * @param status how it ended in each; empty where it is not there
 * @param digest of each
 * @param repeats of each
 * @param end the round in which each ends, where these differ; NaN for one without rows
 * @param metrics those that part
 */
public record MethodComparison(
    String label,
    Two<String> status,
    Two<String> digest,
    Two<Integer> repeats,
    Optional<Two<Double>> end,
    List<Metric> metrics) {
  /**
   * A column that is not the same.
   *
   * @param repeat the one in which it parts first
   * @param round the first recorded round of both in which it does
   * @param values there; NaN where one has none
   * @param last the means over the repeats of the last recorded values
   */
  public record Metric(String name, int repeat, long round, Two<Double> values, Two<Double> last) {}

  static MethodComparison of(String label, Study one, Study other, Tolerance tolerance) {
    List<Curve> first = one.curves().getOrDefault(label, List.of());
    List<Curve> second = other.curves().getOrDefault(label, List.of());
    Set<String> columns = new LinkedHashSet<>();
    first.forEach(curve -> columns.addAll(curve.columns().keySet()));
    second.forEach(curve -> columns.addAll(curve.columns().keySet()));
    columns.remove(Curve.ROUND);
    List<Metric> metrics = new ArrayList<>();
    for (String column : columns) {
      Metric parts = null;
      for (int r = 0; r < Math.min(first.size(), second.size()); r++) {
        Metric here = metric(column, first.get(r), second.get(r), tolerance);
        if (here != null && (parts == null || here.round() < parts.round())) {
          parts = here;
        }
      }
      if (parts != null) {
        Two<Double> last = new Two<>(last(first, column), last(second, column));
        metrics.add(new Metric(parts.name(), parts.repeat(), parts.round(), parts.values(), last));
      }
    }
    Two<Double> end = new Two<>(last(first, Curve.ROUND), last(second, Curve.ROUND));
    return new MethodComparison(
        label,
        new Two<>(status(one, label), status(other, label)),
        new Two<>(one.digest(label), other.digest(label)),
        new Two<>(first.size(), second.size()),
        end.same() ? Optional.empty() : Optional.of(end),
        metrics);
  }

  private static String status(Study study, String label) {
    return study.curves().containsKey(label) ? study.status(label) : "";
  }

  /** Where a column parts first, or null. */
  private static Metric metric(String column, Curve one, Curve other, Tolerance tolerance) {
    double scale = Math.max(Tolerance.scale(one, column), Tolerance.scale(other, column));
    double[] first = one.columns().get(column);
    double[] second = other.columns().get(column);
    for (int i = 0; i < one.rows(); i++) {
      int row = other.row(one.rounds()[i]);
      if (row >= 0) {
        double a = first == null ? Double.NaN : first[i];
        double b = second == null ? Double.NaN : second[row];
        if (!tolerance.same(a, b, scale)) {
          long round = (long) one.rounds()[i];
          return new Metric(column, one.repeat(), round, new Two<>(a, b), new Two<>(a, b));
        }
      }
    }
    return null;
  }

  private static double last(List<Curve> curves, String column) {
    return curves.stream()
        .mapToDouble(
            curve ->
                curve.column(column).map(values -> values[values.length - 1]).orElse(Double.NaN))
        .average()
        .orElse(Double.NaN);
  }

  /** Whether both have it, and it is the same in both, as far as both recorded it. */
  public boolean holds() {
    return metrics.isEmpty() && end.isEmpty() && status.same() && repeats.same();
  }
}
