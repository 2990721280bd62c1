package terse.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import terse.experiment.theory.Verdict;

/** Whether a method kept to its theorems, in one line of the closing table. */
final class TheoryLine {
  private TheoryLine() {}

  /** The line with its end; empty where there is nothing to say. */
  static String of(List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return "";
    }
    List<Verdict> applying = verdicts.stream().filter(Verdict::applies).toList();
    List<Verdict> above = applying.stream().filter(each -> !each.stayedUnder()).toList();
    String line;
    if (applying.isEmpty()) {
      line = "no bound applies, summary.json says why";
    } else if (above.isEmpty()) {
      line = "under " + count(applying.size()) + nearest(applying);
    } else {
      line =
          above.stream()
              .map(each -> "ABOVE " + each.theorem() + worst(each))
              .collect(Collectors.joining(", "));
    }
    return "  theory: " + line + System.lineSeparator();
  }

  private static String count(int bounds) {
    return bounds == 1 ? "its bound" : "its " + bounds + " bounds";
  }

  private static String nearest(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(each -> each.atRound() >= 0)
        .max(Comparator.comparingDouble(Verdict::worstRatio))
        .map(each -> ", " + each.theorem() + worst(each))
        .orElse("");
  }

  private static String worst(Verdict verdict) {
    return verdict.atRound() < 0
        ? ""
        : String.format(
            Locale.ROOT, " (%.3g of it in round %d)", verdict.worstRatio(), verdict.atRound());
  }
}
