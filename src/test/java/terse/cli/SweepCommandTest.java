package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.cli.Commands.terse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.cli.Commands.Left;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SweepCommandTest {
  private static final String EXPERIMENT =
      """
      name: tune
      workers: 3
      rounds: 40
      stepsize: 1/L
      problem: {type: random-quadratic, dimension: 6, eigenvalues: [1, 10]}
      sweep:
        stepsize: [0.25/L, 0.5/L, 64/L]
        methods.*.uplink.k: [1, 2, 3, 4]
      methods:
        - algorithm: sgd
        - {algorithm: ef-sgd, uplink: {type: top-k, k: 2}}
      expect:
        - {method: sgd, metric: excess_loss, at: last, below: 1.0e-6}
      """;

  @TempDir Path temporary;
  private Path file;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(temporary.resolve("e.yaml"), EXPERIMENT);
    out = temporary.resolve("out");
  }

  private Left sweep(String... more) {
    return terse(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("sweep", file.toString(), "--out", out.toString()),
                java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }

  @Test
  void leavesTablesAPageAndPoints() throws IOException {
    Left left = sweep();
    assertThat(left.exit()).isZero();
    assertThat(left.err())
        .startsWith("tune: 12 points, of which 0 are there")
        .contains("12/12 stepsize=");
    assertThat(left.out())
        .contains("best of each method", "  stepsize=0.5/L\n", "  stepsize=0.25/L, k=")
        .contains("  ! the best stepsize is the smallest tried (0.25/L): extend the grid")
        .contains(out.resolve("sweep.csv").toString());
    assertThat(left.out().lines().filter(line -> !line.startsWith(out.toString())))
        .allMatch(line -> line.length() <= 80);
    assertThat(Files.readAllLines(out.resolve("sweep.csv"))).hasSize(1 + 12 * 2);
    assertThat(Files.readAllLines(out.resolve("best.csv"))).hasSize(1 + 2);
    assertThat(out.resolve("report.html")).content().contains("<title>tune - Terse</title>");
    assertThat(out.resolve("points")).isDirectory();
  }

  @Test
  void theSummaryIsJson() throws IOException {
    Left left = sweep("--json");
    JsonNode summary = JsonMapper.shared().readTree(left.out());
    assertThat(summary.get("points").asInt()).isEqualTo(12);
    assertThat(summary.at("/best/0/values/stepsize").asString()).isEqualTo("0.5/L");
    assertThat(summary.at("/best/0/diverged").asInt()).isEqualTo(4);
    assertThat(summary.get("rule").asString()).contains("equal bits");
    assertThat(out.resolve(summary.at("/best/0/folder").asString())).isDirectory();
    assertThat(JsonMapper.shared().readTree(Files.readString(out.resolve("summary.json"))))
        .isEqualTo(summary);
  }

  @Test
  void quietIsQuietAndNothingIsRunTwice() {
    assertThat(sweep("--quiet")).isEqualTo(new Left(0, "", ""));
    assertThat(sweep().err())
        .isEqualTo("tune: 12 points, of which 12 are there" + System.lineSeparator());
  }

  @Test
  void shardsAreMerged() throws IOException {
    assertThat(sweep("--quiet").exit()).isZero();
    Path one = temporary.resolve("one");
    Path two = temporary.resolve("two");
    for (Path shard : List.of(one, two)) {
      String part = shard.equals(one) ? "1/2" : "2/2";
      String[] line = {"sweep", file.toString(), "--shard", part, "--out", shard.toString()};
      assertThat(terse(line).err()).startsWith("tune: 6 points");
    }
    Path all = temporary.resolve("all");
    Left left = terse("merge", all.toString(), one.toString(), two.toString());
    assertThat(left.exit()).isZero();
    assertThat(left.out()).contains("best of each method");
    for (String table : List.of("sweep.csv", "best.csv", "summary.json")) {
      assertThat(all.resolve(table)).hasSameBinaryContentAs(out.resolve(table));
    }
    Left wrong = terse("merge", temporary.resolve("new").toString(), one.toString());
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).startsWith("terse merge: 6 of 12 points are in none of the folders");
    assertThat(terse("merge", all.toString(), temporary.toString()).exit()).isEqualTo(2);
  }

  @Test
  void otherCommandsSayThatASweepIsForTerseSweep() {
    Left left = terse("run", file.toString(), "--out", out.toString());
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err()).startsWith(file + ":6:1: sweep: is for terse sweep").hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void whatIsWrongEndsWith2AndLeavesNothing() {
    Left left = sweep("--set", "sweep.stepsize=[1/L, 2/l]");
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err()).hasLineCount(1);
    assertThat(sweep("--shard", "3/2").exit()).isEqualTo(2);
    assertThat(sweep("--set", "methods.1.uplink.k=7", "--set", "sweep.rounds=[0]").exit())
        .isEqualTo(2);
    assertThat(out).doesNotExist();
  }

  /** The process is ended by SIGKILL as soon as it has told of a few points. */
  @Test
  void aKilledSweepResumesAndEndsWithTheSameTable() throws Exception {
    Files.writeString(file, EXPERIMENT.replace("rounds: 40", "rounds: 4000"));
    String[] command = {
      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
      "-cp",
      System.getProperty("java.class.path"),
      "terse.cli.Main",
      "sweep",
      file.toString(),
      "--out",
      out.toString()
    };
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader told = process.errorReader(StandardCharsets.UTF_8)) {
      String line = told.readLine();
      while (line != null && !line.startsWith("3/12 ")) {
        line = told.readLine();
      }
      assertThat(line).startsWith("3/12 ");
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor()).isNotZero();
    assertThat(out.resolve("sweep.csv")).doesNotExist();
    Left left = sweep();
    assertThat(left.exit()).isZero();
    assertThat(left.err()).doesNotContain("of which 0 are there", "of which 12 are there");
    Path undisturbed = temporary.resolve("undisturbed");
    assertThat(terse("sweep", file.toString(), "--out", undisturbed.toString()).exit()).isZero();
    for (String table : List.of("sweep.csv", "best.csv")) {
      assertThat(out.resolve(table)).hasSameBinaryContentAs(undisturbed.resolve(table));
    }
  }
}
