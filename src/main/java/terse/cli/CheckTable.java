package terse.cli;

import java.util.ArrayList;
import java.util.List;
import terse.check.Case;
import terse.check.Checked;

/** The lines that {@code terse check} prints. */
final class CheckTable {
  private CheckTable() {}

  /** A line for each case, those that do not hold with what was expected and measured. */
  static String of(Checked checked) {
    StringBuilder table = new StringBuilder();
    line(table, checked.name() + " (" + checked.file() + ")");
    for (Case each : checked.cases()) {
      line(table, word(each) + each.name() + "; " + each.detail());
    }
    checked.baseline().ifPresent(file -> line(table, "  the baseline is written to " + file));
    checked.page().ifPresent(page -> line(table, "  the curves are in " + page));
    if (checked.cases().isEmpty() && checked.baseline().isEmpty()) {
      line(table, "  holds nothing: it has no expectations and no baseline (--update writes one)");
    }
    return table.toString();
  }

  private static String word(Case each) {
    return switch (each.outcome()) {
      case HELD -> "  holds    ";
      case BROKEN -> "  BROKEN   ";
      case FAILED -> "  FAILED   ";
      case SKIPPED -> "  skipped  ";
    };
  }

  /** How many there were of each. */
  static String closing(List<Checked> all) {
    List<String> counts = new ArrayList<>();
    for (Case.Outcome outcome : Case.Outcome.values()) {
      long count = all.stream().mapToLong(each -> each.count(outcome)).sum();
      if (count > 0) {
        counts.add(
            switch (outcome) {
              case HELD -> count + " hold";
              case BROKEN -> count + " broken";
              case FAILED -> count + " failed";
              case SKIPPED -> count + " skipped";
            });
      }
    }
    StringBuilder table = new StringBuilder();
    line(
        table,
        all.size()
            + (all.size() == 1 ? " experiment: " : " experiments: ")
            + (counts.isEmpty() ? "nothing to hold" : String.join(", ", counts)));
    return table.toString();
  }

  private static void line(StringBuilder table, String text) {
    table.append(text).append(System.lineSeparator());
  }
}
