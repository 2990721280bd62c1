package terse.data;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import terse.config.Source;

/**
 * Rows sorted by label, those with the same label in the file's order, then in blocks whose sizes
 * differ by at most one: most workers see one label only.
 */
@Source("Rows sorted by label, then blocks of equal size: most workers see one label")
public record ByLabel() implements Split {
  @Override
  public List<int[]> assign(DataSet data, int workers, long seed, DataFolders folders) {
    return Contiguous.blocks(sorted(data), workers);
  }

  /** All rows by ascending label, those with the same label in the file's order. */
  static int[] sorted(DataSet data) {
    return IntStream.range(0, data.size())
        .boxed()
        .sorted(Comparator.comparingDouble(data::label))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
