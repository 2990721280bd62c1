package terse.objective;

import java.util.OptionalDouble;

/**
 * Smoothness and convexity of a problem: what step sizes are made of.
 *
 * <p>L_i bounds the norm of f_i's Hessian everywhere, L that of f: it is the spectral norm of the
 * mean of the bounds of the Hessians, never above the mean of the L_i. Exact to a relative 1e-8.
 */
public final class Constants {
  private final double[] local;
  private final double smoothness;
  private final double strongConvexity;
  private final double localConvexity;
  private final double frobenius;

  Constants(
      double[] local,
      double smoothness,
      double strongConvexity,
      double localConvexity,
      double frobenius) {
    this.local = local.clone();
    this.smoothness = smoothness;
    this.strongConvexity = strongConvexity;
    this.localConvexity = localConvexity;
    this.frobenius = frobenius;
  }

  /** L_i of worker i. */
  public double local(int i) {
    return local[i];
  }

  /** L. */
  public double smoothness() {
    return smoothness;
  }

  /** Lmax, the largest L_i. */
  public double maxSmoothness() {
    double max = local[0];
    for (double l : local) {
      max = Math.max(max, l);
    }
    return max;
  }

  /** L~ = sqrt((1/n) sum_i L_i^2), between L and Lmax. */
  public double meanSquareSmoothness() {
    double sum = 0;
    for (double l : local) {
      sum += l * l;
    }
    return Math.sqrt(sum / local.length);
  }

  /**
   * mu: f is strongly convex with this constant; 0 where it is convex only, negative where it is
   * not convex.
   */
  public double strongConvexity() {
    return strongConvexity;
  }

  /**
   * A constant that every f_i is strongly convex with: the smallest mu_i of quadratics, else l2; 0
   * where all are convex only, negative where one is not convex.
   */
  public double localConvexity() {
    return localConvexity;
  }

  /**
   * L_frobenius: the mean over workers of the Frobenius norm of the Hessian's bound (plus l2), the
   * MCM authors' L, an over-estimate. Known for logistic regression and least squares with at most
   * {@value Spectrum#WHOLE} rows or columns.
   */
  public OptionalDouble frobenius() {
    return Double.isNaN(frobenius) ? OptionalDouble.empty() : OptionalDouble.of(frobenius);
  }
}
