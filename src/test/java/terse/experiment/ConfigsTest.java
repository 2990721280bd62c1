package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.YamlReader;
import terse.testing.Shared;

/**
 * Every experiment in {@code configs/} can be read, and the schema accepts it; that of a plugin has
 * a test of its own.
 */
class ConfigsTest {
  static List<Path> configs() throws IOException {
    Path plugin = Path.of("configs", "plugin-example");
    return all().stream().filter(file -> !file.startsWith(plugin)).toList();
  }

  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("configs"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void isAnExperiment(Path config) {
    if (config.getFileName().toString().startsWith("figure-3-")) {
      Shared.dataOrSkip("mnist");
    }
    ExperimentReader reader =
        new ExperimentReader(Catalogue.ofTerse(), List.of(Shared.dataFolder()));
    Mapping document =
        reader
            .document(config, List.of(), Optional.empty(), Optional.empty())
            .without(ExperimentReader.SWEEP);
    Experiment e = readOrSkip(reader, document, config);
    assertThat(e.methods()).isNotEmpty();
    assertThat(e.resolved()).contains("name: " + ExperimentReader.nameOf(config));
  }

  /** Where the data is not here the calling test is skipped, by name. */
  private static Experiment readOrSkip(ExperimentReader reader, Mapping document, Path config) {
    try {
      return reader.read(document, config, false);
    } catch (MissingDataSet e) {
      return Assumptions.abort(e.getMessage());
    }
  }

  /** Names are those of output folders, and of baselines: one folder holds them all. */
  @Test
  void namesDiffer() throws IOException {
    assertThat(configs()).extracting(ExperimentReader::nameOf).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("configs")
  void isAcceptedByTheSchema(Path config) {
    Object document = Schema.json(YamlReader.read(config));
    assertThat(new JsonSchemaCheck(Schema.of(Catalogue.ofTerse())).faults(document)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void teachesByComments(Path config) throws IOException {
    assertThat(Files.readAllLines(config))
        .filteredOn(line -> line.contains("#"))
        .hasSizeGreaterThan(5);
    assertThat(Files.readAllLines(config)).allMatch(line -> line.length() <= 110);
  }
}
