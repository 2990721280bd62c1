package terse.objective;

import java.util.Arrays;
import terse.vector.Vector;

/** f(x) = (a'x)^2 + (s/2) |x|^2 + b'x, whose Hessian is 2 a a' + s I. */
final class RankOneForm implements Smooth, Curvature {
  private final Vector a;
  private final double s;
  private final Vector b;

  RankOneForm(Vector a, double s, Vector b) {
    this.a = a;
    this.s = s;
    this.b = b;
  }

  @Override
  public int dimension() {
    return a.dimension();
  }

  @Override
  public int rows() {
    return 0;
  }

  @Override
  public double loss(Vector x) {
    double product = a.dot(x);
    return product * product + 0.5 * s * x.squaredNorm() + b.dot(x);
  }

  @Override
  public void gradient(Vector x, Vector out) {
    out.set(b).add(s, x).add(2 * a.dot(x), a);
  }

  @Override
  public double lossAndGradient(Vector x, Vector out) {
    gradient(x, out);
    return loss(x);
  }

  @Override
  public void gradient(Vector x, int[] rows, int count, Vector out) {
    throw new UnsupportedOperationException("a quadratic has no rows to draw: use batch: full");
  }

  /** The eigenvalues are s and 2 |a|^2 + s; both examples have s > 0. */
  @Override
  public double smoothness() {
    return 2 * a.squaredNorm() + s;
  }

  @Override
  public double convexity() {
    return a.dimension() == 1 ? smoothness() : s;
  }

  @Override
  public boolean isQuadratic() {
    return true;
  }

  @Override
  public boolean isSameAs(Objective other) {
    return other instanceof RankOneForm form
        && s == form.s
        && Arrays.equals(a.array(), form.a.array())
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
    return a.dimension();
  }

  @Override
  public int boundDimension() {
    return a.dimension();
  }

  @Override
  public void addTo(double[][] h, double weight) {
    for (int j = 0; j < a.dimension(); j++) {
      for (int l = 0; l <= j; l++) {
        h[j][l] += 2 * weight * a.get(j) * a.get(l);
      }
      h[j][j] += weight * s;
    }
  }

  @Override
  public void addTimes(double[] v, double weight, double[] out) {
    double product = 2 * weight * a.dot(Vector.wrap(v));
    for (int j = 0; j < out.length; j++) {
      out[j] += product * a.get(j) + weight * s * v[j];
    }
  }
}
