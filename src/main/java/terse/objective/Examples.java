package terse.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import terse.data.DataSet;
import terse.data.DataSource;
import terse.data.Split;

/**
 * The examples of a problem made of data, dealt to workers: read, then standardised over all rows,
 * then a column of ones put last, then split.
 */
final class Examples {
  private final DataSet all;
  private final List<DataSet> shards;

  private Examples(DataSet all, List<DataSet> shards) {
    this.all = all;
    this.shards = shards;
  }

  /** {@code relabel} maps labels to the problem's own before the split. */
  static Examples deal(
      DataSource source,
      boolean standardize,
      boolean bias,
      Split split,
      Setting setting,
      Function<DataSet, DataSet> relabel) {
    DataSet all = relabel.apply(source.read(setting.folders())).prepared(standardize, bias);
    List<DataSet> shards = new ArrayList<>();
    for (int[] rows :
        Split.deal(split, all, setting.workers(), setting.seed(), setting.folders())) {
      shards.add(all.select(rows));
    }
    return new Examples(all, shards);
  }

  List<DataSet> shards() {
    return shards;
  }

  int columns() {
    return all.columns();
  }

  /** Such as "a9a: 32561 rows x 124 columns (sparse), 20 workers with 1628 to 1629 rows". */
  String description() {
    int least = shards.stream().mapToInt(DataSet::size).min().orElse(0);
    int most = shards.stream().mapToInt(DataSet::size).max().orElse(0);
    return all.name()
        + ": "
        + all.size()
        + " rows x "
        + all.columns()
        + " columns ("
        + all.rows()
        + "), "
        + shards.size()
        + " workers with "
        + (least == most ? "" : least + " to ")
        + most
        + " rows";
  }

  /** Refuses a weight of the regulariser that is negative or not finite. */
  static void checkL2(double l2) {
    if (!(l2 >= 0 && l2 < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("l2 must be a finite number >= 0, but l2 = " + l2);
    }
  }
}
