package terse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.testing.Shared;

class ClustersTest {
  @TempDir Path folder;

  private static final DataSet FOUR_ROWS =
      Written.set(new double[][] {{1, 0}, {2, 0}, {3, 0}, {4, 0}});

  private List<int[]> deal(String ids, int workers) {
    Written.text(folder, "ids", ids);
    return Split.deal(new Clusters("ids", false), FOUR_ROWS, workers, 0, Written.in(folder));
  }

  @Test
  void readsAWorkerForEveryRow() {
    assertThat(deal("1\n0\n 1 \n1", 2)).containsExactly(new int[] {1}, new int[] {0, 2, 3});
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0,1,2,0 | 2 | {ids}, line 3: a worker is a number from 0 to 1, but here is '2'
          0,-1,1  | 2 | {ids}, line 2: a worker is a number from 0 to 1, but here is '-1'
          0,x,1   | 2 | {ids}, line 2: a worker is a number from 0 to 1, but here is 'x'
          0,1,1   | 2 | ids: has 3 lines, but test has 4 rows
          0,0,2,2 | 3 | test: every worker needs a row, but worker 1 gets none
          """)
  void refusesBadFiles(String ids, int workers, String message) {
    assertThatThrownBy(() -> deal(ids.replace(',', '\n') + "\n", workers))
        .isInstanceOf(DataException.class)
        .hasMessage(message.replace("{ids}", folder.resolve("ids").toString()));
  }

  /**
   * The authors' ids, after their rebalancing: no worker has more than ten times the rows of
   * another.
   */
  @ParameterizedTest
  @CsvSource({"a9a, 32561, 535, 3225", "phishing, 11055, 229, 1141"})
  void theAuthorsClusters(String set, int rows, int least, int most) {
    String file = "clusters/" + set + ".cluster.txt.gz";
    Path shared = Shared.dataOrSkip(file).getParent().getParent();
    DataFolders folders = new DataFolders(folder, List.of(shared));
    Shared.dataOrSkip(set + "/" + set + ".gz");
    DataSet data = NamedSets.load(set, folders);
    List<int[]> shards = Split.deal(new Clusters(file, true), data, 20, 0, folders);
    int[] sizes = shards.stream().mapToInt(s -> s.length).sorted().toArray();
    assertThat(Arrays.stream(sizes).sum()).isEqualTo(rows);
    assertThat(sizes[0]).isEqualTo(least);
    assertThat(sizes[19]).isEqualTo(most);
  }
}
