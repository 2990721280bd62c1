package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.cli.Commands.terse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.cli.Commands.Left;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line from end to end, in this JVM. */
class MainTest {
  private static final String EXPERIMENT =
      """
      workers: 4
      rounds: 10
      stepsize: 0.1
      problem: {type: random-quadratic, dimension: 5, eigenvalues: [1, 10]}
      methods:
        - algorithm: sgd
        - algorithm: dist-ef-sgd
          uplink: scaled-sign
          downlink: scaled-sign
      """;

  @TempDir Path folder;
  private Path file;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("e.yaml");
    out = folder.resolve("out");
    Files.writeString(file, EXPERIMENT);
  }

  @Test
  void runWritesItsFilesAndEndsWithATable() {
    Left left = terse("run", file.toString(), "--out", out.toString());
    assertThat(left.exit()).isZero();
    assertThat(out.resolve("curves.csv")).exists();
    assertThat(left.out().lines().findFirst().orElseThrow())
        .isEqualTo(
            "method                 status        rounds     f - f*   bit up bit down    time");
    assertThat(left.out()).contains("\nsgd ").contains("\ndist-ef-sgd scaled-sign / scaled-sign\n");
    assertThat(left.out().lines())
        .allMatch(line -> line.length() <= 80 || line.contains(out.toString()));
    assertThat(left.err()).contains("2/2 ");
  }

  @Test
  void quietPrintsNothing() {
    Left left = terse("run", file.toString(), "--out", out.toString(), "--quiet");
    assertThat(left).isEqualTo(new Left(0, "", ""));
  }

  @Test
  void jsonPrintsTheSummaryAlone() throws IOException {
    Left left = terse("run", file.toString(), "--out", out.toString(), "--json", "--quiet");
    JsonNode printed = JsonMapper.shared().readTree(left.out());
    JsonNode written = JsonMapper.shared().readTree(Files.readString(out.resolve("summary.json")));
    assertThat(printed.get("digest")).isEqualTo(written.get("digest"));
    assertThat(printed.get("methods").size()).isEqualTo(2);
    assertThat(printed.get("status").asString()).isEqualTo("finished");
  }

  @Test
  void severalExperimentsGetAFolderEach() throws IOException {
    Path other = Files.writeString(folder.resolve("f.yaml"), EXPERIMENT);
    Left left = terse("run", file.toString(), other.toString(), "--out", out.toString(), "--quiet");
    assertThat(left.exit()).isZero();
    assertThat(out.resolve("e/curves.csv")).exists();
    assertThat(out.resolve("f/curves.csv")).exists();
  }

  @Test
  void aRunThatDivergesIsNoFailure() {
    Left left =
        terse(
            "run",
            file.toString(),
            "--out",
            out.toString(),
            "--set",
            "stepsize=10",
            "--set",
            "rounds=1000");
    assertThat(left.exit()).isZero();
    assertThat(left.out()).contains("diverged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--set rounds=0",
        "--set methods.1.uplink={type: top-k, k: 6}",
        "--set methods.7.stepsize=1",
        "--set stepsize=1/Q",
        "--set nix",
        "--set epochs=3",
        "--threads none",
        "--nonsense",
        "other.yaml"
      })
  void whatIsWrongExitsWith2AndWritesNothing(String arguments) throws IOException {
    String[] words = arguments.split(" ", 2);
    Left left =
        words.length == 1
            ? terse("run", file.toString(), "--out", out.toString(), words[0])
            : terse("run", file.toString(), "--out", out.toString(), words[0], words[1]);
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.out()).isEmpty();
    assertThat(left.err()).isNotBlank().doesNotContain("\tat ");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void anOutputFolderThatCannotBeWrittenExitsWith2BeforeAnythingRuns() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "");
    Left left = terse("run", file.toString(), "--out", taken.toString());
    assertThat(left)
        .isEqualTo(
            new Left(
                2, "", taken + " is a file, not a folder to write into" + System.lineSeparator()));
    left = terse("run", file.toString(), "--out", taken.resolve("below").toString());
    assertThat(left.exit()).isEqualTo(2);
  }

  @Test
  void twoExperimentsOfOneNameAreRefused() {
    Left left = terse("run", file.toString(), file.toString(), "--out", out.toString());
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err()).contains("two of the experiments would write into " + out.resolve("e"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "run", "sweep", "merge", "report", "list", "data", "schema"})
  void helpHasAnExampleAndFits80Columns(String command) {
    Left left = command.isEmpty() ? terse("--help") : terse(command, "--help");
    assertThat(left.exit()).isZero();
    assertThat(left.out()).containsPattern("Examples?:\\R  terse " + command);
    assertThat(left.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(terse("--version").out()).startsWith("terse ").contains("Java ");
  }

  @Test
  void aMissingOrUnknownCommandExitsWith2() {
    assertThat(terse().exit()).isEqualTo(2);
    Left left = terse("runn");
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err()).endsWith("Try 'terse --help'." + System.lineSeparator());
  }

  @Test
  void listNamesEverythingIn80Columns() {
    Left left = terse("list");
    assertThat(left.exit()).isZero();
    assertThat(left.out())
        .contains("algorithms\n", "compressors\n", "problems\n", "splits\n", "data\n")
        .contains("  top-k: ", "  breast-cancer: ", "  logistic-regression: ")
        .contains("      alpha-up: (number, default 1/(2*(1+omega_up)))");
    assertThat(left.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(terse("list", "splits").out()).startsWith("splits\n").doesNotContain("top-k");
    assertThat(terse("list", "nothing").exit()).isEqualTo(2);
  }

  @Test
  void listsAndSchemaAreJson() {
    JsonNode list = JsonMapper.shared().readTree(terse("list", "compressors", "--json").out());
    assertThat(list.get("compressors").size()).isGreaterThanOrEqualTo(5);
    JsonNode schema = JsonMapper.shared().readTree(terse("schema").out());
    assertThat(schema.get("$schema").asString())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
  }
}
