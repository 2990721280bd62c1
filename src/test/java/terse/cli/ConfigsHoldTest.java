package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static terse.cli.Commands.terse;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.check.ExperimentFiles;
import terse.cli.Commands.Left;
import terse.testing.Shared;

/**
 * Every experiment in {@code configs/} has expectations and a baseline, and holds to them; one
 * whose data set is missing is skipped, by name.
 */
class ConfigsHoldTest {
  @TempDir Path out;

  static List<Path> configs() {
    return ExperimentFiles.of(List.of(Path.of("configs")), false);
  }

  @ParameterizedTest
  @MethodSource("configs")
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
