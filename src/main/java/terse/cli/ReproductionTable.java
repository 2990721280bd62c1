package terse.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Outcome;
import terse.reproduce.Verdict;

/** The table that ends {@code terse reproduce}: what the paper says, what was found. */
final class ReproductionTable {
  private static final int NUMBER = 12;
  private static final String PROSE = "      %s %s%n";

  private ReproductionTable() {}

  static String of(Map<Item, Outcome> outcomes, Path page) {
    StringBuilder table = new StringBuilder();
    table.append(line("item, quantity", "paper", "ours", "difference", "verdict"));
    double seconds = 0;
    for (Map.Entry<Item, Outcome> each : outcomes.entrySet()) {
      Outcome outcome = each.getValue();
      seconds += outcome.seconds();
      table.append(each.getKey().name()).append(": ").append(outcome.verdict().label());
      table.append(System.lineSeparator());
      outcome.findings().forEach(finding -> table.append(text(finding)));
    }
    table.append(String.format(Locale.ROOT, "All took %.1f s; the page is %s%n", seconds, page));
    return table.toString();
  }

  private static String text(Finding finding) {
    boolean shortPaper = finding.paper().length() <= NUMBER;
    boolean shortOurs = finding.ours().length() <= NUMBER;
    String text =
        line(
            finding.quantity(),
            shortPaper ? finding.paper() : "",
            shortOurs ? finding.ours() : "",
            finding.difference(),
            finding.verdict().label());
    text += shortPaper ? "" : String.format(Locale.ROOT, PROSE, "paper:", finding.paper());
    text += shortOurs ? "" : String.format(Locale.ROOT, PROSE, "ours:", finding.ours());
    boolean reason = !finding.why().isEmpty() && finding.verdict() != Verdict.REPRODUCED;
    return text + (reason ? String.format(Locale.ROOT, PROSE, "why:", finding.why()) : "");
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "  %-48s %12s %12s %10s  %s%n", cells);
  }
}
