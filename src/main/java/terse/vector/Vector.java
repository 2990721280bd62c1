package terse.vector;

import java.util.Arrays;

/**
 * A dense vector of doubles with fused operations that work in place and allocate nothing.
 *
 * <p>Operations return {@code this}, so that a line of a method reads like the line of its paper.
 * Two operands must have the same dimension, else an {@link IllegalArgumentException} says both.
 * Sums ({@link #dot}, the norms) run in one fixed order over eight accumulators: the same vector
 * gives the same bits everywhere.
 */
public final class Vector {
  private final double[] a;

  private Vector(double[] a) {
    this.a = a;
  }

  /** The zero vector of dimension {@code d}. */
  public static Vector zeros(int d) {
    return new Vector(new double[d]);
  }

  /** A vector with these coordinates, copied. */
  public static Vector of(double... coordinates) {
    return new Vector(coordinates.clone());
  }

  /** A vector that shares {@code coordinates}: later writes to either are seen by both. */
  public static Vector wrap(double[] coordinates) {
    return new Vector(coordinates);
  }

  public int dimension() {
    return a.length;
  }

  public double get(int j) {
    return a[j];
  }

  public void set(int j, double value) {
    a[j] = value;
  }

  /** The coordinates themselves, not a copy: for kernels that loop over them. */
  public double[] array() {
    return a;
  }

  public Vector copy() {
    return new Vector(a.clone());
  }

  /** this = 0. */
  public Vector clear() {
    Arrays.fill(a, 0);
    return this;
  }

  /** this = value in every coordinate. */
  public Vector fill(double value) {
    Arrays.fill(a, value);
    return this;
  }

  /** this = x. */
  public Vector set(Vector x) {
    same(x);
    System.arraycopy(x.a, 0, a, 0, a.length);
    return this;
  }

  /** this = s x. */
  public Vector set(double s, Vector x) {
    same(x);
    double[] y = a;
    double[] b = x.a;
    for (int j = 0; j < y.length; j++) {
      y[j] = s * b[j];
    }
    return this;
  }

  /** this = x - y. */
  public Vector setDifference(Vector x, Vector y) {
    same(x);
    same(y);
    double[] z = a;
    double[] b = x.a;
    double[] c = y.a;
    for (int j = 0; j < z.length; j++) {
      z[j] = b[j] - c[j];
    }
    return this;
  }

  /** this += x. */
  public Vector add(Vector x) {
    same(x);
    double[] y = a;
    double[] b = x.a;
    for (int j = 0; j < y.length; j++) {
      y[j] += b[j];
    }
    return this;
  }

  /** this += s x. */
  public Vector add(double s, Vector x) {
    same(x);
    double[] y = a;
    double[] b = x.a;
    for (int j = 0; j < y.length; j++) {
      y[j] += s * b[j];
    }
    return this;
  }

  /** this -= x. */
  public Vector subtract(Vector x) {
    same(x);
    double[] y = a;
    double[] b = x.a;
    for (int j = 0; j < y.length; j++) {
      y[j] -= b[j];
    }
    return this;
  }

  /** this = s this + x. */
  public Vector scaleAdd(double s, Vector x) {
    same(x);
    double[] y = a;
    double[] b = x.a;
    for (int j = 0; j < y.length; j++) {
      y[j] = s * y[j] + b[j];
    }
    return this;
  }

  /** this += s (x - this): part of the way to x, and no way at all where x is this. */
  public Vector towards(double s, Vector x) {
    same(x);
    double[] y = a;
    double[] b = x.a;
    for (int j = 0; j < y.length; j++) {
      y[j] += s * (b[j] - y[j]);
    }
    return this;
  }

  /** this = s this. */
  public Vector scale(double s) {
    double[] y = a;
    for (int j = 0; j < y.length; j++) {
      y[j] *= s;
    }
    return this;
  }

  /**
   * this = this / s, coordinate by coordinate: exact where the quotients are, as multiplying by 1/s
   * is not.
   */
  public Vector divide(double s) {
    double[] y = a;
    for (int j = 0; j < y.length; j++) {
      y[j] /= s;
    }
    return this;
  }

  /** The inner product of this and x. */
  public double dot(Vector x) {
    same(x);
    return Sums.dot(a, x.a);
  }

  /** The squared Euclidean norm. */
  public double squaredNorm() {
    return Sums.dot(a, a);
  }

  /** The Euclidean norm, safe from overflow and underflow of the squares. */
  public double norm() {
    double square = squaredNorm();
    if (square > 1e-280 && square < 1e280) {
      return Math.sqrt(square);
    }
    double max = maxAbs();
    if (max == 0 || !(max < Double.POSITIVE_INFINITY)) {
      return max;
    }
    return max * Math.sqrt(Sums.scaledSquares(a, max));
  }

  /** The sum of the absolute values. */
  public double norm1() {
    return Sums.absolute(a);
  }

  /** The largest absolute value; NaN when a coordinate is NaN. */
  public double maxAbs() {
    return Sums.largest(0, a, 0, a.length);
  }

  /** The squared Euclidean distance to x. */
  public double squaredDistance(Vector x) {
    same(x);
    return Sums.squaredDistance(a, x.a);
  }

  /** Whether every coordinate is a finite number. */
  public boolean isFinite() {
    return Sums.allFinite(a);
  }

  private void same(Vector x) {
    if (x.a.length != a.length) {
      throw new IllegalArgumentException("dimensions differ: " + a.length + " and " + x.a.length);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vector v && Arrays.equals(a, v.a);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(a);
  }

  /** The coordinates, the first hundred of them when there are more. */
  @Override
  public String toString() {
    return a.length <= 100
        ? Arrays.toString(a)
        : Arrays.toString(Arrays.copyOf(a, 100)) + "... (" + a.length + ")";
  }
}
