package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static terse.cli.Commands.terse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.check.Check;
import terse.check.ExperimentFiles;
import terse.cli.Commands.Left;
import terse.experiment.ExperimentReader;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.YamlReader;
import terse.testing.Shared;

/**
 * Every experiment in {@code configs/} has expectations. Those that have a baseline, which all
 * short ones should and of each folder some do, hold to both; one whose data set is missing is
 * skipped, by name. {@code terse check configs} holds the long ones, too.
 */
class ConfigsHoldTest {
  @TempDir Path out;

  static List<Path> all() {
    return ExperimentFiles.of(List.of(Path.of("configs")), false);
  }

  private static Mapping document(Path config) {
    return (Mapping) YamlReader.read(config);
  }

  private static String name(Path config) {
    return ExperimentReader.nameOf(document(config), config);
  }

  static List<Path> withBaseline() {
    Check check = new Check(Optional.empty(), OptionalDouble.empty(), false);
    return all().stream().filter(file -> Files.exists(check.baseline(file, name(file)))).toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void expectsSomething(Path config) {
    assertThat(document(config).get("expect")).isNotNull();
  }

  @Test
  void namesAreUnique() {
    assertThat(all().stream().map(ConfigsHoldTest::name)).doesNotHaveDuplicates();
  }

  @Test
  void everyFolderHasABaseline() {
    assertThat(withBaseline().stream().map(Path::getParent).distinct())
        .containsExactlyInAnyOrderElementsOf(
            all().stream().map(Path::getParent).distinct().toList());
  }

  @ParameterizedTest
  @MethodSource("withBaseline")
  void holds(Path config) {
    Left left =
        terse(
            "check",
            config.toString(),
            "--out",
            out.toString(),
            "--data-dir",
            Shared.dataFolder().toString());
    assumeFalse(left.out().contains("  skipped  data"), left::out);
    assertThat(left.out()).contains("  holds  ", ": baseline; the same ").doesNotContain("BROKEN");
    assertThat(left.out().lines().filter(line -> line.startsWith("  holds  ")))
        .as("expectations")
        .anyMatch(line -> !line.contains(": baseline;"));
    assertThat(left.exit()).isZero();
  }
}
