package terse.data;

import java.util.Arrays;

/** A shift and a scale for every column, such as the ones that standardise a data set. */
final class Columns {
  final double[] shift;
  final double[] scale;

  private Columns(double[] shift, double[] scale) {
    this.shift = shift;
    this.scale = scale;
  }

  static Columns untouched(int columns) {
    double[] ones = new double[columns];
    Arrays.fill(ones, 1);
    return new Columns(new double[columns], ones);
  }

  /**
   * Mean and 1/deviation of every column in two passes; 0 in place of 1/deviation where all entries
   * are equal.
   */
  static Columns of(Rows rows) {
    int p = rows.columns();
    int m = rows.count();
    double[] row = new double[p];
    double[] mean = new double[p];
    double[] low = new double[p];
    double[] high = new double[p];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < m; i++) {
      rows.copyRow(i, row);
      for (int j = 0; j < p; j++) {
        mean[j] += row[j];
        low[j] = Math.min(low[j], row[j]);
        high[j] = Math.max(high[j], row[j]);
      }
    }
    for (int j = 0; j < p; j++) {
      mean[j] /= m;
    }
    double[] square = new double[p];
    for (int i = 0; i < m; i++) {
      rows.copyRow(i, row);
      for (int j = 0; j < p; j++) {
        double centred = row[j] - mean[j];
        square[j] += centred * centred;
      }
    }
    double[] scale = new double[p];
    for (int j = 0; j < p; j++) {
      scale[j] = low[j] == high[j] ? 0 : 1 / Math.sqrt(square[j] / m);
    }
    return new Columns(mean, scale);
  }

  /**
   * Dense rows are transformed entry by entry, sparse rows by keeping the transformation beside
   * them.
   */
  Rows transform(Rows rows, boolean bias) {
    AffineRows folded = new AffineRows(rows, this, bias);
    if (!(rows instanceof DenseRows)) {
      return folded;
    }
    double[][] a = new double[rows.count()][folded.columns()];
    for (int i = 0; i < a.length; i++) {
      folded.copyRow(i, a[i]);
    }
    return new DenseRows(folded.columns(), a);
  }
}
