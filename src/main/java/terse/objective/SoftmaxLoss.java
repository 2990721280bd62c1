package terse.objective;

import terse.data.Rows;
import terse.vector.Scratch;
import terse.vector.Vector;

/**
 * f(x) = 1/m sum_i (log sum_c exp(a_i'x_c) - a_i'x_{y_i}) + (l2/2) |x|^2: multinomial logistic
 * regression.
 *
 * <p>x is one block of p = columns coordinates for each class, in the order of the classes. The
 * Hessian is at most 1/2 I (x) 1/m sum_i a_i a_i' + l2 I (Boehning, 1992). Scratch slots: 0 to 5 of
 * doubles, and those of the rows.
 */
final class SoftmaxLoss implements Separable, Classifier {
  private final Rows rows;
  private final int[] classOf;
  private final int classes;
  private final CrossEntropy entropy;
  private final double l2;
  private volatile double smoothness = Double.NaN;

  SoftmaxLoss(Rows rows, int[] classOf, int classes, double l2) {
    this.rows = rows;
    this.classOf = classOf;
    this.classes = classes;
    this.entropy = new CrossEntropy(classOf, classes);
    this.l2 = l2;
  }

  @Override
  public int dimension() {
    return classes * rows.columns();
  }

  @Override
  public int rows() {
    return rows.count();
  }

  @Override
  public double loss(Vector x) {
    int m = rows.count();
    return probabilities(x, null, m) / m + regulariser(x);
  }

  @Override
  public void gradient(Vector x, Vector out) {
    gradient(x, null, rows.count(), out);
  }

  @Override
  public double lossAndGradient(Vector x, Vector out) {
    int m = rows.count();
    double sum = probabilities(x, null, m);
    combine(Scratch.local().doubles(0, m * classes), null, m, x, out);
    return sum / m + regulariser(x);
  }

  @Override
  public Score score(Vector x) {
    int m = rows.count();
    double[] scores = Scratch.local().doubles(0, m * classes);
    products(x, null, m, scores);
    double right = entropy.right(scores, null, 0, m);
    return new Score(entropy.probabilities(scores, null, 0, m) / m, right / m);
  }

  private double regulariser(Vector x) {
    return l2 == 0 ? 0 : 0.5 * l2 * x.squaredNorm();
  }

  @Override
  public void gradient(Vector x, int[] numbers, int count, Vector out) {
    probabilities(x, numbers, count);
    combine(Scratch.local().doubles(0, count * classes), numbers, count, x, out);
  }

  /** Slot 0 = the classes' probabilities, row after row; returns the sum of the rows' losses. */
  private double probabilities(Vector x, int[] numbers, int count) {
    Scratch scratch = Scratch.local();
    double[] p = scratch.doubles(0, count * classes);
    products(x, numbers, count, p);
    return entropy.probabilities(p, numbers, 0, count);
  }

  private void products(Vector x, int[] numbers, int count, double[] z) {
    int columns = rows.columns();
    Scratch scratch = Scratch.local();
    double[] block = scratch.doubles(1, columns);
    double[] product = scratch.doubles(2, count);
    for (int c = 0; c < classes; c++) {
      System.arraycopy(x.array(), c * columns, block, 0, columns);
      rows.times(block, numbers, count, product);
      for (int k = 0; k < count; k++) {
        z[k * classes + c] = product[k];
      }
    }
  }

  private void combine(double[] p, int[] numbers, int count, Vector x, Vector out) {
    entropy.slopes(p, numbers, 0, count);
    int columns = rows.columns();
    Scratch scratch = Scratch.local();
    double[] block = scratch.doubles(1, columns);
    double[] slope = scratch.doubles(2, count);
    double scale = 1.0 / count;
    for (int c = 0; c < classes; c++) {
      for (int k = 0; k < count; k++) {
        slope[k] = scale * p[k * classes + c];
      }
      rows.transposeTimes(slope, numbers, count, block);
      System.arraycopy(block, 0, out.array(), c * columns, columns);
    }
    if (l2 != 0) {
      out.add(l2, x);
    }
  }

  @Override
  public Curvature hessian(Vector x) {
    int m = rows.count();
    probabilities(x, null, m);
    double[] p = new double[m * classes];
    System.arraycopy(Scratch.local().doubles(0, p.length), 0, p, 0, p.length);
    return new SoftmaxCurvature(rows, classes, p, l2);
  }

  @Override
  public Curvature hessianBound() {
    return WeightedGram.uniform(rows, 0.5 / rows.count(), l2);
  }

  @Override
  public double convexity() {
    return l2;
  }

  @Override
  public long work() {
    return classes * rows.entries();
  }

  @Override
  public int boundDimension() {
    return rows.columns();
  }

  @Override
  public double smoothness() {
    double known = smoothness;
    if (Double.isNaN(known)) {
      known = 0.5 * Spectrum.largestOfGram(rows) / rows.count() + l2;
      smoothness = known;
    }
    return known;
  }

  @Override
  public Rows examples() {
    return rows;
  }

  @Override
  public int classOf(int i) {
    return classOf[i];
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public String className(int c) {
    return "class " + c;
  }

  @Override
  public double[] gains(Vector p) {
    int m = rows.count();
    double[] score = new double[m * classes];
    products(p, null, m, score);
    double[] gains = new double[m];
    for (int i = 0; i < m; i++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        best = c == classOf[i] ? best : Math.max(best, score[i * classes + c]);
      }
      gains[i] = score[i * classes + classOf[i]] - best;
    }
    return gains;
  }
}
