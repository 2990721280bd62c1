package terse.theory;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * EF21 for any smooth f_i (Richtárik, Sokolov, Fatkhullin, NeurIPS 2021, Theorem 1): for gamma
 * &lt;= 1/(L + L~ sqrt(beta/theta)) the mean of |grad f|^2 over x_0 .. x_{T-1} is at most
 *
 * <pre>
 * 2 (f(x_0) - f*)/(gamma T) + G_0/(theta T),  G = (1/n) sum_i |g_i - grad f_i(x)|^2.
 * </pre>
 *
 * <p>Proof: smoothness gives f(x+) &lt;= f(x) - (gamma/2)|grad f(x)|^2 - (1/(2 gamma) - L/2)|x+ -
 * x|^2 + (gamma/2) G, and {@link Contraction} E G+ &lt;= (1 - theta) G + beta L~^2 |x+ - x|^2. With
 * G/(2 theta) gamma added to f the terms in |x+ - x|^2 vanish where gamma L + gamma^2 L~^2
 * beta/theta &lt;= 1, which the step size grants. Step sizes may shrink; the weights are gamma_t
 * then. g_i starts at zero, so that G_0 = (1/n) sum_i |C(grad f_i(x_0)) - grad f_i(x_0)|^2 &lt;= (1
 * - alpha)(1/n) sum_i |grad f_i(x_0)|^2.
 *
 * <p>Row k is about x_0 .. x_k: its T is k + 1.
 */
public record Ef21Theorem1() implements Limited {
  @Override
  public String name() {
    return "theorem-1";
  }

  @Override
  public String source() {
    return "Richtárik, Sokolov, Fatkhullin, NeurIPS 2021, Theorem 1";
  }

  @Override
  public List<Assumption> structure(Setting s) {
    return List.of(
        Assume.smooth(s),
        Assume.meanSquareSmooth(s),
        Assume.contractive("C", s.up()),
        Assume.fullGradients(s),
        Assume.everyoneTakesPart(s));
  }

  @Override
  public String formula(Setting s) {
    return "1/(L + L~ sqrt(beta/theta))";
  }

  @Override
  public double limit(Setting s) {
    return limit(s, 1);
  }

  /** 1/(L + L~ sqrt(times beta/theta)). */
  static double limit(Setting s, double times) {
    Contraction c = Contraction.of(s.up());
    return 1
        / (s.smoothness()
            + s.locals().meanSquareSmoothness() * Math.sqrt(times * c.beta() / c.theta()));
  }

  @Override
  public Optional<Weights> weights(Setting s, IntToDoubleFunction eta) {
    return Optional.of(Bounds.weights(Bounds.steps(s, eta)));
  }

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction eta) {
    Contraction c = Contraction.of(s.up());
    double error = c.error() * Contraction.gradients(s, origin);
    double start = 2 * origin.excess() + eta.applyAsDouble(0) / c.theta() * error;
    return Bounds.mean(Metric.MEAN_SQUARED_GRADIENT_NORM, start, k -> 0, eta);
  }
}
