package terse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.data.DataSource.Delimiter;

class CsvReaderTest {
  @TempDir Path folder;

  private DataSet read(String content, String label, Delimiter delimiter) {
    Written.text(folder, "table.csv", content);
    return Written.csv("table.csv", label, delimiter).read(Written.in(folder));
  }

  @ParameterizedTest
  @CsvSource({"last, 3, 6, 1, 2, 4, 5", "first, 1, 4, 2, 3, 5, 6", "2, 2, 5, 1, 3, 4, 6"})
  void takesTheLabelFromItsColumn(
      String label, double l0, double l1, double a, double b, double c, double d) {
    DataSet set = read("1,2,3\n4,5,6\n", label, Delimiter.COMMA);
    assertThat(set.labels()).containsExactly(l0, l1);
    assertThat(Written.entries(set.rows())).isDeepEqualTo(new double[][] {{a, b}, {c, d}});
  }

  @Test
  void detectsAHeaderAndFindsTheLabelByName() {
    DataSet set = read("x,\"y, quoted\",z\n1,2,3\n", "x", Delimiter.COMMA);
    assertThat(set.labels()).containsExactly(1);
    assertThat(Written.entries(set.rows())).isDeepEqualTo(new double[][] {{2, 3}});
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"SEMICOLON,1;2;3", "TAB,1\t2\t3", "BLANK,\"  1   2 3 \""})
  void knowsOtherDelimiters(Delimiter delimiter, String row) {
    DataSet set = read(row.replace("\\t", "\t") + "\n", "last", delimiter);
    assertThat(set.labels()).containsExactly(3);
    assertThat(Written.entries(set.rows())).isDeepEqualTo(new double[][] {{1, 2}});
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,2;3,x   | last | , line 2, cell 2: must be a number, but is 'x'
          1,2;3,    | last | , line 2, cell 2: is empty
          1,2;NaN,4 | last | , line 2, cell 1: must be finite, but is NaN
          1,2;3     | last | , line 2: rows have 2 cells, but this one 1
          1,2;3,4,5 | last | , line 2: rows have 2 cells, but this one 3
          1;2       | last | , line 1: a row needs at least one feature, but beside the label there are 0 cells
          1,2       | 3    | , line 1: the label is in the column first, last, none, 1 to 2, but label = 3
          a,b;1,2   | y    | , line 2: the label is in the column first, last, none, 1 to 2 or one of the header's names [a, b], but label = y
          a,b       | last | : has no row
          """)
  void refusesABadTable(String rows, String label, String message) {
    assertThatThrownBy(() -> read(rows.replace(';', '\n') + "\n", label, Delimiter.COMMA))
        .isInstanceOf(DataException.class)
        .hasMessage(folder.resolve("table.csv") + message);
  }

  @Test
  void refusesCellsQuotedHalfway() {
    assertThatThrownBy(() -> read("1,2\n\"3\"x,4\n", "last", Delimiter.COMMA))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(folder.resolve("table.csv") + ": cannot be read: ")
        .hasMessageContaining("line: 2");
  }

  @Test
  void ignoresLeadingCellsWhenToldTo() throws Exception {
    Path file = Written.text(folder, "t", "7\t1\t0.5\t0.25\n8\t0\t2\t3\n");
    DataSet set = Input.read(file, (name, in) -> new CsvReader('\t', 0, 1, "2").read(name, in, 2));
    assertThat(set.labels()).containsExactly(1, 0);
    assertThat(Written.entries(set.rows())).isDeepEqualTo(new double[][] {{0.5, 0.25}, {2, 3}});
  }
}
