package terse.compress;

import java.util.Arrays;
import terse.vector.Scratch;

/**
 * A vector of dimension d, seen row by row as a matrix M of m x n numbers, the last of which may be
 * missing and count as zeros; and the thin matrices P (m x r) and Q (n x r), stored a column after
 * the other, that stand for it as PQ'.
 */
record LowRank(int m, int n, int r, int d) {
  /**
   * What is left of a column, relative to the column, below which it is taken for a combination of
   * those before it.
   */
  private static final double DEPENDENT = 0x1p-40;

  int lengthOfP() {
    return m * r;
  }

  int lengthOfQ() {
    return n * r;
  }

  /** The numbers in P and Q. */
  long reals() {
    return ((long) m + n) * r;
  }

  /** Whether P and Q are no fewer numbers than the coordinates. */
  boolean isWhole() {
    return reals() >= d;
  }

  /** Whether no number of M is missing. */
  boolean isFull() {
    return (long) m * n == d;
  }

  /** P = M Q. P and Q hold a column after the other. */
  void multiply(double[] a, double[] q, double[] p) {
    for (int c = 0; c < r; c++) {
      for (int i = 0, row = 0; i < m; i++, row += n) {
        p[c * m + i] = dot(a, row, q, c * n, Math.min(n, d - row));
      }
    }
  }

  private static double dot(double[] x, int atX, double[] y, int atY, int length) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    int j = 0;
    for (; j + 3 < length; j += 4) {
      s0 += x[atX + j] * y[atY + j];
      s1 += x[atX + j + 1] * y[atY + j + 1];
      s2 += x[atX + j + 2] * y[atY + j + 2];
      s3 += x[atX + j + 3] * y[atY + j + 3];
    }
    for (; j < length; j++) {
      s0 += x[atX + j] * y[atY + j];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Q = s M'P. */
  void multiplyTransposed(double[] a, double s, double[] p, double[] q) {
    for (int c = 0; c < r; c++) {
      int column = c * n;
      Arrays.fill(q, column, column + n, 0);
      for (int i = 0, row = 0; i < m; i++, row += n) {
        int length = Math.min(n, d - row);
        double weight = s * p[c * m + i];
        for (int j = 0; j < length; j++) {
          q[column + j] += weight * a[row + j];
        }
      }
    }
  }

  /** y += s PQ', a row after the other. */
  void addProduct(double[] p, double[] q, double[] y, double s) {
    double[] product = Scratch.local().doubles(3, n);
    for (int i = 0, row = 0; i < m; i++, row += n) {
      int length = Math.min(n, d - row);
      Arrays.fill(product, 0, length, 0);
      for (int c = 0; c < r; c++) {
        int column = c * n;
        double weight = p[c * m + i];
        for (int j = 0; j < length; j++) {
          product[j] += weight * q[column + j];
        }
      }
      for (int j = 0; j < length; j++) {
        y[row + j] += s * product[j];
      }
    }
  }

  /**
   * Gram and Schmidt, each column freed twice of those before it, which makes them orthogonal to
   * the last bits. A column that depends on those before it becomes zero.
   */
  void orthonormalise(double[] p) {
    for (int at = 0; at < r * m; at += m) {
      double before = Math.sqrt(dot(p, at, p, at, m));
      for (int pass = 0; pass < 2; pass++) {
        for (int other = 0; other < at; other += m) {
          double product = dot(p, other, p, at, m);
          for (int i = 0; i < m; i++) {
            p[at + i] -= product * p[other + i];
          }
        }
      }
      double after = Math.sqrt(dot(p, at, p, at, m));
      boolean dependent = after <= DEPENDENT * before;
      for (int i = at; i < at + m; i++) {
        p[i] = dependent ? 0 : p[i] / after;
      }
    }
  }
}
