package terse.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import terse.config.Key;
import terse.config.Source;

/**
 * Blocks of consecutive rows in the file's order.
 *
 * <p>Block i is the rows from floor(i m / n) to floor((i + 1) m / n) - 1: sizes differ by at most
 * one. With {@code drop-rest} every block has floor(m / n) rows and the rows behind the last block
 * are dropped, as in the MCM authors' code.
 */
@Source("Blocks of consecutive rows, in the file's order")
public record Contiguous(
    @Key(value = "floor(m/n) rows each, the rest dropped (the MCM authors' rule)", orElse = "false")
        boolean dropRest)
    implements Split {

  @Override
  public List<int[]> assign(DataSet data, int workers, long seed, DataFolders folders) {
    int m = data.size();
    int used = dropRest ? m - m % workers : m;
    return blocks(IntStream.range(0, used).toArray(), workers);
  }

  /** Cuts a list of rows into blocks whose sizes differ by at most one. */
  static List<int[]> blocks(int[] rows, int workers) {
    List<int[]> blocks = new ArrayList<>(workers);
    for (int i = 0; i < workers; i++) {
      int from = (int) ((long) i * rows.length / workers);
      int to = (int) ((i + 1L) * rows.length / workers);
      blocks.add(Arrays.copyOfRange(rows, from, to));
    }
    return blocks;
  }
}
