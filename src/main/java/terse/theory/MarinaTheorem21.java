package terse.theory;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * MARINA for any smooth f_i (Gorbunov, Burlachenko, Li, Richtárik, ICML 2021, Theorem 2.1): for
 * gamma &lt;= 1/(L + L~ sqrt((1 - p) omega/(p n))) the mean of |grad f|^2 over x_0 .. x_{K-1} is at
 * most 2 (f(x_0) - f*)/(gamma K).
 *
 * <p>Proof: G = |g - grad f(x)|^2 has E G+ &lt;= (1 - p)(G + (omega/n) L~^2 |x+ - x|^2), since the
 * differences that are sent are unbiased and independent; then as {@link Ef21Theorem1}, with
 * (gamma/(2 p)) G beside f, and G_0 = 0 because round 0 is full. The paper has L~ in both places,
 * which is a smaller step size: L &lt;= L~.
 *
 * @param probability p
 */
public record MarinaTheorem21(double probability) implements Limited {
  @Override
  public String name() {
    return "theorem-2-1";
  }

  @Override
  public String source() {
    return "Gorbunov, Burlachenko, Li, Richtárik, ICML 2021, Theorem 2.1";
  }

  @Override
  public List<Assumption> structure(Setting s) {
    return List.of(
        Assume.smooth(s),
        Assume.meanSquareSmooth(s),
        Assume.unbiased("Q", s.up()),
        Assume.fullGradients(s),
        Assume.everyoneTakesPart(s));
  }

  @Override
  public String formula(Setting s) {
    return "1/(L + L~ sqrt((1-p) omega_up/(p n)))";
  }

  @Override
  public double limit(Setting s) {
    return limit(s, probability, 1);
  }

  /** 1/(L + L~ sqrt(times (1 - p) omega/(p n))). */
  static double limit(Setting s, double p, double times) {
    double spread = (1 - p) * s.up().omega() / (p * s.workers());
    return 1 / (s.smoothness() + s.locals().meanSquareSmoothness() * Math.sqrt(times * spread));
  }

  @Override
  public Optional<Weights> weights(Setting s, IntToDoubleFunction eta) {
    return Optional.of(Bounds.weights(Bounds.steps(s, eta)));
  }

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction eta) {
    return Bounds.mean(Metric.MEAN_SQUARED_GRADIENT_NORM, 2 * origin.excess(), k -> 0, eta);
  }
}
