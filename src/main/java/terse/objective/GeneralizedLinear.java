package terse.objective;

import terse.data.Rows;
import terse.vector.Scratch;
import terse.vector.Vector;

/**
 * f(x) = 1/m sum_i phi(a_i'x, b_i) + (l2/2) |x|^2 for rows a_i, targets b_i and a convex phi whose
 * second derivative is bounded.
 *
 * <p>Products with the rows are done by {@link Rows}, phi and its derivatives over whole arrays by
 * a subclass. Scratch slots: 0 to 3 of doubles, and those of the rows.
 */
abstract class GeneralizedLinear implements Smooth {
  private final Rows rows;
  private final double[] targets;
  private final double l2;
  private volatile double smoothness = Double.NaN;

  GeneralizedLinear(Rows rows, double[] targets, double l2) {
    this.rows = rows;
    this.targets = targets;
    this.l2 = l2;
  }

  /** z[k] = phi(z[k], b[k]); may use scratch slots 2 and 3. */
  abstract void values(double[] z, double[] b, int count);

  /** z[k] = scale times the derivative of phi at z[k]; may use scratch slots 2 and 3. */
  abstract void slopes(double[] z, double[] b, int count, double scale);

  /** z[k] = scale times the second derivative of phi at z[k]; may use scratch slots 2 and 3. */
  abstract void curvatures(double[] z, double[] b, int count, double scale);

  /** The largest second derivative of phi. */
  abstract double maxCurvature();

  @Override
  public int dimension() {
    return rows.columns();
  }

  @Override
  public int rows() {
    return rows.count();
  }

  @Override
  public double loss(Vector x) {
    int m = rows.count();
    double[] z = Scratch.local().doubles(0, m);
    rows.times(x.array(), null, m, z);
    return meanValue(z, x);
  }

  /** Turns the products z into values of phi, and returns f. */
  private double meanValue(double[] z, Vector x) {
    int m = rows.count();
    values(z, targets, m);
    return sum(z, m) / m + regulariser(x);
  }

  private static double sum(double[] z, int n) {
    double even = 0;
    double odd = 0;
    for (int k = 0; k + 1 < n; k += 2) {
      even += z[k];
      odd += z[k + 1];
    }
    return even + odd + (n % 2 == 0 ? 0 : z[n - 1]);
  }

  private double regulariser(Vector x) {
    return l2 == 0 ? 0 : 0.5 * l2 * x.squaredNorm();
  }

  @Override
  public void gradient(Vector x, Vector out) {
    int m = rows.count();
    double[] z = Scratch.local().doubles(0, m);
    rows.times(x.array(), null, m, z);
    slopes(z, targets, m, 1.0 / m);
    combine(z, null, m, x, out);
  }

  @Override
  public double lossAndGradient(Vector x, Vector out) {
    int m = rows.count();
    Scratch scratch = Scratch.local();
    double[] z = scratch.doubles(0, m);
    double[] copy = scratch.doubles(1, m);
    rows.times(x.array(), null, m, z);
    System.arraycopy(z, 0, copy, 0, m);
    slopes(z, targets, m, 1.0 / m);
    combine(z, null, m, x, out);
    return meanValue(copy, x);
  }

  @Override
  public void gradient(Vector x, int[] numbers, int count, Vector out) {
    Scratch scratch = Scratch.local();
    double[] z = scratch.doubles(0, count);
    double[] b = scratch.doubles(1, count);
    for (int k = 0; k < count; k++) {
      b[k] = targets[numbers[k]];
    }
    rows.times(x.array(), numbers, count, z);
    slopes(z, b, count, 1.0 / count);
    combine(z, numbers, count, x, out);
  }

  private void combine(double[] slopes, int[] numbers, int count, Vector x, Vector out) {
    rows.transposeTimes(slopes, numbers, count, out.array());
    if (l2 != 0) {
      out.add(l2, x);
    }
  }

  @Override
  public Curvature hessian(Vector x) {
    int m = rows.count();
    double[] weights = new double[m];
    rows.times(x.array(), null, m, weights);
    curvatures(weights, targets, m, 1.0 / m);
    return new WeightedGram(rows, weights, l2);
  }

  @Override
  public Curvature hessianBound() {
    return WeightedGram.uniform(rows, maxCurvature() / rows.count(), l2);
  }

  @Override
  public double convexity() {
    return l2;
  }

  @Override
  public long work() {
    return rows.entries();
  }

  @Override
  public int boundDimension() {
    return rows.columns();
  }

  @Override
  public double smoothness() {
    double known = smoothness;
    if (Double.isNaN(known)) {
      known = maxCurvature() * Spectrum.largestOfGram(rows) / rows.count() + l2;
      smoothness = known;
    }
    return known;
  }

  @Override
  public double frobenius() {
    return maxCurvature() * Spectrum.frobeniusOfGram(rows) / rows.count() + l2;
  }
}
