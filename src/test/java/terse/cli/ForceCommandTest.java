package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.cli.Commands.terse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.cli.Commands.Left;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is only warned of, what must be forced, and what cannot be. */
class ForceCommandTest {
  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void folders() {
    out = folder.resolve("out");
  }

  private Left run(String method, String... options) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("e.yaml"),
            """
            workers: 4
            rounds: 1000
            record: {every: 100}
            stepsize: 0.1
            problem: {type: random-quadratic, dimension: 5, eigenvalues: [1, 10]}
            methods:
              - {%s}
            """
                .formatted(method));
    List<String> arguments = new ArrayList<>(List.of("run", file.toString()));
    arguments.addAll(List.of("--out", out.toString()));
    arguments.addAll(List.of(options));
    return terse(arguments.toArray(String[]::new));
  }

  private JsonNode summary() throws IOException {
    return JsonMapper.shared().readTree(Files.readString(out.resolve("summary.json")));
  }

  @Test
  void aCompressorOutsideOfTheTheoryIsWarnedOfAndRun() throws IOException {
    Left left = terse("run", "configs/biased-compression/example-1.yaml", "--out", out.toString());
    assertThat(left.exit()).isZero();
    assertThat(left.err()).contains("its theory asks for an unbiased uplink of finite omega");
    assertThat(summary().get("warnings").toString()).contains("top-k(1) is biased with delta = 3");
  }

  @Test
  void ratesOutsideOfTheTheoryAreWarnedOfWithTheNumbersAndRun() throws IOException {
    Left left = run("algorithm: iade, s: 1, c-prime: 0.5, stepsize: 1/(2*L)");
    assertThat(left.exit()).isZero();
    assertThat(left.err())
        .containsPattern("its theory asks that 1 - eta mu < c' = 0.5 \\(1 - eta mu = 0\\.\\d+\\)");
    assertThat(summary().get("warnings").toString()).contains("1 - eta mu < c' = 0.5");
  }

  @Test
  void aHyperParameterOutOfItsRangeIsRefused() throws IOException {
    Left left = run("algorithm: sgd, momentum: 1.5");
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err())
        .contains("methods[0].momentum: sgd needs 0 <= momentum < 1, but momentum = 1.5; --force")
        .hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void forcedItDivergesWithAWarning() throws IOException {
    Left left = run("algorithm: sgd, momentum: 1.5", "--force");
    assertThat(left.exit()).isZero();
    String warning =
        "sgd: sgd needs 0 <= momentum < 1, but momentum = 1.5; it was forced and may diverge";
    assertThat(left.err()).contains(warning);
    assertThat(summary().get("warnings").get(0).asString()).isEqualTo(warning);
    assertThat(summary().get("methods").get(0).get("status").asString()).isEqualTo("diverged");
    assertThat(
            terse("run", "--force", out.resolve("experiment.yaml").toString(), "--out", out + "2")
                .exit())
        .isZero();
    assertThat(out.resolve("experiment.yaml")).content().contains("terse run --force");
  }

  @Test
  void whatIsUndefinedCannotBeForced() throws IOException {
    Left level = run("algorithm: iade, s: 0, c-prime: 0.9", "--force");
    assertThat(level.exit()).isEqualTo(2);
    assertThat(level.err()).contains("methods[0].s: iade needs a finite s > 0, but s = 0.0\n");
    Left absent = run("algorithm: marina", "--force", "--set", "participation=0.5");
    assertThat(absent.exit()).isEqualTo(2);
    assertThat(absent.err()).contains("participation: must be 1 for marina, because");
    Left step = run("algorithm: sgd, stepsize: 0", "--force");
    assertThat(step.exit()).isEqualTo(2);
    assertThat(step.err()).contains("a step size must be positive and finite");
    Left rate = run("algorithm: diana, uplink: {type: top-k, k: 1}", "--force");
    assertThat(rate.exit()).isEqualTo(2);
    assertThat(rate.err()).contains("omega_up, which has no value here: top-k(1) is biased");
    assertThat(out).doesNotExist();
  }

  @Test
  void forceChangesNothingWhereNothingMustBeForced() throws IOException {
    assertThat(run("algorithm: sgd", "--force").exit()).isZero();
    String forced = summary().get("digest").asString();
    assertThat(summary().get("warnings")).isEmpty();
    assertThat(run("algorithm: sgd").exit()).isZero();
    assertThat(summary().get("digest").asString()).isEqualTo(forced);
  }
}
