package terse.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import terse.experiment.Catalogue;
import terse.experiment.ExperimentReader;
import terse.experiment.Json;
import terse.experiment.Plugins;
import terse.experiment.yaml.ExperimentException;
import terse.experiment.yaml.Node.Mapping;
import terse.sweep.Shard;
import terse.sweep.Sweep;
import terse.sweep.SweepResults;
import terse.sweep.SweepRunner;
import terse.trace.Output;
import terse.trace.OutputException;

/** What {@code terse sweep} does: reads every point before it runs the first. */
record SweepTask(
    Path file,
    List<String> set,
    Path out,
    String shard,
    String threads,
    String billing,
    boolean force,
    Optional<String> plugins,
    Optional<Path> dataDir,
    boolean quiet,
    boolean json) {

  int call() {
    Shard part = Shard.parse(shard);
    Plugins loaded = Plugins.load(plugins);
    ExperimentReader reader =
        new ExperimentReader(Catalogue.with(loaded), ExperimentReader.dataFolders(dataDir));
    Mapping document =
        reader.document(file, set, Optional.ofNullable(threads), Optional.ofNullable(billing));
    Sweep sweep = Sweep.read(reader, document, file, force, loaded.places());
    Path folder = out == null ? Path.of("runs").resolve(part.folder(sweep.plan().name())) : out;
    try {
      Output.prepare(folder);
    } catch (OutputException e) {
      throw new ExperimentException(e.getMessage(), e);
    }
    Optional<SweepResults> results;
    try (SweepView view = SweepView.of(sweep.plan(), quiet)) {
      results = SweepRunner.run(sweep, folder, part, view, threads != null);
      if (results.isEmpty()) {
        view.interrupted();
        return ExitCodes.INTERRUPTED;
      }
    }
    return print(results.get(), quiet, json);
  }

  /** Prints the table of a whole sweep or of a shard, and returns the exit code. */
  static int print(SweepResults results, boolean quiet, boolean json) {
    if (json) {
      System.out.print(Json.write(results.summary()));
    } else if (!quiet) {
      System.out.print(SweepClosing.of(results));
    }
    System.out.flush();
    return results.anyFailed() ? ExitCodes.FAILED : ExitCodes.DONE;
  }
}
