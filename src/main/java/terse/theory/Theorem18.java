package terse.theory;

import terse.compress.Guarantee;

/**
 * Compressed gradient descent with C in B2(gamma, beta) (Beznosikov et al., JMLR 2023, Theorem 18):
 * for 0 &lt; eta &lt;= 2/(beta L), E f(x_{k+1}) - f* &lt;= (1 - gamma eta mu (2 - eta beta L)) (E
 * f(x_k) - f*); its step size is 1/(beta L). With nothing compressed, gamma = beta = 1, it is the
 * rate of gradient descent, (1 - eta mu (2 - eta L)).
 *
 * <p>From E|C(g)|^2 &lt;= beta &lt;E C(g), g&gt; and &lt;E C(g), g&gt; &gt;= gamma |g|^2, in the
 * descent lemma, and |g|^2 &gt;= 2 mu (f - f*). Misprint: the statement's rate is (1 - gamma eta (2
 * - eta beta) L)), without mu; the proof (Appendix C.2) ends with the one above, and so does the
 * statement at eta = 1/(beta L).
 */
public record Theorem18() implements CompressedDescent {
  @Override
  public String name() {
    return "theorem-18";
  }

  @Override
  public String source() {
    return "Beznosikov et al., JMLR 2023, Theorem 18";
  }

  @Override
  public Assumption member(Guarantee c) {
    return new Assumption(
        "C is in B2(gamma, beta) (gamma = "
            + Assumption.number(c.gamma())
            + ", beta = "
            + Assumption.number(c.beta())
            + ")",
        c.gamma() > 0 && c.beta() < Double.POSITIVE_INFINITY);
  }

  @Override
  public Limit limit(Guarantee c, double smoothness) {
    return new Limit("2/(beta L)", 2 / (c.beta() * smoothness));
  }

  @Override
  public Limit best(Guarantee c, double smoothness) {
    return new Limit("1/(beta L)", 1 / (c.beta() * smoothness));
  }

  @Override
  public double factor(Guarantee c, double smoothness, double mu, double eta) {
    return 1 - c.gamma() * eta * mu * (2 - eta * c.beta() * smoothness);
  }
}
