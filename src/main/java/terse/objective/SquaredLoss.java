package terse.objective;

import terse.data.Rows;

/** phi(z, b) = (z - b)^2 / 2. */
final class SquaredLoss extends GeneralizedLinear {
  SquaredLoss(Rows rows, double[] targets, double l2) {
    super(rows, targets, l2);
  }

  @Override
  void values(double[] z, double[] b, int count) {
    for (int k = 0; k < count; k++) {
      z[k] = 0.5 * (z[k] - b[k]) * (z[k] - b[k]);
    }
  }

  @Override
  void slopes(double[] z, double[] b, int count, double scale) {
    for (int k = 0; k < count; k++) {
      z[k] = scale * (z[k] - b[k]);
    }
  }

  @Override
  void curvatures(double[] z, double[] b, int count, double scale) {
    for (int k = 0; k < count; k++) {
      z[k] = scale;
    }
  }

  @Override
  public boolean isQuadratic() {
    return true;
  }

  @Override
  double maxCurvature() {
    return 1;
  }
}
