package terse.cli;

import java.util.List;
import java.util.Locale;
import terse.check.Differences;
import terse.check.MethodComparison;
import terse.check.RunComparison;
import terse.check.Two;
import terse.trace.Tables;

/** The lines that {@code terse compare} prints: the first run left of a bar, the second right. */
final class CompareTable {
  private final StringBuilder table = new StringBuilder();

  private CompareTable() {}

  static String of(RunComparison comparison) {
    CompareTable table = new CompareTable();
    table.line("A  " + about(comparison.folders().one(), comparison.digests().one()));
    table.line("B  " + about(comparison.folders().other(), comparison.digests().other()));
    table.keys(comparison.keys());
    comparison.methods().forEach(method -> table.method(method, comparison));
    long parting = comparison.methods().stream().filter(method -> !method.holds()).count();
    table.line(
        parting == 0
            ? "all " + comparison.methods().size() + " methods are the same"
            : parting + " of " + comparison.methods().size() + " methods differ");
    return table.table.toString();
  }

  private static String about(String folder, String digest) {
    return digest.isEmpty() ? folder : folder + ", digest " + digest;
  }

  private void keys(List<Differences.Key> keys) {
    for (Differences.Key key : keys) {
      line("  " + key.path() + ": " + shown(key.one()) + " | " + shown(key.other()));
    }
  }

  private static String shown(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private void method(MethodComparison method, RunComparison comparison) {
    if (method.holds()) {
      line(
          "  same     "
              + method.label()
              + (method.digest().same() && !method.digest().one().isEmpty()
                  ? ", to the last bit"
                  : ", up to " + comparison.tolerance()));
      return;
    }
    line("  DIFFERS  " + method.label());
    if (method.status().one().isEmpty() || method.status().other().isEmpty()) {
      line("    is in " + (method.status().one().isEmpty() ? "B" : "A") + " alone");
      return;
    }
    difference("status", method.status());
    difference("repeats", method.repeats());
    method
        .end()
        .ifPresent(
            end ->
                line(
                    String.format(
                        Locale.ROOT, "    ends in round: %.0f | %.0f", end.one(), end.other())));
    for (MethodComparison.Metric metric : method.metrics()) {
      line(
          "    "
              + metric.name()
              + " parts in round "
              + metric.round()
              + (method.repeats().one() > 1 ? " of repeat " + metric.repeat() : "")
              + ": "
              + both(metric.values())
              + apart(metric.values())
              + "; last: "
              + both(metric.last()));
    }
  }

  private <T> void difference(String what, Two<T> values) {
    if (!values.same()) {
      line("    " + what + ": " + values.one() + " | " + values.other());
    }
  }

  private static String both(Two<Double> values) {
    return shown(Tables.number(values.one())) + " | " + shown(Tables.number(values.other()));
  }

  private static String apart(Two<Double> values) {
    double larger = Math.max(Math.abs(values.one()), Math.abs(values.other()));
    double apart = Math.abs(values.one() - values.other()) / larger;
    return Double.isFinite(apart) ? String.format(Locale.ROOT, " (%.1e apart)", apart) : "";
  }

  private void line(String text) {
    table.append(text).append(System.lineSeparator());
  }
}
