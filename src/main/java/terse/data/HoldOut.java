package terse.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import terse.vector.Coins;

/**
 * A data set in two: rows to train on, and rows held out to test with.
 *
 * <p>The test rows are drawn at random from the experiment's seed, the same for all methods and
 * repeats. Both parts keep the order of the rows.
 */
public record HoldOut(DataSet training, DataSet test) {
  private static final long PURPOSE = 0x686f6c64L;

  /**
   * Holds out this share of the rows, rounded to the nearest number of them, at least one.
   *
   * @throws DataException where no row would be left to train on
   */
  public static HoldOut of(DataSet all, double share, long seed) {
    int m = all.size();
    int held = Math.max(1, (int) Math.rint(share * m));
    if (held >= m) {
      throw new DataException(
          all.name() + ": a row must be left to train on, but " + held + " of " + m + " are held");
    }
    int[] rows = IntStream.range(0, m).toArray();
    Shuffled.shuffle(rows, new Coins(Coins.key(seed, PURPOSE)));
    int[] test = Arrays.copyOf(rows, held);
    int[] training = Arrays.copyOfRange(rows, held, m);
    Arrays.sort(test);
    Arrays.sort(training);
    return new HoldOut(all.select(training), all.select(test));
  }

  /**
   * Both parts prepared as {@link DataSet#prepared} does, by the statistics of the training rows.
   */
  public HoldOut prepared(boolean standardize, boolean bias) {
    return new HoldOut(
        training.prepared(standardize, bias), test.preparedLike(training, standardize, bias));
  }
}
