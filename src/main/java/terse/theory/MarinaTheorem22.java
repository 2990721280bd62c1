package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * MARINA for strongly convex f, whatever its f_i (Gorbunov, Burlachenko, Li, Richtárik, ICML 2021,
 * Theorem 2.2, where f need only have |grad f|^2 &gt;= 2 mu (f - f*)): for gamma &lt;= min(1/(L +
 * L~ sqrt(2 (1 - p) omega/(p n))), p/(2 mu)), E f(x_K) - f* &lt;= (1 - gamma mu)^K (f(x_0) - f*).
 *
 * <p>Proof as that of {@link MarinaTheorem21}, with (gamma/p) G beside f.
 *
 * @param probability p
 */
public record MarinaTheorem22(double probability) implements Limited {
  @Override
  public String name() {
    return "theorem-2-2";
  }

  @Override
  public String source() {
    return "Gorbunov, Burlachenko, Li, Richtárik, ICML 2021, Theorem 2.2";
  }

  @Override
  public List<Assumption> structure(Setting s) {
    List<Assumption> all = new ArrayList<>(new MarinaTheorem21(probability).structure(s));
    all.add(Assume.stronglyConvex(s));
    return all;
  }

  @Override
  public String formula(Setting s) {
    return "min(1/(L + L~ sqrt(2 (1-p) omega_up/(p n))), p/(2 mu))";
  }

  @Override
  public double limit(Setting s) {
    return Math.min(
        MarinaTheorem21.limit(s, probability, 2), probability / (2 * s.strongConvexity()));
  }

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction eta) {
    return Bounds.recursion(
        Metric.EXCESS_LOSS,
        origin.excess(),
        (k, bound) -> (1 - eta.applyAsDouble(k) * s.strongConvexity()) * bound);
  }
}
