package terse.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import terse.config.Key;
import terse.config.Source;

/**
 * Worker ids from a file, plain or gzipped: line i holds the worker, from 0 on, of row i. The file
 * is looked for below the experiment's folder, else below the data folders.
 *
 * <p>With {@code rebalance}, the rule of the MCM authors' code: while ten times the smallest worker
 * is less than the largest one, the first floor(max / 2) rows of the largest go behind the rows of
 * the smallest; among equals, the lowest worker.
 */
@Source(
    "Worker ids from a file; rebalancing as in the code of Philippenko and Dieuleveut (MCM, NeurIPS 2021)")
public record Clusters(
    @Key("a file with a worker's number, from 0 on, for every row") String file,
    @Key(
            value = "while 10 min < max, move half of the largest worker's rows to the smallest",
            orElse = "false")
        boolean rebalance)
    implements Split {

  @Override
  public List<int[]> assign(DataSet data, int workers, long seed, DataFolders folders) {
    Path place = folders.file(file);
    if (!Files.exists(place)) {
      throw new MissingDataException(
          place
              + ": there is no such file, which has a worker's number for each row of "
              + data.name()
              + "; the MCM authors' repository has those of their sets: put it into a data folder"
              + " (--data-dir or TERSE_DATA) or beside the experiment");
    }
    int[] ids = Input.read(place, (name, in) -> ids(name, in, workers));
    if (ids.length != data.size()) {
      throw new DataException(
          file
              + ": has "
              + ids.length
              + " lines, but "
              + data.name()
              + " has "
              + data.size()
              + " rows");
    }
    List<Deque<Integer>> shards = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      shards.add(new ArrayDeque<>());
    }
    for (int row = 0; row < ids.length; row++) {
      shards.get(ids[row]).addLast(row);
    }
    if (rebalance) {
      rebalance(shards);
    }
    return shards.stream()
        .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  static void rebalance(List<Deque<Integer>> shards) {
    while (true) {
      Deque<Integer> smallest = shards.get(0);
      Deque<Integer> largest = shards.get(0);
      for (Deque<Integer> shard : shards) {
        smallest = shard.size() < smallest.size() ? shard : smallest;
        largest = shard.size() > largest.size() ? shard : largest;
      }
      if (10L * smallest.size() >= largest.size() || largest.size() < 2) {
        return;
      }
      for (int moved = largest.size() / 2; moved > 0; moved--) {
        smallest.addLast(largest.removeFirst());
      }
    }
  }

  private static int[] ids(String name, InputStream in, int workers) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    List<Integer> ids = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String id = line.strip();
      if (!id.matches("[0-9]{1,9}") || Integer.parseInt(id) >= workers) {
        throw new DataException(
            name
                + ", line "
                + (ids.size() + 1)
                + ": a worker is a number from 0 to "
                + (workers - 1)
                + ", but here is '"
                + id
                + "'");
      }
      ids.add(Integer.parseInt(id));
    }
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }
}
