package terse.objective;

import terse.data.Rows;

/**
 * The Hessian of {@link SoftmaxLoss}: block (c, e) is 1/m sum_i p_ic (1{c = e} - p_ie) a_i a_i',
 * plus l2 on the diagonal.
 */
final class SoftmaxCurvature implements Curvature {
  private final Rows rows;
  private final int classes;
  private final double[] p;
  private final double l2;

  /** {@code p} holds the probabilities of all classes, row after row. */
  SoftmaxCurvature(Rows rows, int classes, double[] p, double l2) {
    this.rows = rows;
    this.classes = classes;
    this.p = p;
    this.l2 = l2;
  }

  @Override
  public void addTo(double[][] h, double weight) {
    int columns = rows.columns();
    int m = rows.count();
    double[] w = new double[m];
    for (int c = 0; c < classes; c++) {
      for (int e = 0; e <= c; e++) {
        for (int i = 0; i < m; i++) {
          double pc = p[i * classes + c];
          double pe = p[i * classes + e];
          w[i] = weight / m * (c == e ? pc * othersThan(c, i) : -pc * pe);
        }
        double[][] block = new double[columns][columns];
        rows.addGram(w, block);
        addBlock(h, c, e, block);
      }
      for (int j = 0; j < columns; j++) {
        h[c * columns + j][c * columns + j] += weight * l2;
      }
    }
  }

  /** 1 - p_ic without losing digits where p_ic is nearly one. */
  private double othersThan(int c, int i) {
    double sum = 0;
    for (int e = 0; e < classes; e++) {
      sum += e == c ? 0 : p[i * classes + e];
    }
    return sum;
  }

  private void addBlock(double[][] h, int c, int e, double[][] block) {
    int columns = block.length;
    for (int j = 0; j < columns; j++) {
      for (int l = 0; l < columns; l++) {
        if (c != e || l <= j) {
          h[c * columns + j][e * columns + l] += l <= j ? block[j][l] : block[l][j];
        }
      }
    }
  }

  @Override
  public void addTimes(double[] v, double weight, double[] out) {
    int columns = rows.columns();
    int m = rows.count();
    double[] block = new double[columns];
    double[] product = new double[m];
    double[] z = new double[m * classes];
    for (int c = 0; c < classes; c++) {
      System.arraycopy(v, c * columns, block, 0, columns);
      rows.times(block, null, m, product);
      for (int i = 0; i < m; i++) {
        z[i * classes + c] = product[i];
      }
    }
    for (int i = 0; i < m; i++) {
      centre(z, i * classes, weight / m);
    }
    for (int c = 0; c < classes; c++) {
      for (int i = 0; i < m; i++) {
        product[i] = z[i * classes + c];
      }
      rows.transposeTimes(product, null, m, block);
      for (int j = 0; j < columns; j++) {
        out[c * columns + j] += block[j] + weight * l2 * v[c * columns + j];
      }
    }
  }

  /** z_c = scale p_c (z_c - sum_e p_e z_e) for one row. */
  private void centre(double[] z, int from, double scale) {
    double mean = 0;
    for (int c = 0; c < classes; c++) {
      mean += p[from + c] * z[from + c];
    }
    for (int c = 0; c < classes; c++) {
      z[from + c] = scale * p[from + c] * (z[from + c] - mean);
    }
  }
}
