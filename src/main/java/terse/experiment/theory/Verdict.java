package terse.experiment.theory;

import java.util.List;
import terse.theory.Assumption;

/**
 * Whether the runs of a method kept to what one theorem promises of them.
 *
 * @param theorem its name
 * @param source authors, venue, number
 * @param assumptions each with whether it holds
 * @param applies whether there was something to compare
 * @param measured the column of what was measured, empty where nothing was compared
 * @param bounded the column of bounds, which has the smallest one of this metric
 * @param stayedUnder whether it was never above the bound, by the rule of {@link Comparison}
 * @param worstRatio the largest quotient of measured and bound from round 1 on, for many bounds are
 *     equations at the start; NaN where nothing counts
 * @param atRound the round of the worst ratio; -1 where there is none
 * @param expectation whether the mean over repeats was compared, or each run
 * @param repeats the runs that were compared
 * @param uncounted what was measured below this counts as zero
 */
public record Verdict(
    String theorem,
    String source,
    List<Assumption> assumptions,
    boolean applies,
    String measured,
    String bounded,
    boolean stayedUnder,
    double worstRatio,
    int atRound,
    boolean expectation,
    int repeats,
    double uncounted) {
  public Verdict {
    assumptions = List.copyOf(assumptions);
  }

  /** The first assumption that fails, in words; empty where none does. */
  public String obstacle() {
    return assumptions.stream()
        .filter(assumption -> !assumption.holds())
        .map(Assumption::text)
        .findFirst()
        .orElse("");
  }
}
