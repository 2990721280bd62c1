package terse.theory;

import terse.compress.Guarantee;

/**
 * Compressed gradient descent with C in B1(alpha, beta) (Beznosikov et al., JMLR 2023, Theorem 17):
 * for 0 &lt; eta &lt;= 2/(beta L), E f(x_{k+1}) - f* &lt;= (1 - (alpha/beta) eta mu (2 - eta beta
 * L)) (E f(x_k) - f*); its step size is 1/(beta L).
 *
 * <p>From &lt;E C(g), g&gt; &gt;= E|C(g)|^2/beta &gt;= (alpha/beta) |g|^2, in the descent lemma,
 * and |g|^2 &gt;= 2 mu (f - f*). Misprint: Lemma 22 has alpha where its proof has alpha/beta.
 */
public record Theorem17() implements CompressedDescent {
  @Override
  public String name() {
    return "theorem-17";
  }

  @Override
  public String source() {
    return "Beznosikov et al., JMLR 2023, Theorem 17";
  }

  @Override
  public Assumption member(Guarantee c) {
    return new Assumption(
        "C is in B1(alpha, beta) (alpha = "
            + Assumption.number(c.alpha())
            + ", beta = "
            + Assumption.number(c.beta())
            + ")",
        c.alpha() > 0 && c.beta() < Double.POSITIVE_INFINITY);
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
    return 1 - c.alpha() / c.beta() * eta * mu * (2 - eta * c.beta() * smoothness);
  }
}
