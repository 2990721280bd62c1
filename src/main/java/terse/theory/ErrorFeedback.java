package terse.theory;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import terse.compress.Guarantee;

/**
 * What the three regimes of Theorem 21 of Beznosikov et al. (JMLR 2023) share: distributed SGD with
 * error feedback at the workers and C_i in B3(delta).
 *
 * <p>The statement has rates alone. The bounds here are what its proof (Appendix D.1) gives before
 * constants are dropped: with r = |x_0 - x*|^2, a = mu/2, s_k = E f(x_k) - f*, r_k = E|x~_k - x*|^2
 * for x~_k = x_k - (1/n) sum_i e_i, and C~ = C(1 + 1/n) + D(2B/n + 3 delta), the display behind
 * "This can be rewritten as":
 *
 * <p>(1/W_k) sum_{j&lt;=k} w_j s_j &lt;= (4/W_k) sum_{j&lt;=k} ((w_j/eta_j)(1 - a eta_j) r_j -
 * (w_j/eta_j) r_{j+1} + eta_j w_j C~),
 *
 * <p>where f at the average of x_0 .. x_k is at most the left side. The sum is taken for each
 * regime as in Lemmas 29 to 31, exactly where they bound W_k from below.
 *
 * <p>Lmax stands for L, with which every f_i is smooth. The proof uses that f is strongly convex,
 * and of the f_i that they are convex: that each is strongly convex, as the statement has it, is
 * not needed. Misprints: r^k is defined with x~^{k+1}; the quotient of squared step sizes is upside
 * down; in the proof of Lemma 28, (1 - 1/(4 delta))^{k-j} stands for (1 - 1/(4 delta))^{k-j-1},
 * which makes the sum 8 delta + 1 in place of 8 delta: its claim (55) still holds, for (3/49)(1 -
 * 1/delta)(8 delta + 1)/(2 delta) &lt;= 12/49 &lt; 1/4.
 */
interface ErrorFeedback extends Theorem {
  /** What is assumed of the step sizes. */
  Assumption stepsizes(Setting s, IntToDoubleFunction eta);

  /** The largest step sizes that are allowed. */
  Schedule largest(Setting s);

  /** The least constant with which f must be strongly convex, or convex where it is 0. */
  boolean convexEnough(double mu);

  /** The weights, whose assumptions hold. */
  Weights weights(Setting s, double firstStepsize);

  /** The bound for the average of x_0 .. x_k, whose assumptions hold. */
  double at(Setting s, Origin origin, double firstStepsize, int k);

  @Override
  default String source() {
    return "Beznosikov et al., JMLR 2023, Theorem 21";
  }

  @Override
  default List<Assumption> assumptions(Setting s, IntToDoubleFunction eta) {
    double delta = s.up().delta();
    return List.of(
        new Assumption(
            "every f_i is L-smooth (Lmax = " + Assumption.number(s.maxSmoothness()) + ")",
            s.maxSmoothness() > 0),
        new Assumption(
            "every f_i is convex (the smallest mu_i = "
                + Assumption.number(s.localConvexity())
                + ")",
            s.localConvexity() >= 0),
        new Assumption(
            (convexEnough(0) ? "f is convex" : "f is strongly convex")
                + " (mu = "
                + Assumption.number(s.strongConvexity())
                + ")",
            convexEnough(s.strongConvexity())),
        new Assumption(
            "the noise of gradients is known (B = "
                + Assumption.number(s.noise().relative())
                + ", C = "
                + Assumption.number(s.noise().absolute())
                + ")",
            s.noise().relative() >= 0 && s.noise().absolute() >= 0),
        new Assumption(
            "every worker takes part (probability " + s.participation() + ")",
            s.participation() == 1 || s.workers() == 1),
        new Assumption(
            "every C_i is in B3(delta) (delta = " + Assumption.number(delta) + ")",
            delta < Double.POSITIVE_INFINITY),
        new Assumption("the server sends its model exactly", isIdentity(s.down())),
        stepsizes(s, eta));
  }

  @Override
  default Optional<Schedule> schedule(Setting s) {
    Schedule largest = largest(s);
    return Assumption.allHold(assumptions(s, largest.eta()))
        ? Optional.of(largest)
        : Optional.empty();
  }

  @Override
  default Optional<Weights> weights(Setting s, IntToDoubleFunction eta) {
    return Assumption.allHold(assumptions(s, eta))
        ? Optional.of(weights(s, eta.applyAsDouble(0)))
        : Optional.empty();
  }

  @Override
  default Optional<Bound> bound(Setting s, Origin origin, IntToDoubleFunction eta) {
    if (!Assumption.allHold(assumptions(s, eta))) {
      return Optional.empty();
    }
    double first = eta.applyAsDouble(0);
    return Optional.of(
        new Bound() {
          @Override
          public Metric metric() {
            return Metric.AVERAGED_EXCESS_LOSS;
          }

          @Override
          public double at(int k) {
            return ErrorFeedback.this.at(s, origin, first, k);
          }
        });
  }

  /** 1/(14 (2 delta + B) L), which no step size may exceed. */
  static double limit(Setting s) {
    return 1 / (14 * spread(s) * s.maxSmoothness());
  }

  /** 2 delta + B. */
  static double spread(Setting s) {
    return 2 * s.up().delta() + s.noise().relative();
  }

  /** C~ = C(1 + 1/n) + D(2B/n + 3 delta). */
  static double noise(Setting s, Origin origin) {
    double n = s.workers();
    double b = s.noise().relative();
    double c = s.noise().absolute();
    return c * (1 + 1 / n) + origin.gradientsAtOptimum() * (2 * b / n + 3 * s.up().delta());
  }

  /** eta_k = eta &lt;= 1/(14 (2 delta + B) L). */
  static Assumption constant(Setting s, IntToDoubleFunction eta) {
    return Assumption.constantStepsizeAtMost("1/(14 (2 delta + B) Lmax)", limit(s), s, eta);
  }

  /** The schedule of the largest constant step size. */
  static Schedule largestConstant(Setting s) {
    double eta = limit(s);
    return new Schedule("1/(14 (2 delta + B) Lmax) = " + eta, k -> eta);
  }

  private static boolean isIdentity(Guarantee guarantee) {
    return guarantee.zeta() == 1;
  }
}
