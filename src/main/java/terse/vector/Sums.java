package terse.vector;

/**
 * Sums over arrays in a fixed order: coordinate j goes to accumulator j mod 8 (mod 4 for
 * distances), the few coordinates after the last full row of 8 to the first one, and the
 * accumulators are added pairwise at the end.
 *
 * <p>Independent accumulators hide the latency of an addition, which the JIT compiler may not do by
 * itself because floating-point addition is not associative. They also have a smaller rounding
 * error than one running sum.
 */
public final class Sums {
  private Sums() {}

  /** Sum of x_j y_j. */
  public static double dot(double[] x, double[] y) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    int n = x.length;
    int j = 0;
    for (; j + 7 < n; j += 8) {
      s0 += x[j] * y[j];
      s1 += x[j + 1] * y[j + 1];
      s2 += x[j + 2] * y[j + 2];
      s3 += x[j + 3] * y[j + 3];
      s4 += x[j + 4] * y[j + 4];
      s5 += x[j + 5] * y[j + 5];
      s6 += x[j + 6] * y[j + 6];
      s7 += x[j + 7] * y[j + 7];
    }
    for (; j < n; j++) {
      s0 += x[j] * y[j];
    }
    return pairwise(s0, s1, s2, s3, s4, s5, s6, s7);
  }

  /** Sum of |x_j|. */
  public static double absolute(double[] x) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    int n = x.length;
    int j = 0;
    for (; j + 7 < n; j += 8) {
      s0 += Math.abs(x[j]);
      s1 += Math.abs(x[j + 1]);
      s2 += Math.abs(x[j + 2]);
      s3 += Math.abs(x[j + 3]);
      s4 += Math.abs(x[j + 4]);
      s5 += Math.abs(x[j + 5]);
      s6 += Math.abs(x[j + 6]);
      s7 += Math.abs(x[j + 7]);
    }
    for (; j < n; j++) {
      s0 += Math.abs(x[j]);
    }
    return pairwise(s0, s1, s2, s3, s4, s5, s6, s7);
  }

  /**
   * The largest of a number and |x[from]|, ..., |x[to - 1]|; NaN where one of these is NaN. A new
   * maximum is rare, so that one running maximum with a branch is four times as fast as eight with
   * {@link Math#max}.
   */
  public static double largest(double least, double[] x, int from, int to) {
    double max = least;
    for (int j = from; j < to; j++) {
      double size = Math.abs(x[j]);
      if (!(size <= max)) {
        if (Double.isNaN(size)) {
          return size;
        }
        max = size;
      }
    }
    return max;
  }

  /** Sum of (x_j - y_j)^2. */
  public static double squaredDistance(double[] x, double[] y) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    int n = x.length;
    int j = 0;
    for (; j + 3 < n; j += 4) {
      double d0 = x[j] - y[j];
      double d1 = x[j + 1] - y[j + 1];
      double d2 = x[j + 2] - y[j + 2];
      double d3 = x[j + 3] - y[j + 3];
      s0 += d0 * d0;
      s1 += d1 * d1;
      s2 += d2 * d2;
      s3 += d3 * d3;
    }
    for (; j < n; j++) {
      double d0 = x[j] - y[j];
      s0 += d0 * d0;
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Sum of (x_j / max)^2, for norms whose squares would leave the range of a double. */
  static double scaledSquares(double[] x, double max) {
    double s = 0;
    for (double v : x) {
      double q = v / max;
      s += q * q;
    }
    return s;
  }

  /** Whether no x_j is NaN or infinite: then, and only then, the sum of 0 x_j is zero. */
  static boolean allFinite(double[] x) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    int n = x.length;
    int j = 0;
    for (; j + 3 < n; j += 4) {
      s0 += 0 * x[j];
      s1 += 0 * x[j + 1];
      s2 += 0 * x[j + 2];
      s3 += 0 * x[j + 3];
    }
    for (; j < n; j++) {
      s0 += 0 * x[j];
    }
    return s0 + s1 + s2 + s3 == 0;
  }

  private static double pairwise(
      double s0, double s1, double s2, double s3, double s4, double s5, double s6, double s7) {
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
  }
}
