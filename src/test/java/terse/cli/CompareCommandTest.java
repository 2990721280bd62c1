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

/** {@code terse compare} from end to end, in this JVM. */
class CompareCommandTest {
  private static final String EXPERIMENT =
      """
      workers: 4
      rounds: 30
      repeats: 2
      stepsize: 0.05
      problem: {type: random-quadratic, dimension: 5, eigenvalues: [1, 10]}
      methods:
        - algorithm: sgd
        - algorithm: diana
          uplink: {type: qsgd, levels: 1}
          alpha-up: 0.3
      """;

  @TempDir Path folder;
  private Path one;

  @BeforeEach
  void run() throws IOException {
    Files.writeString(folder.resolve("e.yaml"), EXPERIMENT);
    one = run("one");
  }

  private Path run(String name, String... set) {
    Path out = folder.resolve(name);
    List<String> arguments = new ArrayList<>(List.of("run", folder.resolve("e.yaml").toString()));
    arguments.addAll(List.of("--quiet", "--out", out.toString()));
    for (String each : set) {
      arguments.addAll(List.of("--set", each));
    }
    assertThat(terse(arguments.toArray(String[]::new)).exit()).isZero();
    return out;
  }

  private Left compare(Path other, String... more) {
    List<String> arguments = new ArrayList<>(List.of("compare", one.toString(), other.toString()));
    arguments.addAll(List.of(more));
    return terse(arguments.toArray(String[]::new));
  }

  @Test
  void theSameRunTwiceIsTheSame() {
    Left left = compare(run("two", "threads=3"), "--tolerance", "0");
    assertThat(left.exit()).isZero();
    assertThat(left.out())
        .contains("  threads: auto | 3\n")
        .contains("  same     sgd, to the last bit\n  same     diana qsgd(1), to the last bit\n")
        .endsWith("all 2 methods are the same\n");
    assertThat(compare(folder.resolve("two"), "--quiet")).isEqualTo(new Left(0, "", ""));
  }

  @Test
  void whereCurvesPartIsTold() throws IOException {
    Path two = run("two", "methods.1.alpha-up=0.2");
    Left left = compare(two);
    assertThat(left.exit()).isEqualTo(1);
    assertThat(left.out())
        .contains("  methods[1].alpha-up: 0.3 | 0.2\n")
        .contains("  same     sgd, to the last bit\n  DIFFERS  diana qsgd(1)\n")
        .endsWith("1 of 2 methods differ\n");
    List<String> curves = Files.readAllLines(one.resolve("curves.csv"));
    List<String> others = Files.readAllLines(two.resolve("curves.csv"));
    int first = 0;
    while (curves.get(first).equals(others.get(first))) {
      first++;
    }
    String[] row = curves.get(first).split(",", -1);
    String[] other = others.get(first).split(",", -1);
    assertThat(left.out())
        .contains(
            "    loss parts in round "
                + row[2]
                + " of repeat "
                + row[1]
                + ": "
                + row[4]
                + " | "
                + other[4]);
  }

  @Test
  void whatIsInOneAloneAndEndsElsewhereIsTold() throws IOException {
    Files.writeString(folder.resolve("e.yaml"), EXPERIMENT.replace("alpha-up: 0.3", "name: mine"));
    Left left = compare(run("two", "rounds=20", "repeats=1"));
    assertThat(left.exit()).isEqualTo(1);
    assertThat(left.out())
        .contains("  DIFFERS  sgd\n    repeats: 2 | 1\n    ends in round: 30 | 20\n")
        .contains("  DIFFERS  diana qsgd(1)\n    is in A alone\n")
        .contains("  DIFFERS  mine\n    is in B alone\n")
        .contains("  methods[1].alpha-up: 0.3 | 1/(2*(1+omega_up))\n");
  }

  @Test
  void aToleranceDecidesWhatIsTheSame() {
    Path two = run("two", "stepsize=0.0500000001");
    assertThat(compare(two).exit()).isEqualTo(1);
    Left left = compare(two, "--tolerance", "1e-4");
    assertThat(left.exit()).isZero();
    assertThat(left.out()).contains("  same     sgd, up to 1.0E-4\n");
    Left wrong = compare(two, "--tolerance", "-1");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).startsWith("terse compare: --tolerance: a tolerance is a number from");
  }

  @Test
  void jsonHasTheSame() {
    Left left = compare(run("two", "methods.1.alpha-up=0.2"), "--json");
    assertThat(left.exit()).isEqualTo(1);
    JsonNode comparison = JsonMapper.shared().readTree(left.out());
    assertThat(comparison.get("same").asBoolean()).isFalse();
    assertThat(comparison.at("/keys/0/path").asString()).isEqualTo("methods[1].alpha-up");
    assertThat(comparison.at("/methods/0/same").asBoolean()).isTrue();
    assertThat(comparison.at("/methods/1/metrics/0/name").asString()).isEqualTo("loss");
    assertThat(comparison.at("/methods/1/metrics/0/last").size()).isEqualTo(2);
  }

  @Test
  void whatIsNoRunIsRefused() {
    Left left = compare(folder.resolve("none"));
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err()).contains("there is no such folder");
  }
}
