package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * EF21-P with DCGD for strongly convex f: linear convergence up to the noise of the gradients and
 * of their compression (Gruntkowska, Tyurin, Richtárik, ICML 2023, whose constants differ; derived
 * here).
 *
 * <p>The workers' model w moves by C_P(x+ - w); E = |x - w|^2, omega of C_D, alpha, theta and beta
 * of C_P in {@link Contraction}, e = f(x) - f*. Convexity and smoothness give &lt;grad f(w), x -
 * x*&gt; &gt;= e + (mu/2)|w - x*|^2 - (L/2) E and 2|w - x*|^2 &gt;= |x - x*|^2 - 2E; |grad f(w)|^2
 * &lt;= 4 L e + 2 L^2 E; and, the f_i being convex, the noise of g is
 *
 * <pre>
 * v = (1 + omega) sigma^2/n + (omega/n) (2 L~^2 E + 8 Lmax e + 4 D)
 * </pre>
 *
 * <p>or less. So
 *
 * <pre>
 * E|x+ - x*|^2 &lt;= (1 - gamma mu/2)|x - x*|^2 - 2 gamma e + 2 gamma L E + gamma^2 (|grad f(w)|^2 + v)
 * E E+         &lt;= (1 - theta) E + gamma^2 (beta |grad f(w)|^2 + (1 - alpha) v)
 * </pre>
 *
 * <p>and V = |x - x*|^2 + c E with c = 8 gamma L/theta shrinks by 1 - min(gamma mu, theta)/2, up to
 * gamma^2 (1 + c (1 - alpha))((1 + omega) sigma^2 + 4 omega D)/n, where, with u = 1 + c beta and z
 * = (1 + c (1 - alpha)) omega/n,
 *
 * <pre>
 * gamma (2 L u + 4 Lmax z) &lt;= 1  and  gamma (L u + z L~^2/L) &lt;= 1.
 * </pre>
 */
public record Ef21PStronglyConvex() implements Limited {
  @Override
  public String name() {
    return "strongly-convex";
  }

  @Override
  public String source() {
    return "after Gruntkowska, Tyurin, Richtárik, ICML 2023";
  }

  @Override
  public List<Assumption> structure(Setting s) {
    List<Assumption> all = new ArrayList<>(List.of(Assume.smooth(s), Assume.stronglyConvex(s)));
    all.add(Assume.unbiased("C_D", s.up()));
    if (s.up().omega() > 0) {
      all.add(Assume.meanSquareSmooth(s));
      all.add(Assume.everyLocalSmooth(s));
      all.add(Assume.everyLocalConvex(s));
    }
    all.add(Assume.contractive("C_P", s.down()));
    all.add(Assume.everyoneTakesPart(s));
    return all;
  }

  @Override
  public String formula(Setting s) {
    return "the root of eta max(2 L u + 4 Lmax z, L u + z L~^2/L) = 1";
  }

  @Override
  public double limit(Setting s) {
    double L = s.smoothness();
    double omega = s.up().omega() / s.workers();
    double excess = 0;
    double error = 0;
    if (omega > 0) {
      double mean = s.locals().meanSquareSmoothness();
      excess = 4 * s.maxSmoothness() * omega;
      error = mean * mean / L * omega;
    }
    return Math.min(root(s, 2 * L, excess), root(s, L, error));
  }

  /** gamma with gamma (curvature u + compressed z n/omega) = 1. */
  private static double root(Setting s, double curvature, double compressed) {
    Contraction c = Contraction.of(s.down());
    double weight = 8 * s.smoothness() / c.theta();
    return Bounds.largestStep(
        curvature + compressed, weight * (c.beta() * curvature + c.error() * compressed));
  }

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction eta) {
    Contraction c = Contraction.of(s.down());
    double omega = s.up().omega();
    double heterogeneity = omega == 0 ? 0 : 4 * omega * origin.gradientsAtOptimum();
    double noise = ((1 + omega) * s.noise().variance() + heterogeneity) / s.workers();
    double weight = 8 * s.smoothness() / c.theta() * c.error();
    return Bounds.recursion(
        Metric.SQUARED_DISTANCE,
        origin.squaredDistance(),
        (k, bound) -> {
          double gamma = eta.applyAsDouble(k);
          double rate = Math.min(gamma * s.strongConvexity(), c.theta()) / 2;
          return (1 - rate) * bound + gamma * gamma * (1 + gamma * weight) * noise;
        });
  }
}
