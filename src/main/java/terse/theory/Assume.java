package terse.theory;

import static terse.theory.Assumption.number;

import java.util.function.IntToDoubleFunction;
import terse.compress.Guarantee;

/** Assumptions that theorems share. */
final class Assume {
  /** Above this number of rounds not every step size is looked at. */
  private static final int MOST_ROUNDS = 1_000_000;

  private Assume() {}

  static Assumption smooth(Setting s) {
    return new Assumption("f is L-smooth (L = " + number(s.smoothness()) + ")", s.smoothness() > 0);
  }

  static Assumption everyLocalSmooth(Setting s) {
    return new Assumption(
        "every f_i is smooth (Lmax = " + number(s.maxSmoothness()) + ")", s.maxSmoothness() > 0);
  }

  static Assumption meanSquareSmooth(Setting s) {
    double smoothness = s.locals().meanSquareSmoothness();
    return new Assumption(
        "every f_i is smooth (L~ = sqrt(mean L_i^2) = " + number(smoothness) + ")", smoothness > 0);
  }

  static Assumption convex(Setting s) {
    return new Assumption(
        "f is convex (mu = " + number(s.strongConvexity()) + ")", s.strongConvexity() >= 0);
  }

  static Assumption stronglyConvex(Setting s) {
    return new Assumption(
        "f is strongly convex (mu = " + number(s.strongConvexity()) + ")", s.strongConvexity() > 0);
  }

  static Assumption everyLocalConvex(Setting s) {
    double mu = s.localConvexity();
    return new Assumption("every f_i is convex (mu_i >= " + number(mu) + ")", mu >= 0);
  }

  static Assumption quadratic(Setting s) {
    boolean quadratic = s.locals().quadratic();
    return new Assumption("f is quadratic" + (quadratic ? "" : " (not known)"), quadratic);
  }

  static Assumption everyoneTakesPart(Setting s) {
    return new Assumption(
        "every worker takes part (probability " + s.participation() + ")",
        s.participation() == 1 || s.workers() == 1);
  }

  static Assumption fullGradients(Setting s) {
    boolean full = s.noise().relative() == 0 && s.noise().absolute() == 0;
    return new Assumption("gradients are full" + (full ? "" : " (batches are drawn)"), full);
  }

  static Assumption boundedNoise(Setting s) {
    double variance = s.noise().variance();
    return new Assumption(
        "E|g_i - grad f_i|^2 <= sigma^2 everywhere (sigma^2 = " + number(variance) + ")",
        variance >= 0);
  }

  /** U(1 + omega) for a finite omega. */
  static Assumption unbiased(String name, Guarantee compressor) {
    double omega = compressor.omega();
    return new Assumption(
        name + " is unbiased with E|C(x) - x|^2 <= omega |x|^2 (omega = " + number(omega) + ")",
        omega < Double.POSITIVE_INFINITY);
  }

  /** B3(delta) for a finite delta. */
  static Assumption contractive(String name, Guarantee compressor) {
    double delta = compressor.delta();
    return new Assumption(
        name + " is in B3(delta) (delta = " + number(delta) + ")",
        delta < Double.POSITIVE_INFINITY);
  }

  /** 0 &lt; value &lt;= limit for a hyper-parameter. */
  static Assumption positiveAtMost(String name, double value, String formula, double limit) {
    return new Assumption(
        "0 < "
            + name
            + " <= "
            + formula
            + " = "
            + number(limit)
            + " ("
            + name
            + " = "
            + value
            + ")",
        value > 0 && value <= limit * (1 + 1e-12));
  }

  /** 0 &lt; eta_k &lt; limit in all rounds. */
  static Assumption stepsizesBelow(
      String formula, double limit, Setting s, IntToDoubleFunction eta) {
    return steps(
        s, eta, "0 < eta < " + formula + " = " + number(limit), (before, now) -> now < limit);
  }

  static Assumption stepsizesNeverGrow(Setting s, IntToDoubleFunction eta) {
    return steps(s, eta, "the step sizes never grow", (before, now) -> now <= before);
  }

  private interface Pair {
    boolean fits(double before, double now);
  }

  /** Holds where all step sizes are positive and fit to the one before, eta_0 to itself. */
  private static Assumption steps(
      Setting s, IntToDoubleFunction eta, String text, Pair neighbours) {
    int stride = 1 + (s.rounds() - 1) / MOST_ROUNDS;
    double before = eta.applyAsDouble(0);
    for (long k = 0; k < s.rounds(); k += stride) {
      double now = eta.applyAsDouble((int) k);
      if (!(now > 0 && neighbours.fits(before, now))) {
        return new Assumption(text + " (eta_" + k + " = " + number(now) + ")", false, true);
      }
      before = now;
    }
    return new Assumption(text, true, true);
  }
}
