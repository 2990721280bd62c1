package terse.objective;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import terse.vector.Vector;

/**
 * Finds out why a classification loss without regulariser has no minimiser: some direction
 * separates rows by their classes and puts no row on the wrong side (Albert and Anderson,
 * Biometrika 1984).
 *
 * <p>First columns are tried one by one, which is exact and gives the plainest reason: such a
 * column holds a feature that is seen with one label only. Then the last Newton step is: near a
 * minimiser it vanishes, along such a direction it gains about 1 each time.
 */
final class Recession implements SmoothTheory.Attainment {
  /**
   * Newton steps at a minimiser found to rounding gain far less than this, those along a direction
   * of recession far more.
   */
  private static final double GAIN = 0.01;

  private final List<? extends Separable> locals;

  Recession(List<? extends Separable> locals) {
    this.locals = locals;
  }

  @Override
  public Optional<String> obstacle(Minimum minimum) {
    return column().or(() -> direction(minimum.step()));
  }

  private Optional<String> direction(Vector step) {
    long separated = 0;
    long all = 0;
    for (Separable local : locals) {
      double[] gains = local.gains(step);
      separated += Arrays.stream(gains).filter(gain -> gain > GAIN).count();
      all += gains.length;
    }
    return separated == 0
        ? Optional.empty()
        : Optional.of(
            "f* is not attained: the loss falls for ever in a direction in which "
                + separated
                + " of "
                + all
                + " rows are separated by their labels");
  }

  private Optional<String> column() {
    int classes = locals.get(0).classes();
    for (int c = classes == 2 ? 1 : 0; c < classes; c++) {
      Ranges inside = new Ranges();
      Ranges outside = new Ranges();
      for (Separable local : locals) {
        collect(local, c, inside, outside);
      }
      int column = separating(inside, outside);
      if (column >= 0) {
        return Optional.of(
            "f* is not attained: the loss falls for ever along feature "
                + (column + 1)
                + ", of which rows of "
                + locals.get(0).className(c)
                + (inside.low[column] >= outside.high[column]
                    ? " never have less"
                    : " never have more")
                + " than other rows");
      }
    }
    return Optional.empty();
  }

  private static void collect(Separable local, int c, Ranges inside, Ranges outside) {
    double[] row = new double[local.examples().columns()];
    for (int i = 0; i < local.rows(); i++) {
      local.examples().copyRow(i, row);
      (local.classOf(i) == c ? inside : outside).add(row);
    }
  }

  /** With a column of ones a feature is held against any threshold, without one against 0. */
  private int separating(Ranges in, Ranges out) {
    int columns = locals.get(0).examples().columns();
    boolean threshold = false;
    for (int j = 0; j < columns; j++) {
      double value = in.low[j];
      threshold |= value != 0 && value == in.high[j] && value == out.low[j] && value == out.high[j];
    }
    for (int j = 0; j < columns; j++) {
      boolean constant = Math.max(in.high[j], out.high[j]) == Math.min(in.low[j], out.low[j]);
      boolean above = splits(out.high[j], in.low[j], threshold);
      boolean below = splits(in.high[j], out.low[j], threshold);
      if (!constant && (above || below)) {
        return j;
      }
    }
    return -1;
  }

  private static boolean splits(double highest, double lowest, boolean anywhere) {
    return highest <= lowest && (anywhere || (highest <= 0 && 0 <= lowest));
  }

  /** The smallest and the largest entry of every column. */
  private final class Ranges {
    final double[] low = new double[locals.get(0).examples().columns()];
    final double[] high = new double[low.length];

    Ranges() {
      Arrays.fill(low, Double.POSITIVE_INFINITY);
      Arrays.fill(high, Double.NEGATIVE_INFINITY);
    }

    void add(double[] row) {
      for (int j = 0; j < low.length; j++) {
        low[j] = Math.min(low[j], row[j]);
        high[j] = Math.max(high[j], row[j]);
      }
    }
  }
}
