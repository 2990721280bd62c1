package terse.theory;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import terse.compress.Guarantee;

/**
 * What Theorems 17 to 19 of Beznosikov et al. (JMLR 2023) share: they are about x_{k+1} = x_k -
 * eta_k C(grad f(x_k)) with one C of the whole gradient (their eq. CGD).
 *
 * <p>That is {@code dcgd} with one worker, and with more where they send their gradients as they
 * are and the server compresses the mean. Of workers that compress each its own gradient the
 * theorems say nothing, whatever the compressors: with biased ones the method may diverge (Examples
 * 1 to 3).
 */
final class Descent {
  private Descent() {}

  /** What is assumed besides the class of C and the step sizes. */
  static List<Assumption> assumptions(Setting s) {
    boolean exact = s.noise().relative() == 0 && s.noise().absolute() == 0;
    boolean whole = s.workers() == 1 || isIdentity(s.up());
    String compressed =
        s.workers() == 1
            ? " (n = 1)"
            : whole ? " (exact uplinks)" : " (each of the n = " + s.workers() + " workers its own)";
    return List.of(
        new Assumption(
            "f is L-smooth (L = " + Assumption.number(s.smoothness()) + ")", s.smoothness() > 0),
        new Assumption(
            "f is strongly convex (mu = " + Assumption.number(s.strongConvexity()) + ")",
            s.strongConvexity() > 0),
        new Assumption("gradients are full" + (exact ? "" : " (batches are drawn)"), exact),
        new Assumption(
            "every worker takes part (probability " + s.participation() + ")",
            s.participation() == 1 || s.workers() == 1),
        new Assumption("one C compresses the whole gradient" + compressed, whole));
  }

  /** The constants of C; of nothing where there is no one C. */
  static Guarantee compressor(Setting s) {
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

  /** E_0 times the product of the factors of rounds 0 .. k - 1. */
  static Bound product(Origin origin, IntToDoubleFunction factor) {
    return new Bound() {
      private double bound = origin.excess();
      private int round;

      @Override
      public Metric metric() {
        return Metric.EXCESS_LOSS;
      }

      @Override
      public double at(int k) {
        for (; round < k; round++) {
          bound *= factor.applyAsDouble(round);
        }
        return bound;
      }
    };
  }
}
