package terse.data;

import java.util.List;
import java.util.stream.IntStream;
import terse.config.Source;
import terse.vector.Coins;

/** Rows in a random order (Fisher and Yates), then in blocks whose sizes differ by at most one. */
@Source("Rows in a random order, then blocks of equal size")
public record Shuffled() implements Split {
  private static final long PURPOSE = 0x73687566666c65L;

  @Override
  public List<int[]> assign(DataSet data, int workers, long seed, DataFolders folders) {
    int[] rows = IntStream.range(0, data.size()).toArray();
    shuffle(rows, new Coins(Coins.key(seed, PURPOSE)));
    return Contiguous.blocks(rows, workers);
  }

  static void shuffle(int[] rows, Coins coins) {
    for (int i = rows.length - 1; i > 0; i--) {
      int j = coins.nextInt(i + 1);
      int row = rows[i];
      rows[i] = rows[j];
      rows[j] = row;
    }
  }
}
