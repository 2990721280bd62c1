package terse.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Experiments as texts, for tests. */
final class Texts {
  /** Four workers on a random quadratic of five variables; EF with Top-2. */
  static final String QUADRATIC =
      """
      workers: 4
      rounds: 10
      stepsize: 0.1
      problem: {type: random-quadratic, dimension: 5, eigenvalues: [1, 10]}
      methods:
        - algorithm: ef-sgd
          uplink: {type: top-k, k: 2}
      """;

  private Texts() {}

  /** Writes the text as {@code e.yaml} into the folder and reads it. */
  static Experiment read(Path folder, String text, String... overrides) {
    Path file = folder.resolve("e.yaml");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ExperimentReader(Catalogue.ofTerse(), List.of())
        .read(file, List.of(overrides), Optional.empty());
  }
}
