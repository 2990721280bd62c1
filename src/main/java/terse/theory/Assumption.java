package terse.theory;

import java.util.List;
import java.util.function.IntPredicate;
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

  /** The relative error that rounding may make in an equation of step sizes. */
  private static final double ROUNDING = 1e-12;

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
    return ofStepsizes(
        "0 < eta <= " + formula + " = " + number(limit),
        setting,
        eta,
        k -> isAtMost(eta.applyAsDouble(k), limit));
  }

  /** eta_k = eta_0 &lt;= limit in all rounds. */
  public static Assumption constantStepsizeAtMost(
      String formula, double limit, Setting setting, IntToDoubleFunction eta) {
    double first = eta.applyAsDouble(0);
    return ofStepsizes(
        "eta is constant and <= " + formula + " = " + number(limit),
        setting,
        eta,
        k -> isAtMost(eta.applyAsDouble(k), limit) && isEqual(eta.applyAsDouble(k), first));
  }

  /**
   * eta_k is this function of k.
   *
   * @param formula of the function: {@code 4/(mu (kappa + k)), kappa = 112.0}
   */
  public static Assumption stepsizesAre(
      String formula, IntToDoubleFunction expected, Setting setting, IntToDoubleFunction eta) {
    return ofStepsizes(
        "eta_k = " + formula,
        setting,
        eta,
        k -> isEqual(eta.applyAsDouble(k), expected.applyAsDouble(k)));
  }

  /** Shows the first step size, or the first one that is not as it should be. */
  private static Assumption ofStepsizes(
      String text, Setting setting, IntToDoubleFunction eta, IntPredicate right) {
    int stride = 1 + (setting.rounds() - 1) / MOST_ROUNDS;
    for (long k = 0; k < setting.rounds(); k += stride) {
      if (!right.test((int) k)) {
        return ofStepsizes(text, (int) k, eta, false);
      }
    }
    return ofStepsizes(text, 0, eta, true);
  }

  private static Assumption ofStepsizes(
      String text, int shown, IntToDoubleFunction eta, boolean holds) {
    String value = number(eta.applyAsDouble(shown));
    return new Assumption(text + " (eta_" + shown + " = " + value + ")", holds, true);
  }

  private static boolean isAtMost(double eta, double limit) {
    return eta > 0 && eta <= limit * (1 + ROUNDING);
  }

  private static boolean isEqual(double eta, double expected) {
    return Math.abs(eta - expected) <= ROUNDING * expected;
  }

  /** A number as texts have it: what is NaN is not known. */
  public static String number(double value) {
    return Double.isNaN(value) ? "not known" : Double.toString(value);
  }
}
