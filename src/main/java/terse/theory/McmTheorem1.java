package terse.theory;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * MCM with equal workers, F strongly convex (Philippenko and Dieuleveut, NeurIPS 2021, Theorem 1,
 * eq. 4; for Rand-MCM by Theorem 4): for gamma_k &lt;= gamma_max and V_k = E|w_k - w*|^2 + 32
 * gamma_k L omega_dwn^2 E Upsilon_k,
 *
 * <pre>
 * V_k &lt;= (1 - gamma_k mu) V_{k-1} - gamma_k E(F(w^_{k-1}) - F*) + gamma_k^2 sigma^2 Phi(gamma_k)/N
 * </pre>
 *
 * <p>Proof, in the letters of {@link McmMemories}, alpha = alpha_dwn, c = 4 gamma L
 * omega_dwn/alpha, P = &lt;grad F(w^), w^ - w*&gt;. (a) E&lt;grad F(w^), w - w*&gt; = E P -
 * E&lt;grad F(w^) - grad F(w), xi&gt; &gt;= E P - L omega_dwn Upsilon. (b) F - (mu/2)|. - w*|^2 is
 * convex and (L - mu)-smooth, which is P &gt;= (1 - mu/L)(F(w^) - F*) + |grad F(w^)|^2/(2L) +
 * (mu/2)|w^ - w*|^2, and E|w^ - w*|^2 &gt;= |w - w*|^2. (c) Upsilon as in {@link McmTheorem3}, with
 * the factor 1 - alpha. Together the factors are 1 - gamma mu of |w - w*|^2, 1 - alpha/2 of c
 * Upsilon, and of |grad F(w^)|^2
 *
 * <pre>
 * -gamma/L + gamma^2 (1 + omega_up/N) + c gamma^2 (2/alpha + omega_up/N) &lt;= -gamma/L + gamma/(2L) + gamma/(2L) = 0.
 * </pre>
 *
 * <p>-2 gamma (1 - mu/L)(F(w^) - F*) is left, which is the paper's -gamma for mu &lt;= L/2, and
 * gamma mu &lt;= alpha/2 then, from gamma &lt;= alpha/L. The noise is gamma^2 (1 + c) sigma^2 (1 +
 * omega_up)/N; the paper's Phi has 1 + 2c, which is kept.
 *
 * <p>Misprint: (4) is wrong for mu near L. For F = L|w|^2/2, H_0 = w_0, omega_up = sigma = 0,
 * omega_dwn = 1/6 and gamma = gamma_max = 0.4593/L, V_1 = 0.3785 |w_0|^2 but the right side is
 * 0.3111 |w_0|^2. So mu stands for min(mu, L/2) here, which F has, too. Besides, alpha_dwn = 1/(8
 * omega_dwn) is no rate for omega_dwn &lt; 1/8; here any alpha_dwn &lt;= 1/(1 + 2 omega_dwn) will
 * do, with the gamma_max that follows.
 *
 * @param memories of the workers and of the model
 */
public record McmTheorem1(McmMemories memories) implements Limited {
  @Override
  public String name() {
    return "theorem-1";
  }

  @Override
  public String source() {
    return "Philippenko and Dieuleveut, NeurIPS 2021, Theorem 1, eq. 4";
  }

  @Override
  public List<Assumption> structure(Setting s) {
    return memories.structure(
        s, Assume.stronglyConvex(s), McmMemories.FAST_RATE, McmMemories.fastRate(s));
  }

  @Override
  public String formula(Setting s) {
    return McmMemories.LIMIT;
  }

  @Override
  public double limit(Setting s) {
    return memories.limit(s);
  }

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction eta) {
    return Bounds.recursion(
        Metric.SQUARED_DISTANCE,
        origin.squaredDistance(),
        (k, v) -> next(s, eta.applyAsDouble(k), v));
  }

  /** The bound on V_k that eq. (4) makes of one on V_{k-1}. */
  double next(Setting s, double gamma, double v) {
    return (1 - gamma * McmMemories.convexity(s)) * v + memories.noise(s, gamma);
  }
}
