package terse.data;

import java.util.List;
import terse.vector.Scratch;

/**
 * Sparse rows whose columns are shifted and scaled, with a column of ones behind them if asked for,
 * never made dense.
 *
 * <p>Entry (i, j) is (v_ij - shift_j) scale_j. With u_j = scale_j x_j the inner product with x is
 * sum_j v_ij u_j + (x_bias - sum_j shift_j u_j), and sum_i c_i row_i is scale_j (sum_i c_i v_ij -
 * shift_j sum_i c_i): the work stays proportional to the entries that are stored, plus the
 * dimension once. Agrees with rows standardised explicitly up to rounding.
 */
final class AffineRows implements Rows {
  private final Rows base;
  private final Columns transformation;
  private final double[] scale;
  private final double[] shift;
  private final boolean bias;

  AffineRows(Rows base, Columns transformation, boolean bias) {
    this.base = base;
    this.transformation = transformation;
    this.shift = transformation.shift;
    this.scale = transformation.scale;
    this.bias = bias;
  }

  @Override
  public int count() {
    return base.count();
  }

  @Override
  public int columns() {
    return bias ? scale.length + 1 : scale.length;
  }

  @Override
  public long entries() {
    return base.entries();
  }

  @Override
  public void times(double[] x, int[] rows, int count, double[] out) {
    int p = scale.length;
    double[] u = Scratch.local().doubles(8, p);
    multiply(scale, x, u, p);
    double constant = bias ? x[p] : 0;
    constant -= dot(shift, u, p);
    base.times(u, rows, count, out);
    for (int k = 0; k < count; k++) {
      out[k] += constant;
    }
  }

  @Override
  public void transposeTimes(double[] c, int[] rows, int count, double[] out) {
    int p = scale.length;
    double[] t = Scratch.local().doubles(8, p);
    base.transposeTimes(c, rows, count, t);
    double sum = sum(c, count);
    transform(t, sum, out);
    if (bias) {
      out[p] = sum;
    }
  }

  private void transform(double[] t, double sum, double[] out) {
    double[] mean = shift;
    double[] s = scale;
    for (int j = 0; j < s.length; j++) {
      out[j] = s[j] * (t[j] - sum * mean[j]);
    }
  }

  private static void multiply(double[] x, double[] y, double[] out, int n) {
    for (int j = 0; j < n; j++) {
      out[j] = x[j] * y[j];
    }
  }

  private static double dot(double[] x, double[] y, int n) {
    double even = 0;
    double odd = 0;
    for (int j = 0; j + 1 < n; j += 2) {
      even += x[j] * y[j];
      odd += x[j + 1] * y[j + 1];
    }
    return even + odd + (n % 2 == 0 ? 0 : x[n - 1] * y[n - 1]);
  }

  private static double sum(double[] c, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < n; k += 4) {
      s0 += c[k];
      s1 += c[k + 1];
      s2 += c[k + 2];
      s3 += c[k + 3];
    }
    for (; k < n; k++) {
      s0 += c[k];
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public void addGram(double[] weights, double[][] gram) {
    addGrams(List.of(this), List.of(weights), gram);
  }

  /** Whether {@link #addGrams} may take both together. */
  boolean sharesColumnsWith(Rows other) {
    return other instanceof AffineRows rows
        && rows.transformation == transformation
        && rows.bias == bias;
  }

  /** Adds what all parts contribute untransformed, and transforms the sum once. */
  static void addGrams(List<AffineRows> parts, List<double[]> weights, double[][] gram) {
    AffineRows first = parts.get(0);
    int p = first.scale.length;
    double[][] g = new double[p][p];
    double[] t = new double[p];
    double[] part = new double[p];
    double sum = 0;
    for (int i = 0; i < parts.size(); i++) {
      Rows base = parts.get(i).base;
      base.addGram(weights.get(i), g);
      base.transposeTimes(weights.get(i), null, base.count(), part);
      for (int j = 0; j < p; j++) {
        t[j] += part[j];
      }
      sum += sum(weights.get(i), base.count());
    }
    first.transform(g, t, sum, gram);
  }

  private void transform(double[][] g, double[] t, double sum, double[][] gram) {
    int p = scale.length;
    for (int j = 0; j < p; j++) {
      for (int l = 0; l <= j; l++) {
        double centred = g[j][l] - t[j] * shift[l] - shift[j] * (t[l] - sum * shift[l]);
        gram[j][l] += scale[j] * scale[l] * centred;
      }
    }
    if (bias) {
      for (int l = 0; l < p; l++) {
        gram[p][l] += scale[l] * (t[l] - sum * shift[l]);
      }
      gram[p][p] += sum;
    }
  }

  @Override
  public void copyRow(int i, double[] out) {
    int p = scale.length;
    base.copyRow(i, out);
    for (int j = 0; j < p; j++) {
      out[j] = (out[j] - shift[j]) * scale[j];
    }
    if (bias) {
      out[p] = 1;
    }
  }

  @Override
  public Rows select(int[] rows) {
    return new AffineRows(base.select(rows), transformation, bias);
  }

  @Override
  public String toString() {
    return base + ", columns transformed" + (bias ? ", with bias" : "");
  }
}
