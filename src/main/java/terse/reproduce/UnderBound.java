package terse.reproduce;

import java.util.Locale;
import terse.experiment.Results;
import terse.experiment.theory.Verdict;

/** What experiments with {@code theory: true} say of a theorem, as a finding. */
public final class UnderBound {
  private UnderBound() {}

  /**
   * Whether the runs of a method stayed under a theorem's bound at every recorded round.
   *
   * @param theorem its name, such as {@code theorem-19}
   */
  public static Finding of(Results results, String method, String theorem) {
    Verdict verdict = verdict(results, method, theorem);
    String quantity = method + ": measured/bound, worst round";
    String paper = "at most 1";
    if (!verdict.applies()) {
      String why = verdict.obstacle();
      return Finding.words(quantity, paper, "does not apply", false).explained(why);
    }
    String ours =
        Double.isNaN(verdict.worstRatio())
            ? "nothing to compare"
            : String.format(Locale.ROOT, "%.3g at %d", verdict.worstRatio(), verdict.atRound());
    return Finding.words(quantity, paper, ours, verdict.worstRatio(), verdict.stayedUnder());
  }

  /** The verdict of a theorem about a method. */
  public static Verdict verdict(Results results, String method, String theorem) {
    return results.verdicts(Series.indexOf(results, method)).stream()
        .filter(each -> each.theorem().equals(theorem))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    results.experiment().name()
                        + " has no "
                        + theorem
                        + " of "
                        + method
                        + ": is theory: true?"));
  }
}
