package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * What the theorems of Ye, Xiao, Sun (2020) share: a step that contracts, and an error of the
 * quantisers that shrinks by itself, so that a bound on the state before round k gives one on the
 * state after it.
 *
 * <p>Their quantisers have an absolute error whatever they are given, so that the bounds hold from
 * round 0 on, where v_{-1} = s_{-1} = 0 and differences are whole gradients; only the number of
 * bits of that round is not bounded. They are bounds in exact arithmetic: once they are below the
 * rounding of float64, nothing is promised.
 */
interface ShrinkingError extends Theorem {
  /** Above this number of rounds not every step size is looked at. */
  int MOST_ROUNDS = 1_000_000;

  Metric metric();

  /** What it assumes besides the step sizes. */
  List<Assumption> structure(Setting s);

  /** What it assumes of the step sizes. */
  List<Assumption> steps(Setting s, IntToDoubleFunction eta);

  /** The step size that it is stated with. */
  Step step(Setting s);

  /** The bound on x_0; NaN where it is not known. */
  double start(Setting s, Origin origin);

  /** The bound on x_{k+1} that one on x_k gives. */
  double next(Setting s, double eta, int k, double bound);

  /** A step size, as a formula and a number. */
  record Step(String formula, double value) {}

  @Override
  default List<Assumption> assumptions(Setting s, IntToDoubleFunction eta) {
    List<Assumption> all = new ArrayList<>(structure(s));
    all.addAll(steps(s, eta));
    return all;
  }

  @Override
  default Optional<Schedule> schedule(Setting s) {
    Step step = step(s);
    IntToDoubleFunction eta = k -> step.value();
    return Assumption.allHold(assumptions(s, eta))
        ? Optional.of(new Schedule(step.formula() + " = " + step.value(), eta))
        : Optional.empty();
  }

  @Override
  default Optional<Bound> bound(Setting s, Origin origin, IntToDoubleFunction eta) {
    double start = start(s, origin);
    if (Double.isNaN(start) || !Assumption.allHold(assumptions(s, eta))) {
      return Optional.empty();
    }
    return Optional.of(
        new Bound() {
          private double bound = start;
          private int round;

          @Override
          public Metric metric() {
            return ShrinkingError.this.metric();
          }

          @Override
          public double at(int k) {
            for (; round < k; round++) {
              bound = next(s, eta.applyAsDouble(round), round, bound);
            }
            return bound;
          }
        });
  }

  static Assumption smooth(Setting s) {
    return new Assumption(
        "f is L-smooth (L = " + Assumption.number(s.smoothness()) + ")", s.smoothness() > 0);
  }

  static Assumption stronglyConvex(Setting s) {
    return new Assumption(
        "f is strongly convex (mu = " + Assumption.number(s.strongConvexity()) + ")",
        s.strongConvexity() > 0);
  }

  static Assumption fullGradients(Setting s) {
    boolean full = s.noise().relative() == 0 && s.noise().absolute() == 0;
    return new Assumption("gradients are full" + (full ? "" : " (they are noisy)"), full);
  }

  static Assumption everyoneTakesPart(Setting s) {
    return new Assumption(
        "every worker takes part (probability " + s.participation() + ")", s.participation() == 1);
  }

  /**
   * least &lt; c' &lt; 1.
   *
   * @param formula of the contraction of the largest step: {@code 1 - mu/L}
   */
  static Assumption slowerThan(String formula, double least, double cPrime) {
    return new Assumption(
        formula + " = " + Assumption.number(least) + " < c' < 1 (c' = " + cPrime + ")",
        least < cPrime && cPrime < 1);
  }

  /** 1 - eta_k mu &lt; c' in all rounds. */
  static Assumption contractsFaster(Setting s, double cPrime, IntToDoubleFunction eta) {
    double largest = Double.NEGATIVE_INFINITY;
    int stride = 1 + (s.rounds() - 1) / MOST_ROUNDS;
    for (long k = 0; k < s.rounds(); k += stride) {
      largest = Math.max(largest, 1 - eta.applyAsDouble((int) k) * s.strongConvexity());
    }
    return new Assumption(
        "1 - eta mu < c' = " + cPrime + " (1 - eta mu = " + Assumption.number(largest) + ")",
        largest < cPrime,
        true);
  }
}
