package terse.objective;

import java.util.Arrays;
import terse.vector.Vector;

/**
 * Newton steps by Cholesky's factorisation of the Hessian, scaled to a unit diagonal and damped
 * until it is positive definite.
 */
final class DenseStep implements Newton.StepRule {
  private final Mean f;

  DenseStep(Mean f) {
    this.f = f;
  }

  @Override
  public Vector step(Vector x, Vector g) {
    double[][] h = f.hessian(x);
    double[] scale = unitDiagonal(h);
    double[] p = new double[scale.length];
    for (double damping = 1e-14; ; damping *= 10) {
      double[][] factor = cholesky(h, damping);
      if (factor.length == 0) {
        continue;
      }
      double[] target = new double[p.length];
      for (int j = 0; j < p.length; j++) {
        target[j] = -scale[j] * g.get(j);
      }
      refine(h, factor, target, p);
      for (int j = 0; j < p.length; j++) {
        p[j] *= scale[j];
      }
      return Vector.wrap(p);
    }
  }

  /**
   * Scales rows and columns of a positive semidefinite matrix so that its diagonal is 1 (or 0);
   * returns the scales.
   */
  static double[] unitDiagonal(double[][] h) {
    int d = h.length;
    double[] scale = new double[d];
    for (int j = 0; j < d; j++) {
      scale[j] = h[j][j] > 0 ? 1 / Math.sqrt(h[j][j]) : 0;
    }
    for (int j = 0; j < d; j++) {
      for (int l = 0; l <= j; l++) {
        h[j][l] *= scale[j] * scale[l];
      }
    }
    return scale;
  }

  /** The factor of h + damping I; empty where that is not positive definite. */
  private static double[][] cholesky(double[][] h, double damping) {
    int d = h.length;
    double[][] c = new double[d][];
    for (int j = 0; j < d; j++) {
      c[j] = Arrays.copyOf(h[j], j + 1);
      for (int l = 0; l <= j; l++) {
        double sum = c[j][l] - dot(c[j], c[l], l);
        if (l < j) {
          c[j][l] = sum / c[l][l];
        } else if (sum + damping > 0) {
          c[j][j] = Math.sqrt(sum + damping);
        } else {
          return new double[0][];
        }
      }
    }
    return c;
  }

  private static double dot(double[] a, double[] b, int n) {
    double even = 0;
    double odd = 0;
    for (int k = 0; k + 1 < n; k += 2) {
      even += a[k] * b[k];
      odd += a[k + 1] * b[k + 1];
    }
    return even + odd + (n % 2 == 0 ? 0 : a[n - 1] * b[n - 1]);
  }

  /**
   * p = h^-1 target: what the damping and rounding leave of the first solution's residual is solved
   * for once more.
   */
  private static void refine(double[][] h, double[][] factor, double[] target, double[] p) {
    System.arraycopy(target, 0, p, 0, p.length);
    solve(factor, p);
    double[] residual = target.clone();
    for (int j = 0; j < p.length; j++) {
      for (int l = 0; l < j; l++) {
        residual[j] -= h[j][l] * p[l];
        residual[l] -= h[j][l] * p[j];
      }
      residual[j] -= h[j][j] * p[j];
    }
    solve(factor, residual);
    for (int j = 0; j < p.length; j++) {
      p[j] += residual[j];
    }
  }

  private static void solve(double[][] c, double[] p) {
    int d = p.length;
    for (int j = 0; j < d; j++) {
      p[j] = (p[j] - dot(c[j], p, j)) / c[j][j];
    }
    for (int j = d - 1; j >= 0; j--) {
      p[j] /= c[j][j];
      for (int l = 0; l < j; l++) {
        p[l] -= c[j][l] * p[j];
      }
    }
  }
}
