package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * EF21 for strongly convex f, whatever its f_i (Richtárik, Sokolov, Fatkhullin, NeurIPS 2021,
 * Theorem 2, where f need only have |grad f|^2 &gt;= 2 mu (f - f*)): for gamma &lt;= min(1/(L + L~
 * sqrt(2 beta/theta)), theta/(2 mu)),
 *
 * <pre>
 * E f(x_T) - f* &lt;= (1 - gamma mu)^T (f(x_0) - f* + (gamma/theta) G_0).
 * </pre>
 *
 * <p>Proof as that of {@link Ef21Theorem1}, with (gamma/theta) G beside f: its factor is 1 -
 * theta/2 &lt;= 1 - gamma mu.
 */
public record Ef21Theorem2() implements Limited {
  @Override
  public String name() {
    return "theorem-2";
  }

  @Override
  public String source() {
    return "Richtárik, Sokolov, Fatkhullin, NeurIPS 2021, Theorem 2";
  }

  @Override
  public List<Assumption> structure(Setting s) {
    List<Assumption> all = new ArrayList<>(new Ef21Theorem1().structure(s));
    all.add(Assume.stronglyConvex(s));
    return all;
  }

  @Override
  public String formula(Setting s) {
    return "min(1/(L + L~ sqrt(2 beta/theta)), theta/(2 mu))";
  }

  @Override
  public double limit(Setting s) {
    return Math.min(
        Ef21Theorem1.limit(s, 2), Contraction.of(s.up()).theta() / (2 * s.strongConvexity()));
  }

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction eta) {
    Contraction c = Contraction.of(s.up());
    double error = c.error() * Contraction.gradients(s, origin);
    double start = origin.excess() + eta.applyAsDouble(0) / c.theta() * error;
    return Bounds.recursion(
        Metric.EXCESS_LOSS,
        start,
        (k, bound) -> (1 - eta.applyAsDouble(k) * s.strongConvexity()) * bound);
  }
}
