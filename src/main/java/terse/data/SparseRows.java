package terse.data;

import java.util.Arrays;

/**
 * Rows in compressed form: of each row its columns in ascending order and their values, without
 * values where all are one.
 */
final class SparseRows implements Rows {
  private final int columns;
  private final int[] start;
  private final int[] column;
  private final double[] value;

  /**
   * Row i has the entries start[i] .. start[i + 1] - 1 of {@code column} and {@code value}; null
   * values are all one.
   */
  SparseRows(int columns, int[] start, int[] column, double[] value) {
    this.columns = columns;
    this.start = start;
    this.column = column;
    this.value = value;
  }

  @Override
  public int count() {
    return start.length - 1;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public long entries() {
    return start[count()];
  }

  @Override
  public void times(double[] x, int[] rows, int count, double[] out) {
    for (int k = 0; k < count; k++) {
      int i = rows == null ? k : rows[k];
      out[k] = value == null ? sum(x, start[i], start[i + 1]) : dot(x, start[i], start[i + 1]);
    }
  }

  private double sum(double[] x, int from, int to) {
    int[] c = column;
    double sum = 0;
    for (int e = from; e < to; e++) {
      sum += x[c[e]];
    }
    return sum;
  }

  private double dot(double[] x, int from, int to) {
    int[] c = column;
    double[] v = value;
    double sum = 0;
    for (int e = from; e < to; e++) {
      sum += v[e] * x[c[e]];
    }
    return sum;
  }

  @Override
  public void transposeTimes(double[] c, int[] rows, int count, double[] out) {
    Arrays.fill(out, 0, columns, 0);
    for (int k = 0; k < count; k++) {
      int i = rows == null ? k : rows[k];
      if (value == null) {
        spread(c[k], start[i], start[i + 1], out);
      } else {
        add(c[k], start[i], start[i + 1], out);
      }
    }
  }

  private void spread(double s, int from, int to, double[] out) {
    int[] c = column;
    for (int e = from; e < to; e++) {
      out[c[e]] += s;
    }
  }

  private void add(double s, int from, int to, double[] out) {
    int[] c = column;
    double[] v = value;
    for (int e = from; e < to; e++) {
      out[c[e]] += s * v[e];
    }
  }

  @Override
  public void addGram(double[] weights, double[][] gram) {
    for (int i = 0; i < count(); i++) {
      for (int e = start[i]; e < start[i + 1]; e++) {
        double s = value == null ? weights[i] : weights[i] * value[e];
        double[] g = gram[column[e]];
        for (int f = start[i]; f <= e; f++) {
          g[column[f]] += value == null ? s : s * value[f];
        }
      }
    }
  }

  @Override
  public void copyRow(int i, double[] out) {
    Arrays.fill(out, 0, columns, 0);
    add(1, i, out);
  }

  private void add(double s, int i, double[] out) {
    for (int e = start[i]; e < start[i + 1]; e++) {
      out[column[e]] += value == null ? s : s * value[e];
    }
  }

  @Override
  public Rows select(int[] rows) {
    int[] from = new int[rows.length + 1];
    for (int k = 0; k < rows.length; k++) {
      from[k + 1] = from[k] + start[rows[k] + 1] - start[rows[k]];
    }
    int entries = from[rows.length];
    int[] c = new int[entries];
    double[] v = value == null ? null : new double[entries];
    for (int k = 0; k < rows.length; k++) {
      int length = from[k + 1] - from[k];
      System.arraycopy(column, start[rows[k]], c, from[k], length);
      if (v != null) {
        System.arraycopy(value, start[rows[k]], v, from[k], length);
      }
    }
    return new SparseRows(columns, from, c, v);
  }

  @Override
  public String toString() {
    return "sparse, " + start[count()] + (value == null ? " ones" : " values");
  }
}
