package terse.reproduce.mcm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import terse.experiment.Catalogue;
import terse.experiment.Experiment;
import terse.experiment.ExperimentReader;
import terse.experiment.Listener;
import terse.experiment.Results;
import terse.experiment.Runner;
import terse.reproduce.Evidence;
import terse.testing.Shared;

/** Experiments of the pack, made small. */
final class Small {
  static final Path CONFIGS = Path.of("configs", "mcm");

  private Small() {}

  static Experiment read(Path file, String... overrides) {
    return new ExperimentReader(Catalogue.ofTerse(), List.of(Shared.dataFolder()))
        .read(file, List.of(overrides), Optional.empty());
  }

  static Results run(Path file, String... overrides) {
    return new Runner(read(file, overrides), Listener.NONE).run();
  }

  static Results run(Path folder, String text) {
    try {
      return run(Files.writeString(folder.resolve("small.yaml"), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Evidence evidence(String file, Results results) {
    return new Evidence(Map.of(file, results), Map.of(), false);
  }
}
