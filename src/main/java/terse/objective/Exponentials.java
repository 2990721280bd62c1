package terse.objective;

/**
 * Exponential, logistic function and their relatives over arrays, in plain arithmetic: the same
 * bits on every processor and JDK, which {@link Math#exp} does not promise, and several times
 * faster than {@link StrictMath}.
 *
 * <p>Reduction as in fdlibm (x = k ln 2 + r, |r| at most ln 2 / 2, with ln 2 in two parts), then a
 * minimax polynomial of degree 11 with relative error below 4e-18. Every loop but one reads all
 * arrays at the same index, so that C2 turns it into vector instructions; the exponent's bits are
 * set in a loop of their own. Errors, in units in the last place: exp below 1, the logistic
 * function below 2, log(1 + exp) below 2.5. A NaN stays a NaN.
 */
final class Exponentials {
  /** Arguments are clamped to [-708, 708], where the exponential is a normal number. */
  static final double LIMIT = 708;

  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN2_HIGH = 0.6931471803691238;
  private static final double LN2_LOW = 1.9082149292705877e-10;

  /**
   * Adding and subtracting this rounds to an integer, which then stands in the low bits of the sum.
   */
  private static final double ROUND = 0x1.8p52;

  private static final double E2 = 0.5000000000000011;
  private static final double E3 = 0.1666666666666641;
  private static final double E4 = 0.041666666666529725;
  private static final double E5 = 0.00833333333349498;
  private static final double E6 = 0.0013888888943760233;
  private static final double E7 = 0.00019841269505770564;
  private static final double E8 = 2.480149294936181e-05;
  private static final double E9 = 2.7557586805904078e-06;
  private static final double E10 = 2.763030634462171e-07;
  private static final double E11 = 2.500001837640453e-08;

  private static final double A3 = 0.33333333333333337;
  private static final double A5 = 0.1999999999999703;
  private static final double A7 = 0.1428571428624864;
  private static final double A9 = 0.11111111063213036;
  private static final double A11 = 0.09090911580884972;
  private static final double A13 = 0.07692226514051292;
  private static final double A15 = 0.06668393582330905;
  private static final double A17 = 0.05858077004548228;
  private static final double A19 = 0.0548559667619759;
  private static final double A21 = 0.03499740988763672;
  private static final double A23 = 0.08229513745623801;

  private Exponentials() {}

  /** x[k] = exp(x[k]) for k below n; {@code work} has at least n elements. */
  static void exp(double[] x, double[] work, int n) {
    reduce(x, work, n);
    polynomial(x, n);
    for (int k = 0; k < n; k++) {
      long exponent = (Double.doubleToRawLongBits(work[k]) + 1023) << 52;
      x[k] *= Double.longBitsToDouble(exponent);
    }
  }

  /** x[k] = 1 / (1 + exp(x[k])), the logistic function of -x[k]. */
  static void logisticOfMinus(double[] x, double[] work, int n) {
    exp(x, work, n);
    for (int k = 0; k < n; k++) {
      x[k] = 1 / (1 + x[k]);
    }
  }

  /** x[k] = log(1 + exp(-x[k])), without overflow. */
  static void logOnePlusExpOfMinus(double[] x, double[] work, double[] work2, int n) {
    for (int k = 0; k < n; k++) {
      work2[k] = Math.max(-x[k], 0);
      x[k] = -Math.abs(x[k]);
    }
    exp(x, work, n);
    logOnePlus(x, n);
    for (int k = 0; k < n; k++) {
      x[k] += work2[k];
    }
  }

  /** work = k + ROUND, x = r with x = k ln 2 + r. */
  private static void reduce(double[] x, double[] work, int n) {
    for (int k = 0; k < n; k++) {
      double clamped = Math.max(-LIMIT, Math.min(LIMIT, x[k]));
      double shifted = clamped * LOG2_E + ROUND;
      double whole = shifted - ROUND;
      work[k] = shifted;
      x[k] = clamped - whole * LN2_HIGH - whole * LN2_LOW;
    }
  }

  private static void polynomial(double[] x, int n) {
    for (int k = 0; k < n; k++) {
      double r = x[k];
      double s = r * r;
      double high = E8 + r * E9 + s * (E10 + r * E11);
      double low = E4 + r * E5 + s * (E6 + r * E7);
      x[k] = 1 + (r + s * (E2 + r * E3 + s * (low + s * s * high)));
    }
  }

  /** x = log(1 + x) for x in [0, 1]: 2 atanh(s) with s = x / (2 + x), at most 1/3. */
  private static void logOnePlus(double[] x, int n) {
    for (int k = 0; k < n; k++) {
      double s = x[k] / (2 + x[k]);
      double z = s * s;
      double z2 = z * z;
      double high = A19 + z * A21 + z2 * A23;
      double middle = A11 + z * A13 + z2 * (A15 + z * A17);
      double low = A3 + z * A5 + z2 * (A7 + z * A9);
      double series = low + z2 * z2 * (middle + z2 * z2 * high);
      x[k] = 2 * (s + s * (z * series));
    }
  }
}
