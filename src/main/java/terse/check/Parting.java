package terse.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import terse.report.Curve;
import terse.trace.Tables;

/**
 * Where two curves of one run part: the first round in which they do, and how.
 *
 * @param round the first recorded round of both in which they differ, or in which one has ended
 * @param metrics the columns that differ there, in their order; empty where one has ended
 * @param text what was expected and what was measured
 */
record Parting(long round, List<String> metrics, String text) {
  /**
   * The first difference between two curves, in the rounds and columns of the expected one; empty
   * where there is none. What the measured one has besides is not looked at, but it must end in the
   * same round.
   */
  static Optional<Parting> of(Curve expected, Curve measured, Tolerance tolerance) {
    String before = "";
    for (int i = 0; i < expected.rows(); i++) {
      double round = expected.rounds()[i];
      int row = measured.row(round);
      if (row < 0) {
        return Optional.of(new Parting((long) round, List.of(), missing(measured, round)));
      }
      List<String> differ = new ArrayList<>();
      for (Map.Entry<String, double[]> column : expected.columns().entrySet()) {
        double[] values = measured.columns().get(column.getKey());
        double now = values == null ? Double.NaN : values[row];
        double scale = Tolerance.scale(expected, column.getKey());
        if (!tolerance.same(column.getValue()[i], now, scale)) {
          differ.add(column.getKey());
        }
      }
      if (!differ.isEmpty()) {
        String first = differ.get(0);
        double was = expected.columns().get(first)[i];
        double[] values = measured.columns().get(first);
        return Optional.of(
            new Parting(
                (long) round,
                differ,
                "parts in round "
                    + (long) round
                    + before
                    + ": "
                    + values(first, was, values == null ? Double.NaN : values[row])
                    + others(differ)));
      }
      before = " (agrees up to round " + (long) round + ")";
    }
    return ends(expected, measured);
  }

  private static Optional<Parting> ends(Curve expected, Curve measured) {
    double end = expected.rounds()[expected.rows() - 1];
    double now = measured.rounds()[measured.rows() - 1];
    if (now == end) {
      return Optional.empty();
    }
    return Optional.of(
        new Parting(
            (long) end,
            List.of(),
            "parts at its end: expected round " + (long) end + missing(now)));
  }

  private static String missing(Curve measured, double round) {
    double end = measured.rounds()[measured.rows() - 1];
    return end < round
        ? "parts at its end: expected round " + (long) round + missing(end)
        : "expected round " + (long) round + ", but it is not recorded";
  }

  private static String missing(double end) {
    return ", but it ends in round " + (long) end;
  }

  private static String values(String metric, double was, double now) {
    String text = metric + " expected " + shown(was) + ", measured " + shown(now);
    double larger = Math.max(Math.abs(was), Math.abs(now));
    return Double.isFinite(was) && Double.isFinite(now) && larger > 0
        ? text + String.format(Locale.ROOT, " (%.1e apart)", Math.abs(was - now) / larger)
        : text;
  }

  private static String others(List<String> differ) {
    return differ.size() == 1
        ? ""
        : "; also " + String.join(", ", differ.subList(1, differ.size()));
  }

  /** The number with all its digits. */
  static String shown(double value) {
    return Double.isNaN(value) ? "nothing" : Tables.number(value);
  }
}
