package terse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.testing.Shared;

class LibsvmReaderTest {
  @TempDir Path folder;

  private DataSet read(String content, int features) {
    Written.text(folder, "rows", content);
    return Written.libsvm("rows", features).read(Written.in(folder));
  }

  @Test
  void readsRowsWithZerosWhereNothingIsWritten() {
    DataSet set = read("-1 1:0.5 3:-2e-1\n+1 2:1\n", 0);
    assertThat(set.labels()).containsExactly(-1, 1);
    assertThat(Written.entries(set.rows()))
        .isDeepEqualTo(new double[][] {{0.5, 0, -0.2}, {0, 1, 0}});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 1:2 2:3\n0 1:4\n",
        "1 1:2 2:3\r\n0 1:4\r\n",
        "1 1:2 2:3\n0 1:4",
        "1\t1:2  2:3 \n\n  0 1:4 # a comment: 9:9\n",
        "# a head\n1 1:2 2:3#\n0 1:4\n\n",
        "1.0 01:2.0 2:+3\n0e0 1:0.4e1\n"
      })
  void acceptsEveryLineEndBlankLinesAndComments(String content) {
    DataSet set = read(content, 0);
    assertThat(set.labels()).containsExactly(1, 0);
    assertThat(Written.entries(set.rows())).isDeepEqualTo(new double[][] {{2, 3}, {4, 0}});
  }

  @Test
  void aLabelAloneIsARowOfZeros() {
    assertThat(Written.entries(read("1 2:1\n-1\n", 3).rows()))
        .isDeepEqualTo(new double[][] {{0, 1, 0}, {0, 0, 0}});
  }

  @Test
  void valuesThatAreAllOneAreNotStored() {
    assertThat(read("1 1:1\n-1 2:1\n1 3:1\n", 0).rows()).hasToString("sparse, 3 ones");
    assertThat(read("1 1:1\n-1 2:1\n1 3:2\n", 0).rows()).hasToString("sparse, 3 values");
    assertThat(read("1 1:1 2:2\n-1 2:1\n", 0).rows()).hasToString("dense");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 0:1                 | 0 | line 1, column 3: an index is a whole number from 1 on, but here is '0'
          1 1:1 -3:1            | 0 | line 1, column 7: an index is a whole number from 1 on, but here is '-3'
          1 1.5:1               | 0 | line 1, column 3: an index is a whole number from 1 on, but here is '1.5'
          1 qid:7               | 0 | line 1, column 3: an index is a whole number from 1 on, but here is 'qid'
          1 2:1 2:1             | 0 | line 1, column 7: an index may come once in a row, but 2 comes twice
          1 5:1 2:1             | 0 | line 1, column 7: indices must ascend, but 2 follows 5
          1 5:1                 | 4 | line 1, column 3: indices go up to features = 4, but here is 5
          1 99999999999999999:1 | 4 | line 1, column 3: indices go up to features = 4, but here is 99999999999999999
          1 10000001:1          | 0 | line 1, column 3: without a declared number of features indices go up to 10000000, but here is 10000001
          1 1                   | 0 | line 1, column 3: a feature is written index:value, but here is '1'
          1 1:                  | 0 | line 1, column 3: a feature is written index:value, but here is '1:'
          1 :1                  | 0 | line 1, column 3: a feature is written index:value, but here is ':1'
          1 1:x                 | 0 | line 1, column 3: the value of feature 1 must be a number, but is 'x'
          1 1:2:3               | 0 | line 1, column 3: the value of feature 1 must be a number, but is '2:3'
          1 1:0x1p3             | 0 | line 1, column 3: the value of feature 1 must be a number, but is '0x1p3'
          1 1:2d                | 0 | line 1, column 3: the value of feature 1 must be a number, but is '2d'
          1 1:NaN               | 0 | line 1, column 3: the value of feature 1 must be finite, but is NaN
          1 1:-inf              | 0 | line 1, column 3: the value of feature 1 must be finite, but is -inf
          1 1:1e999             | 0 | line 1, column 3: the value of feature 1 must be finite, but is 1e999
          nan 1:1               | 0 | line 1, column 1: the label must be finite, but is nan
          yes 1:1               | 0 | line 1, column 1: the label must be a number, but is 'yes'
          1:1 2:1               | 0 | line 1, column 1: the label must be a number, but is '1:1'
          """)
  void refusesABadRowWithLineColumnRuleAndValue(String row, int features, String message) {
    assertThatThrownBy(() -> read(row + "\n", features))
        .isInstanceOf(DataException.class)
        .hasMessage(folder.resolve("rows") + ", " + message);
  }

  @Test
  void countsLinesAndColumns() {
    assertThatThrownBy(() -> read("1 1:1\n# two\n\n 1 1:1 2:oops\n", 0))
        .hasMessageContaining(", line 4, column 8: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing\n"})
  void refusesAFileWithoutRows(String content) {
    assertThatThrownBy(() -> read(content, 0)).hasMessage(folder.resolve("rows") + ": has no row");
  }

  @Test
  void refusesRowsWithoutAnyFeature() {
    assertThatThrownBy(() -> read("1\n-1\n", 0))
        .hasMessage(folder.resolve("rows") + ": has no feature in any row");
  }

  @Test
  void binaryContentIsAnErrorNotARow() {
    assertThatThrownBy(() -> read("\u0000\u0001\u0002", 0))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("line 1, column 1");
  }

  @Test
  void aLongLineAcrossBuffersIsOneRow() {
    StringBuilder row = new StringBuilder("1");
    for (int j = 1; j <= 40_000; j++) {
      row.append(' ').append(j).append(':').append(j);
    }
    DataSet set = read(row + "\n", 0);
    assertThat(set.columns()).isEqualTo(40_000);
    assertThat(Written.entries(set.rows())[0][39_999]).isEqualTo(40_000);
  }

  @ParameterizedTest
  @CsvSource({"a9a/a9a.gz, 32561, 123, 451592", "phishing/phishing.gz, 11055, 68, 0"})
  void readsPublishedFiles(String file, int rows, int columns, long entries) {
    Path path = Shared.dataOrSkip(file);
    DataSet set = Written.libsvm(path.toString(), columns).read(Written.in(folder));
    assertThat(set.size()).isEqualTo(rows);
    assertThat(set.columns()).isEqualTo(columns);
    if (entries > 0) {
      assertThat(set.rows().entries()).isEqualTo(entries);
    }
  }
}
