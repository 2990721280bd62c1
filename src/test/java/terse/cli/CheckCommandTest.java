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

/** {@code terse check} from end to end, in this JVM. */
class CheckCommandTest {
  private static final String EXPERIMENT =
      """
      workers: 4
      rounds: 30
      stepsize: 0.05
      problem: {type: random-quadratic, dimension: 5, eigenvalues: [1, 10]}
      methods:
        - algorithm: ef-sgd
          uplink: {type: top-k, k: 2}
        - algorithm: diana
          uplink: {type: qsgd, levels: 1}
          alpha-up: 0.3
      """;

  private static final String EXPECT =
      """
      expect:
        - {status: finished}
        - {method: ef-sgd, metric: loss, at: last, below: LIMIT}
        - {method: diana, metric: bits_up, at: min, below: 1}
      """;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("e.yaml"), EXPERIMENT);
  }

  private void expect(String limit) throws IOException {
    Files.writeString(file, EXPERIMENT + EXPECT.replace("LIMIT", limit));
  }

  private Left check(String... more) {
    List<String> arguments = new ArrayList<>(List.of("check", file.toString()));
    arguments.addAll(List.of("--out", folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    return terse(arguments.toArray(String[]::new));
  }

  private Path baseline() {
    return folder.resolve("baselines/e.csv");
  }

  private Path page() {
    return folder.resolve("out/check.html");
  }

  @Test
  void anExperimentThatHoldsNothingSaysSo() {
    Left left = check();
    assertThat(left.exit()).isZero();
    assertThat(left.out())
        .contains("e (" + file + ")")
        .contains("  holds nothing: it has no expectations and no baseline (--update writes one)")
        .endsWith("1 experiment: nothing to hold\n");
    assertThat(folder.resolve("out/curves.csv")).exists();
    assertThat(page()).doesNotExist();
  }

  @Test
  void expectationsThatHold() throws IOException {
    expect("1e6");
    Left left = check();
    assertThat(left.exit()).isZero();
    assertThat(left.out())
        .contains("  holds    ef-sgd top-k(2): status finished; finished\n")
        .contains("  holds    diana qsgd(1): bits_up at min below 1; 0.0 in round 0\n")
        .endsWith("1 experiment: 4 hold\n");
  }

  @Test
  void anExpectationThatDoesNotHoldIsTheExitCode() throws IOException {
    expect("-1e6");
    Left left = check();
    assertThat(left.exit()).isEqualTo(1);
    assertThat(left.out())
        .containsPattern(
            "  BROKEN   ef-sgd top-k\\(2\\): loss at last below -1000000; expected loss at last below"
                + " -1000000, measured -?[0-9.]+ in round 30\n")
        .contains("  the curves are in " + page())
        .endsWith("1 experiment: 3 hold, 1 broken\n");
    assertThat(Files.readString(page())).startsWith("<!DOCTYPE html>");
    expect("1e6");
    assertThat(check().exit()).isZero();
    assertThat(page()).as("the page of an earlier check").doesNotExist();
  }

  @Test
  void quietSpeaksOfWhatDoesNotHoldAlone() throws IOException {
    expect("1e6");
    assertThat(check("--quiet")).isEqualTo(new Left(0, "", ""));
    expect("-1e6");
    Left left = check("--quiet");
    assertThat(left.exit()).isEqualTo(1);
    assertThat(left.out()).isEmpty();
    assertThat(left.err()).contains("BROKEN   ef-sgd top-k(2)");
  }

  @Test
  void anUnchangedTreeHoldsToItsBaselineToTheLastBit() {
    Left update = check("--update");
    assertThat(update.exit()).isZero();
    assertThat(update.out()).contains("  the baseline is written to ", "baselines/e.csv");
    assertThat(baseline()).exists();
    for (String threads : List.of("auto", "1", "3")) {
      Left left = check("--threads", threads, "--tolerance", "0");
      assertThat(left.exit()).isZero();
      assertThat(left.out())
          .contains("  holds    ef-sgd top-k(2): baseline; the same to the last bit\n")
          .contains("  holds    diana qsgd(1): baseline; the same to the last bit\n");
    }
  }

  /** What one coefficient of a method makes of its curve is seen, and seen where it begins. */
  @Test
  void anotherCoefficientPartsFromTheBaselineInTheRoundAfterItIsUsed() {
    check("--update");
    Left left = check("--set", "methods.1.alpha-up=0.3000001");
    assertThat(left.exit()).isEqualTo(1);
    assertThat(left.out())
        .contains("  holds    ef-sgd top-k(2): baseline; the same to the last bit\n")
        .containsPattern(
            "  BROKEN   diana qsgd\\(1\\): baseline; parts in round 2 \\(agrees up to round 1\\): loss"
                + " expected [0-9.E-]+, measured [0-9.E-]+ \\([0-9.e-]+ apart\\); also excess_loss,"
                + " gradient_norm, distance\n");
  }

  @Test
  void thePageOfABrokenBaselineHasBothCurves() throws IOException {
    check("--update");
    check("--set", "methods.1.alpha-up=0.2");
    assertThat(Files.readString(page()))
        .contains("<h1>e, baseline of e</h1>")
        .contains("{\"name\":\"diana qsgd(1)\",\"status\":\"finished\",\"digest\"")
        .doesNotContain("{\"name\":\"ef-sgd top-k(2)\",\"status\":\"finished\",\"digest\"");
  }

  @Test
  void aToleranceLetsSmallChangesPass() throws IOException {
    check("--update");
    String[] change = {"--set", "stepsize=0.0500000001"};
    assertThat(check(change).exit()).isEqualTo(1);
    Left left = check(change[0], change[1], "--tolerance", "1e-3");
    assertThat(left.exit()).isZero();
    assertThat(left.out()).contains("the same up to 0.001, but the digest is another");
    Files.writeString(
        baseline(), Files.readString(baseline()).replaceFirst("# method", "# tolerance: 1e-3\n$0"));
    assertThat(check(change).exit()).isZero();
    assertThat(check("--update").exit()).isZero();
    assertThat(Files.readString(baseline())).contains("# tolerance: 0.001\n");
    for (String wrong : List.of("-1", "1", "NaN")) {
      Left refused = check("--tolerance", wrong);
      assertThat(refused.exit()).isEqualTo(2);
      assertThat(refused.err())
          .startsWith("terse check: --tolerance: a tolerance is a number from 0 up to 1, but");
    }
  }

  @Test
  void methodsThatComeAndGoAreNamed() throws IOException {
    check("--update");
    Files.writeString(file, EXPERIMENT.replace("alpha-up: 0.3", "name: mine"));
    Left left = check();
    assertThat(left.exit()).isEqualTo(1);
    assertThat(left.out())
        .contains("mine: baseline; the baseline has no such method: --update adds it")
        .contains(
            "diana qsgd(1): baseline; the baseline has this method, but the experiment has not");
  }

  @Test
  void repeatsGiveABandWhereRandomNumbersChange() throws IOException {
    check("--set", "repeats=6", "--update");
    assertThat(Files.readString(baseline()))
        .containsPattern("# method: finished 6 [0-9a-f]{64} ef-sgd")
        .contains("diana qsgd(1),5,30,")
        .doesNotContain("ef-sgd top-k(2),1,");
    Left slower = check("--set", "repeats=6", "--set", "methods.1.stepsize=0.01");
    assertThat(slower.exit()).isEqualTo(1);
    assertThat(slower.out())
        .containsPattern(
            "diana qsgd\\(1\\): baseline; parts in round \\d+: [a-z_]+ expected [0-9.E-]+ to [0-9.E-]+,"
                + " measured [0-9.E-]+, the mean of 6 repeats, out of the band of 6");
    // As if repeats drew each other's random numbers: the same distribution from other numbers.
    String text = Files.readString(baseline());
    Files.writeString(baseline(), text.replaceAll("(?m)^(diana[^,]*),5,", "$1,7,"));
    Files.writeString(
        baseline(), Files.readString(baseline()).replaceAll("(?m)^(diana[^,]*),0,", "$1,5,"));
    Files.writeString(
        baseline(), Files.readString(baseline()).replaceAll("(?m)^(diana[^,]*),7,", "$1,0,"));
    Left drawn = check("--set", "repeats=6");
    assertThat(drawn.exit()).isZero();
    assertThat(drawn.out())
        .contains("diana qsgd(1): baseline; within the band of 6 repeats, but not bit for bit");
    Files.writeString(baseline(), text);
    Left fewer = check("--set", "repeats=2");
    assertThat(fewer.exit()).isZero();
    assertThat(fewer.out()).contains("the same up to 1.0E-12, in the repeats of both");
  }

  @Test
  void junitHasACaseForEachExpectationAndBaseline() throws IOException {
    expect("-1e6");
    check("--update");
    Path xml = folder.resolve("deep/er/junit.xml");
    Left left = check("--junit", xml.toString(), "--quiet");
    assertThat(left.exit()).isEqualTo(1);
    assertThat(Files.readString(xml))
        .contains("<testsuite name=\"e\" tests=\"6\" failures=\"1\" errors=\"0\" skipped=\"0\"")
        .contains("classname=\"e\" name=\"diana qsgd(1): baseline\"");
    Left directory = check("--junit", folder.toString());
    assertThat(directory.exit()).isEqualTo(2);
    assertThat(directory.err()).startsWith("terse check: --junit: ");
  }

  @Test
  void jsonPrintsTheOutcome() throws IOException {
    expect("-1e6");
    Left left = check("--json");
    JsonNode outcome = JsonMapper.shared().readTree(left.out()).get(0);
    assertThat(outcome.get("experiment").asString()).isEqualTo("e");
    assertThat(outcome.get("holds").asBoolean()).isFalse();
    assertThat(outcome.at("/cases/2/outcome").asString()).isEqualTo("broken");
  }

  @Test
  void aFolderIsEveryExperimentBelowIt() throws IOException {
    Path configs = Files.createDirectories(folder.resolve("configs/deep"));
    Files.writeString(configs.resolve("a.yaml"), EXPERIMENT);
    Files.writeString(configs.resolve("../b.yml"), EXPERIMENT);
    Files.writeString(configs.resolve("style.yaml"), "font: 10\n");
    Files.writeString(configs.resolve("sweep.yaml"), EXPERIMENT + "sweep: {stepsize: [1, 2]}\n");
    Path plugin = Files.createDirectories(configs.resolve("plugin/META-INF")).getParent();
    Files.writeString(plugin.resolve("c.yaml"), EXPERIMENT.replace("ef-sgd", "mine"));
    String out = folder.resolve("out").toString();
    Left left =
        terse("check", folder.resolve("configs").toString(), "--out", out, "--update", "--quiet");
    assertThat(left).isEqualTo(new Left(0, "", ""));
    assertThat(folder.resolve("configs/baselines/a.csv")).exists();
    assertThat(folder.resolve("configs/baselines/b.csv")).exists();
    assertThat(folder.resolve("configs/baselines/sweep.csv")).exists();
    assertThat(folder.resolve("configs/baselines/c.csv")).doesNotExist();
    Left empty = terse("check", plugin.resolve("META-INF").toString());
    assertThat(empty.exit()).isEqualTo(2);
    assertThat(empty.err()).contains("there is no experiment below it");
  }

  @Test
  void whatIsWrongIsToldBeforeAnythingIsRun() throws IOException {
    Files.writeString(file, EXPERIMENT + "expect:\n  - {metric: los, below: 1}\n");
    Left left = check();
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err()).contains("unknown metric los; did you mean loss?");
    assertThat(folder.resolve("out")).doesNotExist();
    Files.writeString(file, EXPERIMENT);
    Files.createDirectories(baseline().getParent());
    Files.writeString(baseline(), "method,repeat,round\n");
    Left damaged = check();
    assertThat(damaged.exit()).isEqualTo(2);
    assertThat(damaged.err())
        .isEqualTo(baseline() + ": is no baseline: the line '# terse: ...' is missing\n");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aMissingDataSetIsSkippedByName() throws IOException {
    Files.writeString(
        file,
        EXPERIMENT.replaceFirst("problem: .*", "problem: {type: logistic-regression, data: a9a}"));
    Path xml = folder.resolve("junit.xml");
    Left left = check("--data-dir", folder.toString(), "--junit", xml.toString());
    assertThat(left.exit()).isZero();
    assertThat(left.out())
        .contains("  skipped  data; ", "the data set a9a is not bundled")
        .endsWith("1 experiment: 1 skipped\n");
    assertThat(Files.readString(xml)).contains("<skipped message=");
  }
}
