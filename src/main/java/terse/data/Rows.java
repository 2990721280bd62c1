package terse.data;

import java.util.List;

/**
 * A matrix of shape (count, columns), one row an example: the products that linear models are made
 * of.
 *
 * <p>Immutable and safe for concurrent use. Where a list of row numbers is taken, {@code null}
 * stands for the first {@code count} rows in order; the list may repeat rows. Arrays given may be
 * longer than needed, outputs are overwritten. Every sum runs in a fixed order, so that equal
 * inputs give equal bits. Products may use the slots 8 to 11 of {@link terse.vector.Scratch}.
 */
public interface Rows {
  /** Number of rows. */
  int count();

  /** Number of columns. */
  int columns();

  /** Number of stored entries: what one product costs. */
  long entries();

  /** out[k] = the inner product of x and row rows[k], for k below {@code count}. */
  void times(double[] x, int[] rows, int count, double[] out);

  /** out = sum over k below {@code count} of c[k] times row rows[k]. */
  void transposeTimes(double[] c, int[] rows, int count, double[] out);

  /**
   * gram[j][l] += sum over all rows of weights[i] a_ij a_il, for l at most j: the lower triangle.
   */
  void addGram(double[] weights, double[][] gram);

  /**
   * gram += the sum of what {@link #addGram} adds for every part: the same up to rounding, and much
   * faster for many small parts of one standardised data set.
   */
  static void addGrams(List<? extends Rows> parts, List<double[]> weights, double[][] gram) {
    if (parts.get(0) instanceof AffineRows first
        && parts.stream().allMatch(first::sharesColumnsWith)) {
      AffineRows.addGrams(parts.stream().map(AffineRows.class::cast).toList(), weights, gram);
    } else {
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).addGram(weights.get(i), gram);
      }
    }
  }

  /** Writes row i into out[0 .. columns). */
  void copyRow(int i, double[] out);

  /** The rows with these numbers, in this order, in storage of their own. */
  Rows select(int[] rows);
}
