package terse.objective;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import terse.data.Rows;
import terse.vector.Coins;
import terse.vector.Vector;

/**
 * Eigenvalues of symmetric matrices.
 *
 * <p>Up to dimension {@link #DENSE} by EJML's QR algorithm, above it by Lanczos' with full
 * reorthogonalisation, from a fixed start, until the residual certifies the extreme eigenvalues to
 * a relative 1e-10.
 */
final class Spectrum {
  /** Up to this dimension a matrix is formed and decomposed whole. */
  static final int DENSE = 500;

  /** Up to this dimension all eigenvalues are computed where the smallest one is wanted. */
  static final int WHOLE = 1500;

  private static final double TOLERANCE = 1e-10;

  private Spectrum() {}

  /**
   * The largest eigenvalue of sum_i a_i a_i' over the rows; with fewer rows than columns, of the
   * products of the rows.
   */
  static double largestOfGram(Rows rows) {
    int m = rows.count();
    int d = rows.columns();
    if (m < d && m <= DENSE) {
      return last(values(products(rows)));
    }
    return largest(WeightedGram.uniform(rows, 1, 0), d);
  }

  /**
   * The Frobenius norm of sum_i a_i a_i' over the rows; NaN where both rows and columns are many.
   */
  static double frobeniusOfGram(Rows rows) {
    int d = rows.columns();
    if (Math.min(rows.count(), d) > WHOLE) {
      return Double.NaN;
    }
    boolean wide = rows.count() < d;
    double[][] h = wide ? products(rows) : dense(WeightedGram.uniform(rows, 1, 0), d);
    double square = 0;
    for (int j = 0; j < h.length; j++) {
      for (int l = 0; l <= j; l++) {
        square += (l == j ? 1 : 2) * h[j][l] * h[j][l];
      }
    }
    return Math.sqrt(square);
  }

  private static double[][] products(Rows rows) {
    int m = rows.count();
    Vector[] row = new Vector[m];
    double[][] product = new double[m][m];
    for (int i = 0; i < m; i++) {
      row[i] = Vector.zeros(rows.columns());
      rows.copyRow(i, row[i].array());
      for (int k = 0; k <= i; k++) {
        product[i][k] = row[i].dot(row[k]);
      }
    }
    return product;
  }

  /** The largest eigenvalue. */
  static double largest(Curvature matrix, int d) {
    return d <= DENSE ? last(values(dense(matrix, d))) : lanczos(matrix, d, false)[1];
  }

  /** The largest absolute value of an eigenvalue. */
  static double norm(Curvature matrix, int d) {
    double[] values = d <= DENSE ? values(dense(matrix, d)) : lanczos(matrix, d, false);
    return Math.max(Math.abs(values[0]), Math.abs(last(values)));
  }

  /**
   * The smallest and the largest eigenvalue; up to dimension {@link #WHOLE} by a whole
   * decomposition.
   */
  static double[] extremes(Curvature matrix, int d) {
    if (d > WHOLE) {
      return lanczos(matrix, d, true);
    }
    double[] values = values(dense(matrix, d));
    return new double[] {values[0], last(values)};
  }

  /** The smaller one of these extreme eigenvalues, 0 where it is that but for rounding. */
  static double smallest(double[] extremes, int d) {
    double norm = Math.max(Math.abs(extremes[0]), Math.abs(extremes[1]));
    return Math.abs(extremes[0]) <= 1e-14 * d * norm ? 0 : extremes[0];
  }

  /** The matrix, in the lower triangle. */
  static double[][] dense(Curvature matrix, int d) {
    double[][] h = new double[d][d];
    matrix.addTo(h, 1);
    return h;
  }

  /** All eigenvalues of the symmetric matrix with this lower triangle, ascending. */
  static double[] values(double[][] lower) {
    EigenDecomposition_F64<DMatrixRMaj> eigen = decompose(lower, false);
    double[] values = new double[lower.length];
    for (int j = 0; j < values.length; j++) {
      values[j] = eigen.getEigenvalue(j).getReal();
    }
    Arrays.sort(values);
    return values;
  }

  /** Eigenvectors of norm 1 whose eigenvalues are at most {@code limit}. */
  static double[][] vectorsBelow(double[][] lower, double limit) {
    EigenDecomposition_F64<DMatrixRMaj> eigen = decompose(lower, true);
    double[][] vectors = new double[lower.length][];
    int found = 0;
    for (int j = 0; j < lower.length; j++) {
      if (eigen.getEigenvalue(j).getReal() <= limit) {
        vectors[found++] = eigen.getEigenVector(j).getData().clone();
      }
    }
    return Arrays.copyOf(vectors, found);
  }

  private static EigenDecomposition_F64<DMatrixRMaj> decompose(double[][] lower, boolean vectors) {
    int d = lower.length;
    DMatrixRMaj matrix = new DMatrixRMaj(d, d);
    for (int j = 0; j < d; j++) {
      for (int l = 0; l <= j; l++) {
        matrix.unsafe_set(j, l, lower[j][l]);
        matrix.unsafe_set(l, j, lower[j][l]);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, vectors, true);
    if (!eigen.decompose(matrix)) {
      throw new ArithmeticException(
          "the eigenvalues of a matrix of dimension " + d + " do not converge");
    }
    return eigen;
  }

  private static double last(double[] values) {
    return values[values.length - 1];
  }

  /**
   * The smallest and the largest eigenvalue, both certified, or only the one larger in absolute
   * value.
   */
  private static double[] lanczos(Curvature matrix, int d, boolean both) {
    Vector[] q = new Vector[d];
    double[] diagonal = new double[d];
    double[] beside = new double[d];
    Coins coins = new Coins(Coins.key(d));
    Vector next = Vector.zeros(d);
    for (int j = 0; j < d; j++) {
      next.set(j, coins.nextGaussian());
    }
    double residual = next.norm();
    int nextCheck = 0;
    for (int k = 0; k < d; k++) {
      q[k] = next.copy().divide(residual);
      next.clear();
      matrix.addTimes(q[k].array(), 1, next.array());
      diagonal[k] = next.dot(q[k]);
      for (int twice = 0; twice < 2; twice++) {
        for (int i = 0; i <= k; i++) {
          next.add(-next.dot(q[i]), q[i]);
        }
      }
      residual = next.norm();
      beside[k] = residual;
      double scale = Math.abs(diagonal[0]) + beside[0];
      if (k >= nextCheck || k == d - 1 || residual <= 1e-14 * scale) {
        nextCheck = k + 10 + k / 4;
        Extremes extremes = Extremes.of(diagonal, beside, k + 1);
        if (k == d - 1 || extremes.residual(both) <= TOLERANCE * extremes.norm()) {
          return new double[] {extremes.low, extremes.high};
        }
      }
    }
    throw new IllegalStateException("Lanczos' method ends after d steps");
  }

  /**
   * The extreme eigenvalues of a tridiagonal matrix, and how far each is from one of the whole
   * matrix at most.
   */
  private record Extremes(double low, double high, double lowResidual, double highResidual) {
    static Extremes of(double[] diagonal, double[] beside, int k) {
      double[][] t = new double[k][k];
      for (int i = 0; i < k; i++) {
        t[i][i] = diagonal[i];
        if (i > 0) {
          t[i][i - 1] = beside[i - 1];
        }
      }
      double[] values = values(t);
      double low = values[0];
      double high = last(values);
      return new Extremes(
          low,
          high,
          beside[k - 1] * lastComponent(diagonal, beside, k, low),
          beside[k - 1] * lastComponent(diagonal, beside, k, high));
    }

    /**
     * Of the eigenvector of norm 1: by the three-term recurrence from its end, from where it grows.
     */
    private static double lastComponent(double[] diagonal, double[] beside, int k, double value) {
      double behind = 0;
      double component = 1;
      double square = 1;
      for (int i = k - 1; i > 0 && square < 1e100; i--) {
        double coupled = i < k - 1 ? beside[i] * behind : 0;
        double before = ((value - diagonal[i]) * component - coupled) / beside[i - 1];
        behind = component;
        component = before;
        square += before * before;
      }
      return 1 / Math.sqrt(square);
    }

    double norm() {
      return Math.max(Math.abs(low), Math.abs(high));
    }

    double residual(boolean both) {
      if (both) {
        return Math.max(lowResidual, highResidual);
      }
      return Math.abs(high) >= Math.abs(low) ? highResidual : lowResidual;
    }
  }
}
