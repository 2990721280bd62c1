package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.cli.Commands.terse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.cli.Commands.Left;
import terse.testing.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DataCommandTest {
  @TempDir Path folder;

  private Left data(String... words) {
    String[] line = new String[words.length + 3];
    line[0] = "data";
    System.arraycopy(words, 0, line, 1, words.length);
    line[line.length - 2] = "--data-dir";
    line[line.length - 1] = folder.toString();
    return terse(line);
  }

  @Test
  void everySetIsListedWithItsState() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("a9a")).resolve("a9a"), "1 1:1\n");
    Files.writeString(
        Files.createDirectory(folder.resolve("superconduct")).resolve("train.csv"), "x,y\n1,2\n");
    Left left = data();
    assertThat(left.exit()).isZero();
    assertThat(left.out())
        .contains("breast-cancer: bundled; 569 rows, 30 features")
        .contains("a9a: found, checksum WRONG; 32561 rows, 123 features")
        .contains("w8a: not found; 49749 rows")
        .contains("superconduct: found, checksum not known; 21263 rows");
    assertThat(left.out().lines()).allMatch(line -> line.length() <= 80);
    JsonNode json = JsonMapper.shared().readTree(data("--json").out());
    assertThat(json).hasSize(13);
    assertThat(json.get(4).get("name").asString()).isEqualTo("a9a");
    assertThat(json.get(4).get("usable").asBoolean()).isFalse();
    assertThat(json.get(4).at("/files/0/content").asString()).isEqualTo("wrong");
    assertThat(json.get(5).at("/files/0/path").isNull()).isTrue();
  }

  @Test
  void aBundledSetIsRead() {
    Left left = data("digits");
    assertThat(left.exit()).isZero();
    assertThat(left.out())
        .startsWith("digits: bundled; ")
        .contains("  rows: 1797\n", "  features: 64\n", "  distinct labels: 10\n");
  }

  @Test
  void aMissingSetSaysWhereItWasLookedForAndHowToGetIt() {
    Left left = data("mnist");
    assertThat(left.exit()).isEqualTo(1);
    assertThat(left.out())
        .startsWith("mnist: not found; ")
        .contains("train-images-idx3-ubyte is at none of\n")
        .contains("    " + folder.resolve("mnist/train-labels-idx1-ubyte.gz") + "\n")
        .contains("  get it from its authors' page");
  }

  @Test
  void aSetThatIsThereIsCheckedAndRead() {
    Path shared = Shared.dataOrSkip("mushrooms/mushrooms.gz").getParent().getParent();
    Left left = terse("data", "mushrooms", "--data-dir", shared.toString());
    assertThat(left.exit()).isZero();
    assertThat(left.out())
        .startsWith("mushrooms: found, checksum right; ")
        .contains("  rows: 8124\n", "  features: 112\n")
        .contains("  in " + shared.resolve("mushrooms/mushrooms.gz") + "\n");
  }

  @Test
  void anUnknownNameHasTheNearestKnown() {
    Left left = data("mushroms");
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err())
        .startsWith("terse data: no data set is named mushroms; did you mean mushrooms?");
  }
}
