package terse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HoldOutTest {
  private static DataSet counted(int m) {
    RowsBuilder rows = new RowsBuilder();
    double[] labels = new double[m];
    for (int i = 0; i < m; i++) {
      rows.add(0, i);
      rows.endRow();
      labels[i] = i;
    }
    return new DataSet("counted", rows.dense(1), labels);
  }

  @Test
  void everyRowIsInOnePartAndInOrder() {
    HoldOut parts = HoldOut.of(counted(100), 0.3, 5);
    assertThat(parts.test().size()).isEqualTo(30);
    assertThat(parts.training().size()).isEqualTo(70);
    assertThat(parts.test().labels()).isSorted();
    assertThat(parts.training().labels()).isSorted();
    assertThat(parts.training().labels()).doesNotContain(parts.test().labels());
    assertThat(HoldOut.of(counted(100), 0.3, 5).test().labels()).isEqualTo(parts.test().labels());
    assertThat(HoldOut.of(counted(100), 0.3, 6).test().labels())
        .isNotEqualTo(parts.test().labels());
  }

  @Test
  void aShareIsAtLeastARow() {
    assertThat(HoldOut.of(counted(100), 1e-9, 5).test().size()).isEqualTo(1);
  }

  /** Every row has the same chance: 400 draws of 10 rows of 40, at 4.5 deviations (p = 3e-4). */
  @Test
  void rowsAreDrawnUniformly() {
    int[] drawn = new int[40];
    for (long seed = 0; seed < 400; seed++) {
      for (double label : HoldOut.of(counted(40), 0.25, seed).test().labels()) {
        drawn[(int) label]++;
      }
    }
    double deviation = Math.sqrt(400 * 0.25 * 0.75);
    for (int count : drawn) {
      assertThat((double) count).isCloseTo(100, within(4.5 * deviation));
    }
  }

  @Test
  void theTestRowsAreScaledByTheTrainingRows() {
    HoldOut parts = HoldOut.of(counted(10), 0.3, 5);
    HoldOut prepared = parts.prepared(true, true);
    double[] labels = parts.training().labels();
    double mean = 0;
    for (double label : labels) {
      mean += label / labels.length;
    }
    double variance = 0;
    for (double label : labels) {
      variance += (label - mean) * (label - mean) / labels.length;
    }
    double[] row = new double[2];
    for (DataSet part : List.of(prepared.training(), prepared.test())) {
      for (int i = 0; i < part.size(); i++) {
        part.rows().copyRow(i, row);
        assertThat(row[0]).isCloseTo((part.label(i) - mean) / Math.sqrt(variance), within(1e-14));
        assertThat(row[1]).isEqualTo(1);
      }
    }
  }
}
