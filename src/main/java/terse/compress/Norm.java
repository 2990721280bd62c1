package terse.compress;

import terse.vector.NotFiniteException;
import terse.vector.Vector;
import terse.wire.BitReader;

/**
 * The p-norms that a quantiser measures a vector by: the key {@code norm}, a number p &gt;= 1 or
 * {@code inf}.
 */
final class Norm {
  private Norm() {}

  /** The p that a key says. */
  static double order(String compressor, String norm) {
    double p;
    try {
      p = norm.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(norm);
    } catch (NumberFormatException e) {
      p = Double.NaN;
    }
    if (!(p >= 1)) {
      throw new IllegalArgumentException(
          compressor + " needs a norm >= 1 or inf, but norm = " + norm);
    }
    return p;
  }

  /**
   * |x|_p, never below |x_j|. Throws {@link NotFiniteException} where it is not a finite number.
   */
  static double of(Vector x, double p) {
    double size;
    if (p == 2) {
      size = x.norm();
    } else if (p == 1) {
      size = x.norm1();
    } else {
      size = x.maxAbs();
      if (p < Double.POSITIVE_INFINITY && size > 0) {
        size *= StrictMath.exp(StrictMath.log(powers(x, size, p)) / p);
      }
    }
    if (!(size <= Double.MAX_VALUE)) {
      throw new NotFiniteException(
          "a vector with NaN or infinity, or a norm beyond float64, cannot be compressed");
    }
    return size;
  }

  /**
   * About |x|_p of a vector of d independent standard normal coordinates: what a code may expect,
   * the same at both ends.
   */
  static double typical(double p, int d) {
    if (p == 2) {
      return Math.sqrt(d);
    }
    double largest = Math.max(1, Math.sqrt(2 * StrictMath.log(d)) - 0.4);
    return p == Double.POSITIVE_INFINITY
        ? largest
        : Math.max(largest, StrictMath.exp(StrictMath.log(d) / p));
  }

  /**
   * About the probability that a standard normal coordinate, in units of {@code unit}, is not
   * rounded to zero: E min(1, |g| / unit), to three per cent.
   */
  static double keeping(double unit) {
    double mean = 0.8 / unit;
    return mean < 1e100 ? mean / Math.sqrt(1 + mean * mean) : 1;
  }

  /** Reads a norm, which is not negative. */
  static double read(BitReader in) {
    double sent = in.real();
    if (sent < 0) {
      throw in.malformed("a negative norm " + sent, in.envelope().precision().bits());
    }
    return sent;
  }

  /** The sum of (|x_j| / max)^p. */
  private static double powers(Vector x, double max, double p) {
    double sum = 0;
    for (double v : x.array()) {
      sum += v == 0 ? 0 : StrictMath.exp(p * StrictMath.log(Math.abs(v) / max));
    }
    return sum;
  }
}
