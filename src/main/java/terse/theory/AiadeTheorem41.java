package terse.theory;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * AIADE on a strongly convex f (Ye, Xiao, Sun, 2020, Theorem 4.1), with an explicit G: for a
 * constant eta &lt;= 1/L, a = sqrt(mu eta), tau = (1 - a)/(1 + a) and c = sqrt(1 - a),
 *
 * <pre>
 * |x_k - x*| &lt;= c^k G(k),  G(k) = sqrt(2 Delta/mu) + 2 epsilon sqrt(eta/mu) (1 + 1/2 + .. + 1/k),
 * </pre>
 *
 * <p>which is O(ln k), with Delta = f(x_0) - f* + (mu/2) |x_0 - x*|^2. The theorem has eta = 1/L.
 * At another c of the quantisers the sum is over c_q^j/(j c^j), which is what is computed.
 *
 * <p>Proof, after Appendix B, whose constants are left open. Let e_k = m_k - grad f(y_k), |e_k|
 * &lt;= epsilon c^{k+1}/(k+1), and phi_k, v_k as there. As f(x_k) &gt;= f(y_k) + &lt;grad f(y_k),
 * x_k - y_k&gt; and f(x_{k+1}) &lt;= f(y_k) - (eta/2)|m_k|^2 + eta &lt;e_k, m_k&gt;, f(x_k) &lt;=
 * min phi_k + h_k with h_{k+1} = (1 - a) h_k + &lt;e_k, (1 - a)(x_k - y_k) + y_k - x_{k+1}&gt;; and
 * strong convexity gives phi_{k+1}(x*) - f* &lt;= (1 - a)(phi_k(x*) - f*) + a &lt;e_k, x* -
 * y_k&gt;. In the sum T_k = phi_k(x*) - f* + h_k the two products become one, for a v_{k+1} =
 * x_{k+1} - (1 - a) x_k:
 *
 * <pre>
 * T_{k+1} &lt;= (1 - a) T_k + a &lt;e_k, x* - v_{k+1}&gt;,  T_k &gt;= f(x_k) - f* + (mu/2) |v_k - x*|^2.
 * </pre>
 *
 * <p>So |x* - v_{k+1}| &lt;= sqrt(2 T_{k+1}/mu), and t_k = sqrt(T_k) has t_{k+1}^2 &lt;= c^2 t_k^2
 * + b_k t_{k+1} with b_k = sqrt(2 eta) |e_k|, hence t_{k+1} &lt;= c t_k + b_k. At last |x_k - x*|
 * &lt;= sqrt(2/mu) t_k. The error at y_k need not be bounded by |y_k - x*|, as the paper does,
 * which would cost an ODE.
 *
 * @param epsilon the quantisation level
 * @param c the rate at which the quantisers' error shrinks, 0 &lt; c &lt; 1
 * @param tau the momentum
 */
public record AiadeTheorem41(double epsilon, double c, double tau) implements ShrinkingError {
  /** The error that rounding may make in tau. */
  private static final double ROUNDING = 1e-9;

  @Override
  public String name() {
    return "theorem-4-1";
  }

  @Override
  public String source() {
    return "Ye, Xiao, Sun, 2020, Theorem 4.1";
  }

  @Override
  public Metric metric() {
    return Metric.DISTANCE;
  }

  @Override
  public List<Assumption> structure(Setting s) {
    return List.of(
        ShrinkingError.smooth(s),
        ShrinkingError.stronglyConvex(s),
        ShrinkingError.fullGradients(s),
        ShrinkingError.everyoneTakesPart(s),
        new Assumption("0 < c < 1 (c = " + c + ")", c > 0 && c < 1));
  }

  @Override
  public List<Assumption> steps(Setting s, IntToDoubleFunction eta) {
    double a = alpha(s, eta.applyAsDouble(0));
    double right = (1 - a) / (1 + a);
    return List.of(
        Assumption.constantStepsizeAtMost("1/L", 1 / s.smoothness(), s, eta),
        new Assumption(
            "tau = (1 - sqrt(mu eta))/(1 + sqrt(mu eta)) = "
                + Assumption.number(right)
                + " (tau = "
                + tau
                + ")",
            Math.abs(tau - right) <= ROUNDING,
            true));
  }

  @Override
  public Step step(Setting s) {
    return new Step("1/L", 1 / s.smoothness());
  }

  /** a = sqrt(mu eta). */
  private static double alpha(Setting s, double eta) {
    return Math.sqrt(s.strongConvexity() * eta);
  }

  @Override
  public double start(Setting s, Origin origin) {
    return Math.sqrt(2 * origin.excess() / s.strongConvexity() + origin.squaredDistance());
  }

  @Override
  public double next(Setting s, double eta, int k, double bound) {
    double error = epsilon * StrictMath.pow(c, k + 1) / (k + 1.0);
    double contraction = Math.sqrt(1 - alpha(s, eta));
    return contraction * bound + 2 * Math.sqrt(eta / s.strongConvexity()) * error;
  }
}
