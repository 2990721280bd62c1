package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.trace.OutputException;

class DiagnosticsFileTest {
  private static final String TEXT =
      """
      workers: 3
      rounds: 4
      repeats: 2
      stepsize: 0.05
      problem: {type: random-quadratic, dimension: 5, eigenvalues: [1, 10]}
      methods:
        - {algorithm: iade, s: 10, c-prime: 0.99}
        - {algorithm: mcm, uplink: {type: qsgd, levels: 1}, downlink: {type: qsgd, levels: 1}}
        - {algorithm: sgd, name: plain}
      """;
  private static final String ON = "record.diagnostics=true";

  @TempDir Path folder;

  private Results run(String... overrides) {
    return new Runner(Texts.read(folder, TEXT, overrides), Listener.NONE).run();
  }

  private Path written(Results results) throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    results.write(out);
    return out;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theFileHasTheRunsInTheirOrder() throws IOException {
    List<String> lines = Files.readAllLines(written(run(ON)).resolve("diagnostics.csv"));
    assertThat(lines.get(0)).isEqualTo("method,repeat,round,node,name,quantity,value");
    assertThat(
            lines.stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',', line.indexOf(",") + 1)))
                .map(line -> line.replaceAll(" .*,", ","))
                .distinct())
        .containsExactly("iade,0", "iade,1", "mcm,0", "mcm,1", "plain,0", "plain,1");
    assertThat(lines)
        .contains("plain,0,0,server,x,norm,0.0")
        .anyMatch(line -> line.matches("mcm.*,1,4,server,H,upsilon,.+"))
        .anyMatch(line -> line.matches("iade.*,0,3,2,Q,absolute_error,.+"))
        .noneMatch(line -> line.matches("iade.*,0,4,2,Q,.*"));
  }

  @Test
  void offThereIsNoFileAndNoColumn() throws IOException {
    Path out = written(run(ON));
    String curves = Files.readString(out.resolve("curves.csv"));
    assertThat(names(out)).contains("diagnostics.csv");
    written(run());
    assertThat(names(out))
        .as("that of an earlier run is gone")
        .containsExactly(
            "curves.csv",
            "experiment.yaml",
            "ledger.csv",
            "model.csv",
            "report.html",
            "summary.json");
    assertThat(out.resolve("curves.csv")).hasContent(curves);
    assertThat(curves).startsWith("method,repeat,round,epoch,loss,").doesNotContain("upsilon");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "7", "per-worker"})
  void theFileIsTheSameAtAnyNumberOfThreads(String threads) throws IOException {
    Results auto = run(ON);
    String file = Files.readString(written(auto).resolve("diagnostics.csv"));
    Results other = run(ON, "threads=" + threads);
    assertThat(written(other).resolve("diagnostics.csv")).hasContent(file);
    assertThat(other.digest()).isEqualTo(auto.digest()).isEqualTo(run().digest());
  }

  @Test
  void whatIsResolvedRepeatsTheKey() {
    Experiment on = Texts.read(folder, TEXT, ON, "record.every=3");
    assertThat(on.resolved()).contains("diagnostics: true");
    assertThat(Texts.read(folder, on.resolved()).resolved()).isEqualTo(on.resolved());
  }

  @Test
  @SuppressWarnings("unchecked")
  void theSummaryHasErrorsByLink() {
    List<Map<String, Object>> on = (List<Map<String, Object>>) run(ON).summary().get("methods");
    Map<String, Map<String, Map<String, Double>>> iade =
        (Map<String, Map<String, Map<String, Double>>>) on.get(0).get("compression_errors");
    assertThat(iade.keySet()).containsExactly("up", "down");
    assertThat(iade.get("up")).containsOnlyKeys("absolute_error");
    assertThat(iade.get("up").get("absolute_error").get("max")).isBetween(0.0, 5.0);
    Map<String, Map<String, Map<String, Double>>> mcm =
        (Map<String, Map<String, Map<String, Double>>>) on.get(1).get("compression_errors");
    Map<String, Double> up = mcm.get("up").get("relative_error");
    assertThat(up.get("mean")).isPositive().isLessThanOrEqualTo(up.get("max"));
    assertThat(on.get(2)).as("compresses nothing").doesNotContainKey("compression_errors");
    List<Map<String, Object>> off = (List<Map<String, Object>>) run().summary().get("methods");
    assertThat(off.get(1)).doesNotContainKey("compression_errors");
  }

  /** It goes with theory, which looks at compressions for itself. */
  @Test
  void besidesTheoryBothHaveWhatTheyNeed() throws IOException {
    Path both = written(run(ON, "theory=true"));
    String readings = Files.readString(both.resolve("diagnostics.csv"));
    assertThat(written(run(ON)).resolve("diagnostics.csv")).hasContent(readings);
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsNamedAndNothingIsLeftBesides() throws IOException {
    Results results = run(ON);
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.createDirectories(out.resolve("diagnostics.csv/taken"));
    assertThatThrownBy(() -> results.write(out))
        .isInstanceOf(OutputException.class)
        .hasMessageStartingWith(out.resolve("diagnostics.csv") + " cannot be written: ");
    assertThat(names(out)).noneMatch(name -> name.endsWith(".tmp"));
  }
}
