package terse.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import terse.data.DataSet;
import terse.data.DataSource;
import terse.data.HoldOut;
import terse.data.Split;

/**
 * The examples of a problem made of data, dealt to workers: read, then rows held out where they are
 * asked for, then standardised over all rows that are left, then a column of ones put last, then
 * split.
 */
final class Examples {
  private final DataSet all;
  private final List<DataSet> shards;
  private final Optional<DataSet> test;

  private Examples(DataSet all, List<DataSet> shards, Optional<DataSet> test) {
    this.all = all;
    this.shards = shards;
    this.test = test;
  }

  /** {@code relabel} maps labels to the problem's own before the split. */
  static Examples deal(
      DataSource source,
      boolean standardize,
      boolean bias,
      Split split,
      Setting setting,
      Function<DataSet, DataSet> relabel) {
    return deal(source, standardize, bias, split, setting, relabel, OptionalDouble.empty());
  }

  /** The same, with this share of the rows held out. */
  static Examples deal(
      DataSource source,
      boolean standardize,
      boolean bias,
      Split split,
      Setting setting,
      Function<DataSet, DataSet> relabel,
      OptionalDouble heldOut) {
    DataSet read = relabel.apply(source.read(setting.folders()));
    Optional<DataSet> test = Optional.empty();
    DataSet all;
    if (heldOut.isPresent()) {
      HoldOut parts =
          HoldOut.of(read, heldOut.getAsDouble(), setting.seed()).prepared(standardize, bias);
      all = parts.training();
      test = Optional.of(parts.test());
    } else {
      all = read.prepared(standardize, bias);
    }
    List<DataSet> shards = new ArrayList<>();
    for (int[] rows :
        Split.deal(split, all, setting.workers(), setting.seed(), setting.folders())) {
      shards.add(all.select(rows));
    }
    return new Examples(all, shards, test);
  }

  List<DataSet> shards() {
    return shards;
  }

  /** The rows that were held out, where there are any. */
  Optional<DataSet> test() {
    return test;
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
        + " rows"
        + test.map(held -> ", " + held.size() + " held out").orElse("");
  }

  /** Refuses a share of rows that leaves none to train on or none to test with. */
  static void checkTest(OptionalDouble share) {
    double test = share.orElse(0.5);
    if (!(test > 0 && test < 1)) {
      throw new IllegalArgumentException(
          "test must be a share above 0 and below 1, but test = " + test);
    }
  }

  /** Refuses a weight of the regulariser that is negative or not finite. */
  static void checkL2(double l2) {
    if (!(l2 >= 0 && l2 < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("l2 must be a finite number >= 0, but l2 = " + l2);
    }
  }
}
