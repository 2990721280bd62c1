package terse.theory;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * EF21-BC, EF21 with compression both ways, for any smooth f_i (Fatkhullin, Sokolov, Gorbunov, Li,
 * Richtárik, 2021, whose constants differ; derived here).
 *
 * <p>P = (1/n) sum_i |g~_i - grad f_i(x)|^2 and Q = |g - g~|^2, g~ their mean, have {@link
 * Contraction}s of C_w and C_M, and g~ moves by the mean of C_w(grad f_i(x+) - g~_i), with |C(v)|^2
 * &lt;= 2 (2 - alpha)|v|^2 in expectation and (1/n) sum_i |grad f_i(x+) - g~_i|^2 &lt;= 2 P + 2
 * L~^2 r, r = |x+ - x|^2:
 *
 * <pre>
 * E P+ &lt;= (1 - theta_w) P + beta_w L~^2 r
 * E Q+ &lt;= (1 - theta_M) Q + 4 (2 - alpha_w) beta_M (P + L~^2 r)
 * f(x+) &lt;= f(x) - (gamma/2)|grad f(x)|^2 - (1/(2 gamma) - L/2) r + gamma (P + Q)
 * </pre>
 *
 * <p>With c = 4 (2 - alpha_w) beta_M/theta_M, f - f* + (gamma/theta_w)(1 + c) P + (gamma/theta_M) Q
 * falls by (gamma/2)|grad f(x)|^2 where gamma L + 2 gamma^2 L~^2 ((1 + c) beta_w/theta_w + c) &lt;=
 * 1, so that twice its start over sum_t gamma_t bounds the mean of |grad f|^2. The estimates start
 * at zero: P_0 &lt;= (1 - alpha_w) g_0 and Q_0 &lt;= (1 - alpha_M) 2 (2 - alpha_w) g_0 with g_0 =
 * (1/n) sum_i |grad f_i(x_0)|^2.
 */
public record Ef21BcNonconvex() implements Limited {
  @Override
  public String name() {
    return "nonconvex";
  }

  @Override
  public String source() {
    return "after Fatkhullin et al., \"EF21 with Bells & Whistles\", 2021";
  }

  @Override
  public List<Assumption> structure(Setting s) {
    return List.of(
        Assume.smooth(s),
        Assume.meanSquareSmooth(s),
        Assume.contractive("C_w", s.up()),
        Assume.contractive("C_M", s.down()),
        Assume.fullGradients(s),
        Assume.everyoneTakesPart(s));
  }

  /** 2 (2 - alpha_w), of E|C_w(v)|^2. */
  private static double energy(Setting s) {
    return 2 * (1 + Contraction.of(s.up()).error());
  }

  /** c. */
  private static double coupling(Setting s) {
    Contraction server = Contraction.of(s.down());
    return 2 * energy(s) * server.beta() / server.theta();
  }

  @Override
  public String formula(Setting s) {
    return "the root of eta L + 2 eta^2 L~^2 ((1+c) beta_w/theta_w + c) = 1";
  }

  @Override
  public double limit(Setting s) {
    Contraction workers = Contraction.of(s.up());
    double c = coupling(s);
    double L = s.locals().meanSquareSmoothness();
    return Bounds.largestStep(
        s.smoothness(), 2 * L * L * ((1 + c) * workers.beta() / workers.theta() + c));
  }

  @Override
  public Optional<Weights> weights(Setting s, IntToDoubleFunction eta) {
    return Optional.of(Bounds.weights(Bounds.steps(s, eta)));
  }

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction eta) {
    Contraction workers = Contraction.of(s.up());
    Contraction server = Contraction.of(s.down());
    double P = workers.error() * Contraction.gradients(s, origin);
    double Q = server.error() * energy(s) * Contraction.gradients(s, origin);
    double gamma = eta.applyAsDouble(0);
    double errors = (1 + coupling(s)) * P / workers.theta() + Q / server.theta();
    double start = 2 * (origin.excess() + gamma * errors);
    return Bounds.mean(Metric.MEAN_SQUARED_GRADIENT_NORM, start, k -> 0, eta);
  }
}
