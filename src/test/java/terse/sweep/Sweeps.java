package terse.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import terse.experiment.Catalogue;
import terse.experiment.ExperimentReader;
import terse.trace.Status;

/** Sweeps of small experiments, for tests. */
final class Sweeps {
  /** Three methods, of which DIANA has noise and repeats; two step sizes are too large. */
  static final String GRID =
      """
      name: small
      workers: 3
      rounds: 30
      repeats: 2
      stepsize: 1/L
      problem: {type: random-quadratic, dimension: 6, eigenvalues: [1, 10]}
      sweep:
        stepsize: [0.25/L, 1/L, 8/L, 64/L]
        methods.*.uplink.k: [1, 3]
      methods:
        - algorithm: sgd
        - {algorithm: ef-sgd, uplink: {type: top-k, k: 2}}
        - {algorithm: diana, uplink: {type: rand-k, k: 2}}
      """;

  private Sweeps() {}

  static Sweep read(Path folder, String text, String... overrides) {
    Path file = folder.resolve("e.yaml");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ExperimentReader reader = new ExperimentReader(Catalogue.ofTerse(), List.of());
    return Sweep.read(
        reader,
        reader.document(file, List.of(overrides), Optional.empty(), Optional.empty()),
        file,
        false,
        List.of());
  }

  /** Runs a whole sweep. */
  static SweepResults run(Path folder, String text, Path out) {
    return run(read(folder, text), out, Shard.ALL, new Heard());
  }

  static SweepResults run(Sweep sweep, Path out, Shard shard, Heard heard) {
    return SweepRunner.run(sweep, out, shard, heard, false).orElseThrow();
  }

  /** The tables of a sweep, as text. */
  static String tables(Path out) {
    try {
      return Files.readString(out.resolve("sweep.csv")) + Files.readString(out.resolve("best.csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a listener heard. */
  static class Heard implements SweepListener {
    final List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    int missing = -1;

    @Override
    public void begins(int points, int left) {
      missing = left;
    }

    @Override
    public void done(Point point, List<Status> statuses, List<String> warnings, double seconds) {
      done.add(point.index());
    }
  }
}
