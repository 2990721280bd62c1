package terse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import terse.experiment.Results;
import terse.trace.Direction;
import terse.trace.Row;
import terse.trace.RunResult;

/** The table that ends {@code terse run}: 80 columns, plain characters. Means over the repeats. */
final class ClosingTable {
  private static final int LABEL = 22;
  private static final String FORMAT = "%-" + LABEL + "s %-11s %8s %10s %8s %8s %7s%n";

  private static final Direction[] WAYS = Direction.values();

  private ClosingTable() {}

  static String of(Results results, Path folder) {
    int n = results.experiment().workers();
    boolean excess = anyExcess(results.runs());
    StringBuilder table = new StringBuilder();
    table.append(
        line("method", "status", "rounds", excess ? "f - f*" : "f", "bit up", "bit down", "time"));
    List<String> labels = results.experiment().labels();
    for (int i = 0; i < labels.size(); i++) {
      List<RunResult> runs = results.ofMethod(i);
      String label = labels.get(i);
      if (label.length() > LABEL) {
        table.append(label).append(System.lineSeparator());
        label = "";
      }
      table.append(
          line(
              label,
              results.status(i).label(),
              String.format(
                  Locale.ROOT,
                  "%.0f",
                  runs.stream().mapToInt(RunResult::rounds).average().orElse(0)),
              value(mean(runs, excess ? Row::excessLoss : Row::loss)),
              scaled(mean(runs, row -> (double) row.bitsUp() / n)),
              scaled(mean(runs, row -> (double) row.bitsDown() / n)),
              time(runs.stream().mapToDouble(RunResult::seconds).average().orElse(0))));
      double averaged =
          mean(runs, row -> more(row, excess ? Row.AVERAGED_EXCESS_LOSS : Row.AVERAGED_LOSS));
      if (!Double.isNaN(averaged)) {
        table.append(line("  at the average", "", "", value(averaged), "", "", ""));
      }
      accuracy(table, "  accuracy", mean(runs, row -> more(row, Row.ACCURACY)));
      accuracy(table, "  test accuracy", mean(runs, row -> more(row, Row.TEST_ACCURACY)));
      table.append(TheoryLine.of(results.verdicts(i)));
      runs.stream()
          .filter(run -> run.failure() != null)
          .findFirst()
          .ifPresent(
              run -> table.append("  ").append(run.failure()).append(System.lineSeparator()));
    }
    table.append(billing(results));
    table.append(
        String.format(
            Locale.ROOT,
            "Bits are per worker. All runs took %s; results are in %s%n",
            time(results.seconds()),
            folder));
    return table.toString();
  }

  private static void accuracy(StringBuilder table, String name, double share) {
    if (!Double.isNaN(share)) {
      String value = String.format(Locale.ROOT, "%.4f", share);
      table.append(line(name, "", "", value, "", "", ""));
    }
  }

  /** What the same messages cost under the conventions that were asked for. */
  private static String billing(Results results) {
    List<String> conventions = results.runs().get(0).ledger().conventions();
    if (conventions.isEmpty()) {
      return "";
    }
    StringBuilder table = new StringBuilder(System.lineSeparator());
    table.append(priced("priced as", "bit up", "bit down", ""));
    for (int i = 0; i < results.experiment().labels().size(); i++) {
      List<RunResult> runs = results.ofMethod(i);
      table.append(results.experiment().labels().get(i)).append(System.lineSeparator());
      for (int c = 0; c < conventions.size(); c++) {
        String[] bits = new String[WAYS.length];
        List<String> left = new ArrayList<>();
        for (Direction way : WAYS) {
          int convention = c;
          double mean =
              runs.stream()
                  .mapToDouble(run -> run.ledger().priced(convention, way))
                  .average()
                  .orElse(Double.NaN);
          bits[way.ordinal()] = scaled(mean / results.experiment().workers());
          if (runs.stream().anyMatch(run -> run.ledger().left(convention, way) > 0)) {
            left.add(way.label());
          }
        }
        String note =
            left.isEmpty() ? "" : "  no price for " + String.join(", ", left) + ": as sent";
        table.append(priced("  " + conventions.get(c), bits[0], bits[1], note));
      }
    }
    return table.append(System.lineSeparator()).toString();
  }

  private static String priced(String what, String up, String down, String note) {
    return String.format(Locale.ROOT, "%-" + LABEL + "s %8s %8s%s%n", what, up, down, note);
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, FORMAT, cells).replaceAll(" +(\\R)", "$1");
  }

  private static boolean anyExcess(List<RunResult> runs) {
    return runs.stream()
        .flatMap(run -> run.rows().stream())
        .anyMatch(row -> !Double.isNaN(row.excessLoss()));
  }

  /** The mean over the runs of a column's last value. */
  private static double mean(List<RunResult> runs, ToDoubleFunction<Row> column) {
    return runs.stream()
        .filter(run -> !run.rows().isEmpty())
        .mapToDouble(run -> column.applyAsDouble(run.rows().get(run.rows().size() - 1)))
        .average()
        .orElse(Double.NaN);
  }

  private static double more(Row row, String column) {
    return row.more().getOrDefault(column, Double.NaN);
  }

  private static String value(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3e", value);
  }

  /** Four digits and a prefix: 12.34M. */
  static String scaled(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    String[] prefixes = {"", "k", "M", "G", "T", "P", "E"};
    int p = 0;
    double scaled = value;
    while (scaled >= 1000 && p < prefixes.length - 1) {
      scaled /= 1000;
      p++;
    }
    int decimals = scaled < 10 ? 3 : scaled < 100 ? 2 : 1;
    return String.format(Locale.ROOT, "%." + decimals + "f", scaled) + prefixes[p];
  }

  private static String time(double seconds) {
    return seconds < 100
        ? String.format(Locale.ROOT, "%.2f s", seconds)
        : String.format(Locale.ROOT, "%.0f s", seconds);
  }
}
