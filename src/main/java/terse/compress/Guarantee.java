package terse.compress;

/**
 * The constants of a compressor for one dimension, in the letters of Beznosikov, Horváth,
 * Richtárik, Safaryan, "On Biased Compression for Distributed Learning" (JMLR 2023), Definitions 1
 * to 5. A constant that is not promised is NaN. They hold up to the rounding of real numbers to the
 * precision of the wire.
 *
 * <ul>
 *   <li>U(zeta): E C(x) = x and E|C(x)|^2 &lt;= zeta |x|^2. Elsewhere omega = zeta - 1. An unbiased
 *       compressor without such a bound has zeta = infinity.
 *   <li>B1(alpha, beta): alpha |x|^2 &lt;= E|C(x)|^2 &lt;= beta &lt;E C(x), x&gt;.
 *   <li>B2(gamma, beta): max(gamma |x|^2, E|C(x)|^2 / beta) &lt;= &lt;E C(x), x&gt;.
 *   <li>B3(delta): E|C(x) - x|^2 &lt;= (1 - 1/delta) |x|^2, so delta &gt;= 1.
 *   <li>absolute: |C(x) - x| &lt;= absolute, always (Ye, Xiao, Sun, 2020, Section 2).
 * </ul>
 *
 * <p>The conversions of Theorem 6 are {@link #b1}, {@link #b2} and {@link #b3}, which give the
 * other constants of the same compressor, followed by {@link #scaled}; Theorem 7 is {@link
 * #unbiased} followed by {@link #scaled}.
 */
public record Guarantee(
    double zeta, double alpha, double beta, double gamma, double delta, double absolute) {
  /** No promise at all. */
  public static final Guarantee NONE = biased(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** The constants without a bound on the absolute error. */
  public Guarantee(double zeta, double alpha, double beta, double gamma, double delta) {
    this(zeta, alpha, beta, gamma, delta, Double.NaN);
  }

  /**
   * U(zeta), and by Theorem 7 with lambda = 1: B1(1, zeta), B2(1, zeta), and B3(1/(2 - zeta)) where
   * zeta &lt; 2.
   */
  public static Guarantee unbiased(double zeta) {
    return new Guarantee(zeta, 1, zeta, 1, contraction(1, zeta));
  }

  /** B1(alpha, beta), B2(gamma, beta) and B3(delta). */
  public static Guarantee biased(double alpha, double beta, double gamma, double delta) {
    return new Guarantee(Double.NaN, alpha, beta, gamma, delta);
  }

  /** What B1(alpha, beta) implies by Theorem 6, part 1: B2(alpha/beta, beta). */
  public static Guarantee b1(double alpha, double beta) {
    double gamma = alpha / beta;
    return biased(alpha, beta, gamma, contraction(gamma, beta));
  }

  /** What B2(gamma, beta) implies by Theorem 6, part 2: B1(gamma^2, beta). */
  public static Guarantee b2(double gamma, double beta) {
    return biased(gamma * gamma, beta, gamma, contraction(gamma, beta));
  }

  /** What B3(delta) implies by Theorem 6, part 3: B2(1/(2 delta), 2) and B1(1/(4 delta^2), 2). */
  public static Guarantee b3(double delta) {
    double gamma = 1 / (2 * delta);
    return biased(gamma * gamma, 2, gamma, delta);
  }

  /** The same constants, and this bound on the absolute error. */
  public Guarantee within(double absolute) {
    return new Guarantee(zeta, alpha, beta, gamma, delta, absolute);
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
   * The constants of lambda C, lambda &gt; 0: B1(lambda^2 alpha, lambda beta), B2(lambda gamma,
   * lambda beta), and B3 by the better of two bounds. One is 1/(lambda gamma (2 - lambda beta))
   * where lambda beta &lt; 2, from E|lambda C(x) - x|^2 &lt;= |x|^2 - (2 - lambda beta) lambda
   * &lt;E C(x), x&gt;: it gives beta^2/alpha, beta/gamma and zeta at lambda = 1/beta. The other is
   * delta/lambda for lambda &lt;= 1, because lambda C(x) - x lies between C(x) - x and -x.
   */
  public Guarantee scaled(double lambda) {
    if (lambda == 1) {
      return this;
    }
    double mixed = lambda < 1 ? delta / lambda : Double.NaN;
    return biased(
        lambda * lambda * alpha,
        lambda * beta,
        lambda * gamma,
        better(mixed, contraction(lambda * gamma, lambda * beta)));
  }

  /**
   * The constants of C2(C1(x)) for this C1 and an independent C2. If C2 is unbiased, &lt;E
   * C2(C1(x)), x&gt; = &lt;E C1(x), x&gt; and E|C1(x)|^2 &lt;= E|C2(C1(x))|^2 &lt;= zeta_2
   * E|C1(x)|^2. Of a biased C2 nothing follows but the sum of the absolute errors.
   */
  public Guarantee then(Guarantee second) {
    double both = absolute + second.absolute;
    if (!second.isUnbiased()) {
      return NONE.within(both);
    }
    double product = second.zeta * beta;
    return new Guarantee(
        zeta * second.zeta, alpha, product, gamma, contraction(gamma, product), both);
  }

  /**
   * The constants of C2(C1(x)) for this sparsifier C1(x) = y = factor P x, P a projection onto
   * coordinates, and an independent C2 that is applied to the kept coordinates alone. It writes
   * nowhere else, so that &lt;C2(y), x&gt; = &lt;C2(y), y&gt;/factor; and E|y|^2 = factor &lt;E y,
   * x&gt;. For factor 1, |C2(y) - x|^2 = |C2(y) - y|^2 + |x|^2 - |y|^2. Nothing is asked of C2.
   */
  public Guarantee thenOnKept(Guarantee second, double factor) {
    boolean projection = factor == 1;
    double both = projection ? Math.hypot(absolute, second.absolute) : absolute + second.absolute;
    if (isUnbiased() && second.isUnbiased()) {
      return unbiased(zeta * second.zeta).within(both);
    }
    double newBeta = factor * second.beta;
    double newGamma = gamma * second.gamma;
    double product = projection ? delta * second.delta : Double.NaN;
    return biased(
            factor * gamma * second.alpha,
            newBeta,
            newGamma,
            better(product, contraction(newGamma, newBeta)))
        .within(both);
  }

  /**
   * What holds when disjoint parts of a vector are compressed by operators with these two
   * guarantees: squared norms and inner products add up over the parts, so the worse constant of
   * each kind holds for the whole; squares of absolute errors add up.
   */
  public Guarantee and(Guarantee other) {
    return or(other).within(Math.sqrt(absolute * absolute + other.absolute * other.absolute));
  }

  /**
   * What holds whichever of two operators with these guarantees is used: the worse constant of each
   * kind.
   */
  public Guarantee or(Guarantee other) {
    return new Guarantee(
        Math.max(zeta, other.zeta),
        Math.min(alpha, other.alpha),
        Math.max(beta, other.beta),
        Math.min(gamma, other.gamma),
        Math.max(delta, other.delta),
        Math.max(absolute, other.absolute));
  }

  /**
   * The delta of a member of B2(gamma, beta) as it is, 1/((2 - beta) gamma); NaN from beta = 2 on.
   */
  private static double contraction(double gamma, double beta) {
    return beta < 2 ? 1 / ((2 - beta) * gamma) : Double.NaN;
  }

  /** The smaller one of those that are promised. */
  private static double better(double delta, double other) {
    return Double.isNaN(delta) || other < delta ? other : delta;
  }
}
