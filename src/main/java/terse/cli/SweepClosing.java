package terse.cli;

import java.util.Locale;
import terse.sweep.Best;
import terse.sweep.SweepPlan;
import terse.sweep.SweepResults;

/** The table that ends {@code terse sweep} and {@code terse merge}: the best of each method. */
final class SweepClosing {
  private static final int LABEL = 28;
  private static final String FORMAT = "%-" + LABEL + "s %10s %9s %10s %8s %8s%n";

  private SweepClosing() {}

  static String of(SweepResults results) {
    SweepPlan plan = results.plan();
    String metric = results.metric().equals("loss") ? "f" : "f - f*";
    StringBuilder table = new StringBuilder();
    table.append(line("best of each method", metric, "at bits", "eta_0", "finished", "diverged"));
    for (Best best : results.best()) {
      String label = plan.methods().get(best.method());
      if (label.length() > LABEL) {
        table.append(label).append(System.lineSeparator());
        label = "";
      }
      boolean exists = best.exists();
      table.append(
          line(
              label,
              exists ? String.format(Locale.ROOT, "%.3e", best.value()) : "-",
              ClosingTable.scaled(best.budget()),
              exists ? String.format(Locale.ROOT, "%.3e", results.stepsize(best)) : "-",
              best.finished(),
              best.diverged() + (best.failed() > 0 ? "+" + best.failed() + "!" : "")));
      if (exists) {
        String at = plan.describe(results.point(best), best.method());
        table.append("  ").append(at.isEmpty() ? "the same at every point" : at);
      } else {
        table.append("  no point at which it finished");
      }
      table.append(System.lineSeparator());
      best.warnings().forEach(w -> table.append("  ! ").append(w).append(System.lineSeparator()));
    }
    results.warnings().forEach(w -> table.append(w).append(System.lineSeparator()));
    String points =
        results.points().size() + (results.shard().isAll() ? "" : " of " + plan.points().size());
    table.append(
        String.format(
            Locale.ROOT,
            "Lowest %s at equal bits, of finished points; %s points are in%n%s%n",
            metric,
            points,
            results.folder().resolve("sweep.csv")));
    return table.toString();
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, FORMAT, cells).replaceAll(" +(\\R)", "$1");
  }
}
