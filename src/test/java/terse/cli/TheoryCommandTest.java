package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.cli.Commands.terse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.cli.Commands.Left;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Theory from end to end. */
class TheoryCommandTest {
  private static final String EXPERIMENT =
      """
      workers: 1
      rounds: 20
      stepsize: theory
      theory: true
      start: {type: normal}
      problem: {type: random-quadratic, dimension: 5, eigenvalues: [1, 10]}
      methods:
        - {algorithm: dcgd, uplink: {type: top-k, k: 2}}
        - {algorithm: sgd, stepsize: 0.3}
      """;

  @TempDir Path folder;
  private String file;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("e.yaml"), EXPERIMENT).toString();
    out = folder.resolve("out");
  }

  @Test
  void theClosingTableSaysWhetherTheRunsStayedUnder() throws IOException {
    Left left = terse("run", file, "--out", out.toString());
    assertThat(left.exit()).isZero();
    assertThat(left.out())
        .containsPattern(
            "  theory: under its 4 bounds, [a-z0-9-]+ \\(0\\.\\d+ of it in round \\d+\\)")
        .contains("  theory: no bound applies, summary.json says why");
    assertThat(left.out().lines())
        .allMatch(line -> line.length() <= 80 || line.contains("results"));
    assertThat(Files.readAllLines(out.resolve("curves.csv")).get(0))
        .endsWith("virtual_seconds,bound_excess_loss,bound_realised_excess_loss");
    assertThat(Files.readString(out.resolve("experiment.yaml")))
        .contains("theory: true", "stepsize: {theory: theorem-19}");
    JsonNode verdict =
        JsonMapper.shared()
            .readTree(Files.readString(out.resolve("summary.json")))
            .get("methods")
            .get(0)
            .get("theory")
            .get(0);
    assertThat(verdict.get("theorem").stringValue()).isEqualTo("theorem-19");
    assertThat(verdict.get("stayed_under").booleanValue()).isTrue();
    assertThat(verdict.get("bound").stringValue()).isEqualTo("bound_excess_loss");
    assertThat(verdict.get("assumptions").size()).isEqualTo(7);
  }

  @Test
  void withoutTheoryTheTableHasNoLineOfIt() {
    Left left = terse("run", file, "--out", out.toString(), "--set", "theory=false");
    assertThat(left.out()).doesNotContain("theory");
  }

  @Test
  void whatNoTheoremAllowsIsOneMessageAndExitCodeTwo() {
    Left left = terse("run", file, "--out", out.toString(), "--set", "workers=3");
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err().strip().lines()).hasSize(1);
    assertThat(left.err())
        .contains(
            "e.yaml:3:11: stepsize: theory has no step size for dcgd top-k(2) here: theorem-19,"
                + " theorem-18, theorem-17, section-6-4 assume that one C compresses the whole gradient"
                + " (each of the n = 3 workers its own)");
    assertThat(out).doesNotExist();
  }
}
