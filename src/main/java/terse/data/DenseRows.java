package terse.data;

import java.util.Arrays;
import terse.vector.Sums;

/**
 * Rows with every entry stored, one array a row, so that the loops over a row become vector
 * instructions.
 */
final class DenseRows implements Rows {
  private final int columns;
  private final double[][] a;

  /** Shares the arrays of {@code a}, each of length {@code columns}. */
  DenseRows(int columns, double[][] a) {
    this.columns = columns;
    this.a = a;
  }

  @Override
  public int count() {
    return a.length;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public long entries() {
    return (long) a.length * columns;
  }

  @Override
  public void times(double[] x, int[] rows, int count, double[] out) {
    for (int k = 0; k < count; k++) {
      out[k] = Sums.dot(a[rows == null ? k : rows[k]], x);
    }
  }

  @Override
  public void transposeTimes(double[] c, int[] rows, int count, double[] out) {
    Arrays.fill(out, 0, columns, 0);
    for (int k = 0; k < count; k++) {
      add(c[k], a[rows == null ? k : rows[k]], out, columns);
    }
  }

  private static void add(double s, double[] row, double[] out, int n) {
    for (int j = 0; j < n; j++) {
      out[j] += s * row[j];
    }
  }

  @Override
  public void addGram(double[] weights, double[][] gram) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < columns; j++) {
        double s = weights[i] * a[i][j];
        if (s != 0) {
          add(s, a[i], gram[j], j + 1);
        }
      }
    }
  }

  @Override
  public void copyRow(int i, double[] out) {
    System.arraycopy(a[i], 0, out, 0, columns);
  }

  @Override
  public Rows select(int[] rows) {
    double[][] selected = new double[rows.length][];
    for (int k = 0; k < rows.length; k++) {
      selected[k] = a[rows[k]].clone();
    }
    return new DenseRows(columns, selected);
  }

  @Override
  public String toString() {
    return "dense";
  }
}
