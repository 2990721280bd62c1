package terse.objective;

import terse.data.Rows;
import terse.vector.Scratch;
import terse.vector.Vector;

/**
 * phi(z, y) = log(1 + exp(-y z)) for labels y of -1 and +1; its second derivative is at most 1/4.
 */
final class LogisticLoss extends GeneralizedLinear implements Separable {
  private final Rows rows;
  private final double[] signs;

  LogisticLoss(Rows rows, double[] signs, double l2) {
    super(rows, signs, l2);
    this.rows = rows;
    this.signs = signs;
  }

  @Override
  void values(double[] z, double[] y, int count) {
    Scratch scratch = Scratch.local();
    multiply(z, y, count);
    Exponentials.logOnePlusExpOfMinus(
        z, scratch.doubles(2, count), scratch.doubles(3, count), count);
  }

  @Override
  void slopes(double[] z, double[] y, int count, double scale) {
    multiply(z, y, count);
    Exponentials.logisticOfMinus(z, Scratch.local().doubles(2, count), count);
    for (int k = 0; k < count; k++) {
      z[k] = -scale * y[k] * z[k];
    }
  }

  /**
   * sigma(-t) sigma(t), where sigma(t) = 1 - sigma(-t) would lose digits for negative t: exp(-|t|)
   * / (1 + exp(-|t|))^2.
   */
  @Override
  void curvatures(double[] z, double[] y, int count, double scale) {
    for (int k = 0; k < count; k++) {
      z[k] = -Math.abs(z[k]);
    }
    Exponentials.exp(z, Scratch.local().doubles(2, count), count);
    for (int k = 0; k < count; k++) {
      z[k] = scale * z[k] / ((1 + z[k]) * (1 + z[k]));
    }
  }

  @Override
  double maxCurvature() {
    return 0.25;
  }

  @Override
  public Rows examples() {
    return rows;
  }

  @Override
  public int classOf(int i) {
    return signs[i] > 0 ? 1 : 0;
  }

  @Override
  public int classes() {
    return 2;
  }

  @Override
  public String className(int c) {
    return c == 1 ? "label +1" : "label -1";
  }

  @Override
  public double[] gains(Vector p) {
    double[] gains = new double[rows.count()];
    rows.times(p.array(), null, gains.length, gains);
    multiply(gains, signs, gains.length);
    return gains;
  }

  private static void multiply(double[] z, double[] y, int count) {
    for (int k = 0; k < count; k++) {
      z[k] *= y[k];
    }
  }
}
