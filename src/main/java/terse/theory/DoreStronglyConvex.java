package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Dore for strongly convex f: linear convergence up to the noise of the gradients (Liu, Li, Tang,
 * Yan, AISTATS 2020, Theorem 1, whose paper is not at hand; derived here).
 *
 * <p>y = x^ + beta e, E = beta^2 |e|^2, t = beta gamma: from q = -gamma g + eta e, Q = C(q), x^+ =
 * x^ + beta Q, e+ = q - Q follow y+ = y - t g - (1 - eta) beta e and e+ = q - C(q), which has mean
 * 0 whatever y+ is. So x^ = y - beta e is a perturbed model as in MCM: E&lt;grad f(x^), y - x*&gt;
 * &gt;= f(x^) - f* + (mu/2)|y - x*|^2 - L E, and &lt;grad f(x^), e&gt; &lt;= 0 in expectation since
 * grad f is monotone. With d = f(x^) - f* and the letters of {@link UplinkNoise},
 *
 * <pre>
 * E|y+ - x*|^2 &lt;= (1 - t mu)|y - x*|^2 - 2 t d + (2 t L + (1 - eta)^2) E + t^2 |g|^2
 * E E+         &lt;= omega_dwn (t^2 |g|^2 + (eta^2 + 2 t eta L) E)
 * </pre>
 *
 * <p>For t &lt;= 1/(8 L), p = omega_dwn (eta^2 + eta/4) and a = max(1, 2 (1/4 + (1 - eta)^2)/(1 -
 * p)), V = |y - x*|^2 + a E + weight theta S with theta = t^2 (1 + a omega_dwn) has
 *
 * <pre>
 * E V+ &lt;= (1 - min(t mu, (1 - p)/2, decay)) V - 2 (t - theta (L + A)) d + theta N
 * </pre>
 *
 * <p>and E|x^ - x*|^2 = E|y - x*|^2 + E &lt;= V. The term in d vanishes for t (1 + a omega_dwn)(L +
 * A) &lt;= 1. p &lt; 1 is needed: eta = 1/(1 + omega_dwn) has p &lt;= 1/2.
 *
 * @param up the workers' memories
 * @param beta part of the compressed residual that the model moves by
 * @param eta part of the error that is fed back
 */
public record DoreStronglyConvex(Memories up, double beta, double eta) implements Limited {
  @Override
  public String name() {
    return "strongly-convex";
  }

  @Override
  public String source() {
    return "after Liu, Li, Tang, Yan, AISTATS 2020, Theorem 1";
  }

  /** p. */
  private double kept(Setting s) {
    return s.down().omega() * (eta * eta + eta / 4);
  }

  /** 1 + a omega_dwn. */
  private double inflation(Setting s) {
    double weight = 2 * (0.25 + (1 - eta) * (1 - eta)) / (1 - kept(s));
    return 1 + Math.max(1, weight) * s.down().omega();
  }

  @Override
  public List<Assumption> structure(Setting s) {
    List<Assumption> all =
        new ArrayList<>(DianaStronglyConvex.structure(s, up, Assume.stronglyConvex(s)));
    double p = kept(s);
    if (!Double.isNaN(p)) {
      all.add(new Assumption("p = omega_down (eta^2 + eta/4) < 1 (p = " + p + ")", p < 1));
    }
    return all;
  }

  @Override
  public String formula(Setting s) {
    return "min(1/(8L), 1/((1+a omega_down) " + new UplinkNoise(s, up).curvatures("L") + "))/beta";
  }

  @Override
  public double limit(Setting s) {
    double curvatures = s.smoothness() + new UplinkNoise(s, up).curvature();
    return Math.min(1 / (8 * s.smoothness()), 1 / (inflation(s) * curvatures)) / beta;
  }

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction gamma) {
    double inflation = inflation(s);
    double limit = (1 - kept(s)) / 2;
    return new UplinkNoise(s, up)
        .distance(
            origin,
            k -> beta * gamma.applyAsDouble(k),
            t -> t * t * inflation,
            t -> Math.min(t * s.strongConvexity(), limit));
  }
}
