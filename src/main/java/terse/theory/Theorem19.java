package terse.theory;

import terse.compress.Guarantee;

/**
 * Compressed gradient descent with C in B3(delta) (Beznosikov et al., JMLR 2023, Theorem 19): for 0
 * &lt; eta &lt;= 1/L, E f(x_{k+1}) - f* &lt;= (1 - eta mu/delta) (E f(x_k) - f*); its step size is
 * 1/L.
 *
 * <p>Misprint: the statement has the power k in this rate of one step; the proof (Appendix C.3) has
 * not.
 */
public record Theorem19() implements CompressedDescent {
  @Override
  public String name() {
    return "theorem-19";
  }

  @Override
  public String source() {
    return "Beznosikov et al., JMLR 2023, Theorem 19";
  }

  @Override
  public Assumption member(Guarantee c) {
    return new Assumption(
        "C is in B3(delta) (delta = " + Assumption.number(c.delta()) + ")",
        c.delta() < Double.POSITIVE_INFINITY);
  }

  @Override
  public Limit limit(Guarantee c, double smoothness) {
    return new Limit("1/L", 1 / smoothness);
  }

  @Override
  public Limit best(Guarantee c, double smoothness) {
    return limit(c, smoothness);
  }

  @Override
  public double factor(Guarantee c, double smoothness, double mu, double eta) {
    return 1 - eta * mu / c.delta();
  }
}
