package terse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import terse.experiment.Catalogue;
import terse.experiment.Experiment;
import terse.experiment.ExperimentReader;
import terse.experiment.Json;
import terse.experiment.Plugins;
import terse.experiment.Results;
import terse.experiment.Runner;
import terse.experiment.yaml.ExperimentException;
import terse.trace.Output;
import terse.trace.OutputException;
import terse.trace.Status;

/** What {@code terse run} does: reads all experiments before it runs the first. */
record RunTask(
    List<Path> files,
    List<String> set,
    Path out,
    String threads,
    String billing,
    boolean force,
    Optional<String> plugins,
    Path dataDir,
    boolean quiet,
    boolean json) {

  int call() {
    List<Experiment> experiments = read();
    List<Path> folders = folders(experiments, out);
    List<Object> summaries = new ArrayList<>();
    int exit = ExitCodes.DONE;
    for (int i = 0; i < experiments.size() && exit != ExitCodes.INTERRUPTED; i++) {
      exit = Math.max(exit, run(experiments.get(i), folders.get(i), summaries));
    }
    if (json) {
      System.out.print(Json.write(files.size() == 1 ? summaries.get(0) : summaries));
      System.out.flush();
    }
    return exit;
  }

  private List<Experiment> read() {
    ExperimentReader reader =
        new ExperimentReader(
            Catalogue.with(Plugins.load(plugins)),
            ExperimentReader.dataFolders(Optional.ofNullable(dataDir)));
    return files.stream()
        .map(
            file ->
                reader.read(
                    file, set, Optional.ofNullable(threads), Optional.ofNullable(billing), force))
        .toList();
  }

  /** The folder of each experiment, which can be written to. */
  static List<Path> folders(List<Experiment> experiments, Path out) {
    List<Path> folders = new ArrayList<>();
    Set<Path> taken = new HashSet<>();
    for (Experiment experiment : experiments) {
      Path root = out == null ? Path.of("runs") : out;
      Path folder = out != null && experiments.size() == 1 ? out : root.resolve(experiment.name());
      if (!taken.add(folder.toAbsolutePath().normalize())) {
        throw new ExperimentException(
            "two of the experiments would write into " + folder + ": give them different names");
      }
      folders.add(folder);
    }
    for (Path folder : folders) {
      try {
        Output.prepare(folder);
      } catch (OutputException e) {
        throw new ExperimentException(e.getMessage(), e);
      }
    }
    return folders;
  }

  private int run(Experiment experiment, Path folder, List<Object> summaries) {
    Results results = carryOut(experiment, folder, quiet);
    if (json) {
      summaries.add(results.summary());
    } else if (!quiet) {
      System.out.print(ClosingTable.of(results, folder));
      System.out.flush();
    }
    return exitCode(results);
  }

  /** Runs an experiment and writes what it leaves into a folder. */
  static Results carryOut(Experiment experiment, Path folder, boolean quiet) {
    try (ProgressView progress = ProgressView.of(experiment, quiet)) {
      experiment.prepare();
      experiment.warnings().forEach(progress::warn);
      Runner runner = new Runner(experiment, progress);
      List<Results> results = new ArrayList<>();
      runner.guard(
          () -> {
            Results left = runner.run();
            left.write(folder);
            results.add(left);
          });
      return results.get(0);
    }
  }

  private static int exitCode(Results results) {
    if (results.any(Status.INTERRUPTED)) {
      return ExitCodes.INTERRUPTED;
    }
    return results.any(Status.FAILED) ? ExitCodes.FAILED : ExitCodes.DONE;
  }
}
