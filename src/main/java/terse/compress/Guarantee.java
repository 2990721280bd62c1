package terse.compress;

/**
 * The constants of a compressor for one dimension, in the letters of Beznosikov, Horváth, Richtárik, Safaryan, "On Biased
 * Compression for Distributed Learning" (JMLR 2023), Definitions 1 to 5. A constant that is not promised is NaN.
 *
 * <ul>
 *   <li>U(zeta): E C(x) = x and E|C(x)|^2 &lt;= zeta |x|^2. Elsewhere omega = zeta - 1.
 *   <li>B1(alpha, beta): alpha |x|^2 &lt;= E|C(x)|^2 &lt;= beta &lt;E C(x), x&gt;.
 *   <li>B2(gamma, beta): max(gamma |x|^2, E|C(x)|^2 / beta) &lt;= &lt;E C(x), x&gt;.
 *   <li>B3(delta): E|C(x) - x|^2 &lt;= (1 - 1/delta) |x|^2, so delta &gt;= 1.
 * </ul>
 */
public record Guarantee(double zeta, double alpha, double beta, double gamma, double delta) {
  /** No promise at all. */
  public static final Guarantee NONE =
      new Guarantee(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** U(zeta), and by Theorem 7 with lambda = 1: B1(1, zeta), B2(1, zeta), and B3(1/(2 - zeta)) where zeta &lt; 2. */
  public static Guarantee unbiased(double zeta) {
    return new Guarantee(zeta, 1, zeta, 1, zeta < 2 ? 1 / (2 - zeta) : Double.NaN);
  }

  /** B1(alpha, beta), B2(gamma, beta) and B3(delta). */
  public static Guarantee biased(double alpha, double beta, double gamma, double delta) {
    return new Guarantee(Double.NaN, alpha, beta, gamma, delta);
  }

  /** Whether E C(x) = x is promised. */
  public boolean isUnbiased() {
    return !Double.isNaN(zeta);
  }

  /** The relative variance: E|C(x) - x|^2 &lt;= omega |x|^2 with E C(x) = x. */
  public double omega() {
    return zeta - 1;
  }

  /**
   * What holds when disjoint parts of a vector are compressed by operators with these two guarantees: squared norms and inner
   * products add up over the parts, so the worse constant of each kind holds for the whole.
   */
  public Guarantee and(Guarantee other) {
    return new Guarantee(
        Math.max(zeta, other.zeta),
        Math.min(alpha, other.alpha),
        Math.max(beta, other.beta),
        Math.min(gamma, other.gamma),
        Math.max(delta, other.delta));
  }
}
