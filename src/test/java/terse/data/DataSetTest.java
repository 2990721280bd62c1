package terse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DataSetTest {
  @Test
  void standardizedColumnsHaveMeanZeroAndPopulationVarianceOne() {
    DataSet set = Written.set(new double[][] {{1, 5, 0}, {2, 5, 0}, {6, 5, 1}});
    double[][] a = Written.entries(set.prepared(true, false).rows());
    double deviation = Math.sqrt(14.0 / 3);
    assertThat(a[0][0]).isCloseTo(-2 / deviation, offset(1e-15));
    assertThat(a[1][0]).isCloseTo(-1 / deviation, offset(1e-15));
    assertThat(a[2][0]).isCloseTo(3 / deviation, offset(1e-15));
    assertThat(new double[] {a[0][1], a[1][1], a[2][1]}).containsOnly(0);
  }

  @Test
  void aConstantColumnBecomesZeroEvenWhereItsMeanIsRounded() {
    double[][] rows = new double[7][];
    Arrays.fill(rows, new double[] {0.1, 0});
    double[][] a = Written.entries(Written.set(rows).prepared(true, false).rows());
    for (double[] row : a) {
      assertThat(Math.abs(row[0])).isZero();
    }
  }

  @Test
  void theColumnOfOnesComesLastAndIsNotStandardized() {
    DataSet dense = Written.set(new double[][] {{1, 2, 0}, {3, 4, 1}});
    assertThat(Written.entries(dense.prepared(false, true).rows()))
        .isDeepEqualTo(new double[][] {{1, 2, 1}, {3, 4, 1}});
    DataSet sparse = Written.set(new double[][] {{1, 0, 0, 0, 0}, {0, 1, 0, 0, 1}});
    assertThat(Written.entries(sparse.prepared(true, true).rows()))
        .isDeepEqualTo(new double[][] {{1, -1, 0, 0, 1}, {-1, 1, 0, 0, 1}});
    assertThat(sparse.prepared(true, true).rows())
        .hasToString("sparse, 2 ones, columns transformed, with bias");
  }

  @Test
  void needsALabelForEveryRowAndARow() {
    Rows rows = Written.set(new double[][] {{1, 0}}).rows();
    assertThatThrownBy(() -> new DataSet("x", rows, new double[2]))
        .hasMessage("x: 1 rows, but 2 labels");
    assertThatThrownBy(() -> new DataSet("x", new RowsBuilder().sparse(3), new double[0]))
        .hasMessage("x: a data set needs at least one row");
  }
}
