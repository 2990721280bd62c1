package terse.theory;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * One assumption of a theorem, held to an experiment.
 *
 * @param text what is assumed, and in brackets the numbers: {@code f is strongly convex (mu = 0.1)}
 * @param holds whether it is known to hold
 * @param ofStepsizes whether it is about the step sizes, so that others may help
 */
public record Assumption(String text, boolean holds, boolean ofStepsizes) {
  /** Above this number of rounds not every step size is looked at. */
  private static final int MOST_ROUNDS = 1_000_000;

  /** Step sizes may exceed their limit by this factor, which rounding makes of an equation. */
  private static final double ROUNDING = 1 + 1e-12;

  /** An assumption that is not about the step sizes. */
  public Assumption(String text, boolean holds) {
    this(text, holds, false);
  }

  /** Whether all of them hold. */
  public static boolean allHold(List<Assumption> assumptions) {
    return assumptions.stream().allMatch(Assumption::holds);
  }

  /**
   * 0 &lt; eta_k &lt;= limit in all rounds.
   *
   * @param formula of the limit: {@code 1/L}
   */
  public static Assumption stepsizesAtMost(
      String formula, double limit, Setting setting, IntToDoubleFunction eta) {
    double largest = 0;
    int stride = 1 + (setting.rounds() - 1) / MOST_ROUNDS;
    for (long k = 0; k < setting.rounds(); k += stride) {
      double step = eta.applyAsDouble((int) k);
      if (!(step <= largest)) {
        largest = step;
      }
    }
    String text =
        "0 < eta <= " + formula + " = " + number(limit) + " (eta = " + number(largest) + ")";
    return new Assumption(text, largest > 0 && largest <= limit * ROUNDING, true);
  }

  /** A number as texts have it: what is NaN is not known. */
  public static String number(double value) {
    return Double.isNaN(value) ? "not known" : Double.toString(value);
  }
}
