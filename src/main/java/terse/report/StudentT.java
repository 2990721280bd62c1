package terse.report;

/** Student's t distribution. */
final class StudentT {
  private static final int HALVINGS = 200;
  private static final int STEPS = 300;
  private static final double TINY = 1e-300;
  private static final double[] LANCZOS = {
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-6,
    1.5056327351493116e-7
  };

  private StudentT() {}

  /**
   * The t with P(|T| <= t) = {@code confidence}, to 1e-9 relative.
   *
   * @param freedom degrees of freedom, at least 1
   * @param confidence between 0 and 1
   */
  static double twoSided(int freedom, double confidence) {
    double low = 0;
    double high = 1;
    while (within(freedom, high) < confidence) {
      high *= 2;
    }
    for (int i = 0; i < HALVINGS && high - low > 1e-15 * high; i++) {
      double middle = (low + high) / 2;
      if (within(freedom, middle) < confidence) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** P(|T| <= t) = I_x(1/2, freedom/2) with x = t^2/(freedom + t^2). */
  static double within(int freedom, double t) {
    double x = t * t / (freedom + t * t);
    return incompleteBeta(0.5, 0.5 * freedom, x);
  }

  /** The regularised incomplete beta function, by its continued fraction (Lentz's algorithm). */
  private static double incompleteBeta(double a, double b, double x) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    if (x > (a + 1) / (a + b + 2)) {
      return 1 - incompleteBeta(b, a, 1 - x);
    }
    double front =
        Math.exp(
            logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
    double c = 1;
    double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
    double fraction = d;
    for (int m = 1; m <= STEPS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / awayFromZero(1 + even * d);
      c = awayFromZero(1 + even / c);
      fraction *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / awayFromZero(1 + odd * d);
      c = awayFromZero(1 + odd / c);
      double factor = d * c;
      fraction *= factor;
      if (Math.abs(factor - 1) < 1e-15) {
        break;
      }
    }
    return front * fraction / a;
  }

  private static double awayFromZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** log Gamma(x) for x >= 1/2 (Lanczos, g = 7, 9 terms). */
  private static double logGamma(double x) {
    double sum = 0.9999999999998099;
    for (int i = 0; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x + i);
    }
    double t = x + LANCZOS.length - 1.5;
    return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
