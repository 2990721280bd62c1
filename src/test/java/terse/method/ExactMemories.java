package terse.method;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Rational;
import terse.testing.RationalVector;

/**
 * The uplink memories h_i of DIANA and its relatives in exact arithmetic (DESIGN section 8): c_i =
 * C(g_i - h_i), then g = mean(h_i + c_i), then h_i += alpha c_i.
 */
final class ExactMemories {
  private final ExactProblem f;
  private final List<ExactCompressor> up;
  private final Rational alpha;
  private final List<RationalVector> h;

  /** From h_i = 0. */
  ExactMemories(ExactProblem f, List<ExactCompressor> up, Rational alpha) {
    this.f = f;
    this.up = up;
    this.alpha = alpha;
    h = new ArrayList<>(Collections.nCopies(f.workers(), RationalVector.zeros(f.dimension())));
  }

  /** From h_i = g_i of round 0, where the memories start so. */
  ExactMemories from(MemoryStart start) {
    for (int i = 0; i < f.workers() && start == MemoryStart.FIRST_GRADIENT; i++) {
      h.set(i, f.gradient(i, f.start()));
    }
    return this;
  }

  /** g, where all workers take their gradients at x. */
  RationalVector estimate(RationalVector x) {
    return estimate(i -> x);
  }

  /** g, where worker i takes its gradient at a point of its own. */
  RationalVector estimate(IntFunction<RationalVector> x) {
    List<RationalVector> estimates = new ArrayList<>();
    for (int i = 0; i < f.workers(); i++) {
      RationalVector c = up.get(i).of(f.gradient(i, x.apply(i)).minus(h.get(i)));
      estimates.add(h.get(i).plus(c));
      h.set(i, h.get(i).plus(c.times(alpha)));
    }
    return RationalVector.mean(estimates);
  }
}
