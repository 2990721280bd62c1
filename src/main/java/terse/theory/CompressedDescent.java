package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import terse.compress.Guarantee;

/**
 * What Theorems 17 to 19 of Beznosikov et al. (JMLR 2023) share: they are about x_{k+1} = x_k -
 * eta_k C(grad f(x_k)) with one C of the whole gradient (their eq. CGD), and each is proved by one
 * step, E f(x_{k+1}) - f* &lt;= factor(eta_k) (E f(x_k) - f*), so that step sizes may change.
 *
 * <p>That is {@code dcgd} with one worker, and with more where they send their gradients as they
 * are and the server compresses the mean. Of workers that compress each its own gradient the
 * theorems say nothing, whatever the compressors: with biased ones the method may diverge (Examples
 * 1 to 3). An unbiased C belongs to all three classes by Theorem 7.
 */
interface CompressedDescent extends Theorem {
  /** Whether C is of the theorem's class. */
  Assumption member(Guarantee c);

  /** The largest step size that the theorem allows, as a formula and a number. */
  Limit limit(Guarantee c, double smoothness);

  /** The step size of the theorem's rate. */
  Limit best(Guarantee c, double smoothness);

  /** What one step of size eta makes of the excess loss, at most. */
  double factor(Guarantee c, double smoothness, double mu, double eta);

  /** A step size. */
  record Limit(String formula, double value) {}

  @Override
  default List<Assumption> assumptions(Setting s, IntToDoubleFunction eta) {
    Guarantee c = compressor(s);
    List<Assumption> all = new ArrayList<>(setting(s));
    if (whole(s)) {
      all.add(member(c));
    }
    Limit limit = limit(c, s.smoothness());
    all.add(Assumption.stepsizesAtMost(limit.formula(), limit.value(), s, eta));
    return all;
  }

  @Override
  default Optional<Schedule> schedule(Setting s) {
    Limit best = best(compressor(s), s.smoothness());
    IntToDoubleFunction eta = k -> best.value();
    return Assumption.allHold(assumptions(s, eta))
        ? Optional.of(new Schedule(best.formula() + " = " + best.value(), eta))
        : Optional.empty();
  }

  @Override
  default Optional<Bound> bound(Setting s, Origin origin, IntToDoubleFunction eta) {
    if (!Assumption.allHold(assumptions(s, eta))) {
      return Optional.empty();
    }
    Guarantee c = compressor(s);
    return Optional.of(
        new Bound() {
          private double bound = origin.excess();
          private int round;

          @Override
          public Metric metric() {
            return Metric.EXCESS_LOSS;
          }

          @Override
          public double at(int k) {
            for (; round < k; round++) {
              bound *= factor(c, s.smoothness(), s.strongConvexity(), eta.applyAsDouble(round));
            }
            return bound;
          }
        });
  }

  /** What is assumed besides the class of C and the step sizes. */
  static List<Assumption> setting(Setting s) {
    boolean full = s.noise().relative() == 0 && s.noise().absolute() == 0;
    String compressed =
        s.workers() == 1
            ? " (n = 1)"
            : whole(s)
                ? " (exact uplinks)"
                : " (each of the n = " + s.workers() + " workers its own)";
    return List.of(
        new Assumption(
            "f is L-smooth (L = " + Assumption.number(s.smoothness()) + ")", s.smoothness() > 0),
        new Assumption(
            "f is strongly convex (mu = " + Assumption.number(s.strongConvexity()) + ")",
            s.strongConvexity() > 0),
        new Assumption("gradients are full" + (full ? "" : " (they are noisy)"), full),
        new Assumption(
            "every worker takes part (probability " + s.participation() + ")",
            s.participation() == 1 || s.workers() == 1),
        new Assumption("one C compresses the whole gradient" + compressed, whole(s)));
  }

  private static boolean whole(Setting s) {
    return s.workers() == 1 || isIdentity(s.up());
  }

  /** The constants of C; of nothing where there is no one C. */
  private static Guarantee compressor(Setting s) {
    if (isIdentity(s.up())) {
      return s.down();
    }
    if (s.workers() > 1) {
      return Guarantee.NONE;
    }
    return isIdentity(s.down()) ? s.up() : s.up().then(s.down());
  }

  private static boolean isIdentity(Guarantee guarantee) {
    return guarantee.zeta() == 1;
  }
}
