package terse.data;

import java.util.Arrays;

/** Collects rows entry by entry and chooses how to keep them. */
final class RowsBuilder {
  /** From this share of non-zeros on, a pass over dense rows is the faster one. */
  static final double DENSE_FROM = 0.4;

  private int[] start = new int[1024];
  private int[] column = new int[8192];
  private double[] value = new double[8192];
  private int rows;
  private int entries;
  private int highest = -1;
  private boolean allOnes = true;

  /** An entry of the row under way; columns ascend within a row, zeros are not kept. */
  void add(int j, double v) {
    highest = Math.max(highest, j);
    if (v == 0) {
      return;
    }
    if (entries == column.length) {
      column = Arrays.copyOf(column, 2 * entries);
      value = Arrays.copyOf(value, 2 * entries);
    }
    column[entries] = j;
    value[entries++] = v;
    allOnes &= v == 1;
  }

  void endRow() {
    rows++;
    if (rows == start.length) {
      start = Arrays.copyOf(start, 2 * rows);
    }
    start[rows] = entries;
  }

  int rows() {
    return rows;
  }

  /** One more than the highest column seen. */
  int columnsSeen() {
    return highest + 1;
  }

  /** The rows, dense or sparse by their density. */
  Rows build(int columns) {
    boolean dense = entries >= DENSE_FROM * rows * (double) columns;
    return dense ? dense(columns) : sparse(columns);
  }

  Rows sparse(int columns) {
    return new SparseRows(
        columns,
        Arrays.copyOf(start, rows + 1),
        Arrays.copyOf(column, entries),
        allOnes ? null : Arrays.copyOf(value, entries));
  }

  Rows dense(int columns) {
    double[][] a = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int e = start[i]; e < start[i + 1]; e++) {
        a[i][column[e]] = value[e];
      }
    }
    return new DenseRows(columns, a);
  }
}
