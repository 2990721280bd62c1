package terse.data;

import java.util.Arrays;

/** Examples with their labels: row i of {@link #rows()} belongs to label i. Immutable. */
public final class DataSet {
  private final String name;
  private final Rows rows;
  private final double[] labels;

  public DataSet(String name, Rows rows, double[] labels) {
    if (rows.count() != labels.length) {
      throw new DataException(
          name + ": " + rows.count() + " rows, but " + labels.length + " labels");
    }
    if (labels.length == 0) {
      throw new DataException(name + ": a data set needs at least one row");
    }
    this.name = name;
    this.rows = rows;
    this.labels = labels.clone();
  }

  /** The named set's name or the file's path: for messages and descriptions. */
  public String name() {
    return name;
  }

  public int size() {
    return labels.length;
  }

  public int columns() {
    return rows.columns();
  }

  public Rows rows() {
    return rows;
  }

  public double label(int i) {
    return labels[i];
  }

  /** The labels, in row order: a copy. */
  public double[] labels() {
    return labels.clone();
  }

  /** The different labels in ascending order. */
  public double[] distinctLabels() {
    return Arrays.stream(labels).sorted().distinct().toArray();
  }

  /** The same examples under another name. */
  DataSet named(String other) {
    return new DataSet(other, rows, labels);
  }

  /** The same rows with other labels. */
  public DataSet withLabels(double[] replacement) {
    return new DataSet(name, rows, replacement);
  }

  /** The rows with these numbers, in this order. */
  public DataSet select(int[] numbers) {
    double[] selected = new double[numbers.length];
    for (int k = 0; k < numbers.length; k++) {
      selected[k] = labels[numbers[k]];
    }
    return new DataSet(name, rows.select(numbers), selected);
  }

  /**
   * The same examples with columns standardised, with a column of ones behind them, or both.
   *
   * <p>Standardised is mean 0 and variance 1 over all rows of this set, the variance divided by the
   * number of rows; a constant column becomes 0. Sparse rows stay sparse.
   */
  public DataSet prepared(boolean standardize, boolean bias) {
    return preparedLike(this, standardize, bias);
  }

  /** The same as {@link #prepared}, by mean and variance of another set's columns. */
  DataSet preparedLike(DataSet other, boolean standardize, boolean bias) {
    if (!standardize && !bias) {
      return this;
    }
    Columns statistics = standardize ? Columns.of(other.rows) : Columns.untouched(rows.columns());
    return new DataSet(name, statistics.transform(rows, bias), labels);
  }
}
