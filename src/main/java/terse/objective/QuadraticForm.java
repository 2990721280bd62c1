package terse.objective;

import java.util.Arrays;
import terse.vector.Sums;
import terse.vector.Vector;

/** f(x) = 1/2 x'A x + b'x + c for a symmetric A, stored by rows. */
final class QuadraticForm implements Smooth, Curvature {
  private final double[][] a;
  private final Vector b;
  private final double c;
  private volatile double smoothness = Double.NaN;
  private volatile double convexity;

  /** Shares the arrays. */
  QuadraticForm(double[][] a, Vector b, double c) {
    this(a, b, c, Double.NaN);
  }

  /** Of a matrix whose smallest eigenvalue is known. Shares the arrays. */
  QuadraticForm(double[][] a, Vector b, double c, double convexity) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.convexity = convexity;
  }

  @Override
  public int dimension() {
    return a.length;
  }

  @Override
  public int rows() {
    return 0;
  }

  @Override
  public double loss(Vector x) {
    double quadratic = 0;
    for (int j = 0; j < a.length; j++) {
      quadratic += x.get(j) * Sums.dot(a[j], x.array());
    }
    return 0.5 * quadratic + b.dot(x) + c;
  }

  @Override
  public void gradient(Vector x, Vector out) {
    for (int j = 0; j < a.length; j++) {
      out.set(j, Sums.dot(a[j], x.array()) + b.get(j));
    }
  }

  @Override
  public double lossAndGradient(Vector x, Vector out) {
    gradient(x, out);
    return 0.5 * (out.dot(x) + b.dot(x)) + c;
  }

  @Override
  public void gradient(Vector x, int[] rows, int count, Vector out) {
    throw new UnsupportedOperationException("a quadratic has no rows to draw: use batch: full");
  }

  @Override
  public double smoothness() {
    double known = smoothness;
    if (Double.isNaN(known) && Double.isNaN(convexity)) {
      double[] extremes = Spectrum.extremes(this, a.length);
      convexity = Spectrum.smallest(extremes, a.length);
      known = Math.max(Math.abs(extremes[0]), Math.abs(extremes[1]));
      smoothness = known;
    } else if (Double.isNaN(known)) {
      known = Spectrum.norm(this, a.length);
      smoothness = known;
    }
    return known;
  }

  @Override
  public double convexity() {
    if (Double.isNaN(convexity)) {
      smoothness(); // finds both
    }
    return convexity;
  }

  @Override
  public boolean isQuadratic() {
    return true;
  }

  @Override
  public boolean isSameAs(Objective other) {
    return other instanceof QuadraticForm form
        && Arrays.deepEquals(a, form.a)
        && Arrays.equals(b.array(), form.b.array());
  }

  @Override
  public Curvature hessian(Vector x) {
    return this;
  }

  @Override
  public Curvature hessianBound() {
    return this;
  }

  @Override
  public long work() {
    return (long) a.length * a.length;
  }

  @Override
  public int boundDimension() {
    return a.length;
  }

  @Override
  public void addTo(double[][] h, double weight) {
    for (int j = 0; j < a.length; j++) {
      for (int l = 0; l <= j; l++) {
        h[j][l] += weight * a[j][l];
      }
    }
  }

  @Override
  public void addTimes(double[] v, double weight, double[] out) {
    for (int j = 0; j < a.length; j++) {
      out[j] += weight * Sums.dot(a[j], v);
    }
  }
}
