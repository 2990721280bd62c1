package terse.check;

import terse.report.Curve;

/**
 * When two recorded numbers are the same: they differ by at most this part of the larger one. Zero:
 * only when they are equal.
 *
 * <p>Above zero, they may differ by the rounding of what they come from, too: by 1e-15 of the
 * largest value of the column, for an excess loss of the largest loss. Near f* an excess loss is a
 * difference of which nothing but rounding is left.
 */
public record Tolerance(double relative) {
  /** Leaves nothing but the last digits to other machines. */
  public static final Tolerance DEFAULT = new Tolerance(1e-12);

  private static final double ROUNDING = 1e-15;
  private static final String EXCESS = "excess_";

  public Tolerance {
    if (!(relative >= 0 && relative < 1)) {
      throw new IllegalArgumentException(
          "a tolerance is a number from 0 up to 1, but tolerance = " + relative);
    }
  }

  /** Whether two numbers are the same; NaN, which is not known, is the same as itself. */
  boolean same(double one, double other, double scale) {
    if (one == other || (Double.isNaN(one) && Double.isNaN(other))) {
      return true;
    }
    double apart = Math.abs(one - other);
    double larger = Math.max(Math.abs(one), Math.abs(other));
    return apart <= relative * larger
        || (relative > 0 && apart <= ROUNDING * scale && Double.isFinite(scale));
  }

  /** The largest value of what this column of a curve comes from. */
  static double scale(Curve curve, String column) {
    double[] from =
        column.contains(EXCESS)
            ? curve.columns().get(column.replace(EXCESS, ""))
            : curve.columns().get(column);
    double largest = 0;
    for (double value : from == null ? new double[0] : from) {
      largest = Math.max(largest, Double.isNaN(value) ? 0 : Math.abs(value));
    }
    return largest;
  }

  @Override
  public String toString() {
    return relative == 0 ? "the last bit" : Double.toString(relative);
  }
}
