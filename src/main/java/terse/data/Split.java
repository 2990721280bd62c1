package terse.data;

import java.util.List;

/**
 * A rule that deals the rows of a data set to workers. Implementations are records of its options,
 * one file each.
 *
 * <p>Every row goes to exactly one worker and every worker gets at least one row, unless an option
 * says that rows are dropped. What is random is drawn from the experiment's seed: all repeats have
 * the same split.
 */
public interface Split {
  /**
   * The rows of every worker, in worker order.
   *
   * @throws DataException where a worker would stay without a row
   */
  List<int[]> assign(DataSet data, int workers, long seed, DataFolders folders);

  /** Deals, and checks that no worker is without a row. */
  static List<int[]> deal(Split split, DataSet data, int workers, long seed, DataFolders folders) {
    if (workers > data.size()) {
      throw new DataException(
          data.name()
              + ": every worker needs a row, but there are "
              + workers
              + " workers and "
              + data.size()
              + " rows");
    }
    List<int[]> shards = split.assign(data, workers, seed, folders);
    for (int i = 0; i < workers; i++) {
      if (shards.get(i).length == 0) {
        throw new DataException(
            data.name() + ": every worker needs a row, but worker " + i + " gets none");
      }
    }
    return shards;
  }
}
