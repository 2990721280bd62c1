package terse.experiment.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.Node.Sequence;

class YamlReaderTest {
  @TempDir Path folder;

  @Test
  void everyValueKnowsItsLineColumnAndPath() {
    Mapping root = (Mapping) YamlReader.parse("f", "a: 1\nb:\n  - c: [x,  y]\n");
    Mapping item = (Mapping) ((Sequence) root.get("b")).items().get(0);
    Node y = ((Sequence) item.get("c")).items().get(1);
    assertThat(y.place().prefix()).isEqualTo("f:3:13: b[0].c[1]: ");
    assertThat(item.keyPlace("c").prefix()).isEqualTo("f:3:5: b[0].c: ");
  }

  @ParameterizedTest
  @CsvSource({
    "1, INTEGER",
    "-3, INTEGER",
    "1.5, REAL",
    "1e-3, REAL",
    "1e6, REAL",
    "true, BOOLEAN",
    "'', NULL",
    "null, NULL",
    "1/L, TEXT",
    "'\"1\"', TEXT",
    "yes, TEXT",
    "top-k, TEXT"
  })
  void scalarsAreReadByTheCoreSchema(String written, Scalar.Kind kind) {
    Mapping root = (Mapping) YamlReader.parse("f", "a: " + written + "\n");
    assertThat(((Scalar) root.get("a")).kind()).isEqualTo(kind);
  }

  @Test
  void anAliasIsItsAnchorsValueAtItsOwnPath() {
    Mapping root = (Mapping) YamlReader.parse("f", "a: &q {k: 1}\nb: *q\n");
    Node k = ((Mapping) root.get("b")).get("k");
    assertThat(k.place().prefix()).isEqualTo("f:1:11: b.k: ");
  }

  @Test
  void aliasesOfAliasesCannotGrowWithoutBound() {
    StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (char c = 'b'; c < 'j'; c++) {
      String before = "*" + (char) (c - 1);
      bomb.append(c).append(": &").append(c).append(" [");
      bomb.append((before + ", ").repeat(8)).append(before).append("]\n");
    }
    assertThatThrownBy(() -> YamlReader.parse("f", bomb.toString()))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining("the aliases copy more than 100000 values");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void depthIsBounded(String opening) {
    assertThatThrownBy(() -> YamlReader.parse("f", opening.repeat(1_000_000)))
        .isInstanceOf(ExperimentException.class)
        .hasMessageEndingWith("is nested more than 64 levels deep");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                | f: is empty
          # nothing         | f: is empty
          a:\\n\\t- 1       | f:2:1: is not YAML: a tab cannot stand here, use blanks
          a: 1\\na: 2       | f:2:1: a: is given twice, first on line 1
          a: 1\\n---\\nb: 2 | f:3:1: a second document begins here, but one file is one experiment
          a: *b             | f:1:4: a: there is no anchor &b before the alias *b
          a: &a [*a]        | f:1:8: a[0]: there is no anchor &a before the alias *a
          a: b: c           | f:1:5: is not YAML: mapping values are not allowed here
          a: !x 1           | f:1:4: a: tags such as !x mean nothing here
          """)
  void whatIsNoExperimentIsRefusedWithItsPlace(String text, String message) {
    String yaml = text.replace("\\n", "\n").replace("\\t", "\t");
    assertThatThrownBy(() -> YamlReader.parse("f", yaml))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(message);
  }

  @Test
  void filesThatCannotBeExperimentsAreRefused() throws IOException {
    Path file = folder.resolve("x.yaml");
    refused(file, "there is no such file");
    refused(folder, "is a directory, not an experiment file");
    Files.write(file, new byte[] {'a', ':', '\n', (byte) 0xe9, '\n'});
    assertThatThrownBy(() -> YamlReader.read(file))
        .hasMessage(file + ":2: an experiment file is UTF-8, but byte 3 is not");
    Files.writeString(file, "# x\n".repeat(3_000_000));
    refused(file, "an experiment file has at most 8388608 bytes, this one has more");
  }

  private static void refused(Path file, String message) {
    assertThatThrownBy(() -> YamlReader.read(file))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(file + ": " + message);
  }
}
