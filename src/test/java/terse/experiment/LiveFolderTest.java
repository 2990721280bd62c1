package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.trace.Row;

class LiveFolderTest {
  private static final String EXPERIMENT =
      """
      workers: 3
      rounds: 40
      repeats: 2
      stepsize: theory
      theory: true
      problem: {type: random-quadratic, dimension: 4, eigenvalues: [1, 10]}
      methods:
        - algorithm: sgd
        - {algorithm: diana, uplink: {type: qsgd, levels: 1}}
      """;

  @TempDir Path temporary;

  private Experiment experiment() throws IOException {
    Path file = Files.writeString(temporary.resolve("live.yaml"), EXPERIMENT);
    return new ExperimentReader(Catalogue.ofTerse(), List.of())
        .read(file, List.of(), Optional.empty());
  }

  @Test
  void whatWasRecordedSoFarIsThereWholeUntilTheEnd() throws IOException {
    Experiment experiment = experiment();
    experiment.prepare();
    Path partial = temporary.resolve(".live");
    AtomicReference<String> curves = new AtomicReference<>("");
    AtomicReference<String> summary = new AtomicReference<>("");
    Listener reader =
        new Listener() {
          @Override
          public void recorded(String method, int repeat, Row row) {
            if (Files.exists(partial.resolve("report.html")) && curves.get().isEmpty()) {
              curves.set(text(partial.resolve("curves.csv")));
              summary.set(text(partial.resolve("summary.json")));
            }
          }
        };
    try (LiveFolder live = new LiveFolder(experiment, temporary, 0, reader)) {
      Results results = new Runner(experiment, live).run();
      results.write(temporary);
      assertThat(partial).isDirectory();
    }
    assertThat(partial).doesNotExist();
    assertThat(summary.get()).contains("\"running\"");
    assertThat(curves.get().lines().count()).isGreaterThan(1);
    assertThat(text(temporary.resolve("curves.csv")).lines().toList())
        .containsAll(curves.get().lines().toList());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
