package terse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import terse.experiment.Catalogue;
import terse.experiment.Experiment;
import terse.experiment.ExperimentReader;
import terse.experiment.Json;
import terse.experiment.Listener;
import terse.experiment.LiveFolder;
import terse.experiment.Plugins;
import terse.experiment.Results;
import terse.experiment.Runner;
import terse.experiment.yaml.ExperimentException;
import terse.report.CurvesChart;
import terse.report.ReportServer;
import terse.report.RunFolder;
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
    Optional<Path> dataDir,
    OptionalInt live,
    boolean quiet,
    boolean json) {

  private static final int NARROWEST = 40;
  private static final int WIDEST = 79;
  private static final int PLOT_ROWS = 13;

  int call() throws InterruptedException {
    List<Experiment> experiments = read();
    List<Path> folders = folders(experiments, out);
    if (live.isEmpty()) {
      return run(experiments, folders);
    }
    if (experiments.size() > 1) {
      throw new ExperimentException("--live shows one experiment, but these are " + files.size());
    }
    try (ReportServer server = WatchTask.serve(folders.get(0), live.getAsInt())) {
      int exit = run(experiments, folders);
      if (exit == ExitCodes.DONE) {
        server.await();
      }
      return exit;
    }
  }

  private int run(List<Experiment> experiments, List<Path> folders) {
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
            Catalogue.with(Plugins.load(plugins)), ExperimentReader.dataFolders(dataDir));
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
    Results results = carryOut(experiment, folder, quiet, live.isPresent());
    if (json) {
      summaries.add(results.summary());
    } else if (!quiet) {
      System.out.print(ClosingTable.of(results, folder));
      if (Terminal.isThere()) {
        int columns = Math.max(NARROWEST, Math.min(WIDEST, Terminal.width() - 1));
        CurvesChart.text(RunFolder.at(folder), columns, PLOT_ROWS).ifPresent(System.out::print);
      }
      System.out.flush();
    }
    return exitCode(results);
  }

  /** Runs an experiment and writes what it leaves into a folder. */
  static Results carryOut(Experiment experiment, Path folder, boolean quiet) {
    return carryOut(experiment, folder, quiet, false);
  }

  private static Results carryOut(Experiment experiment, Path folder, boolean quiet, boolean live) {
    try (ProgressView progress = ProgressView.of(experiment, quiet)) {
      experiment.prepare();
      experiment.warnings().forEach(progress::warn);
      if (!live) {
        return carryOut(experiment, folder, progress);
      }
      try (LiveFolder written = new LiveFolder(experiment, folder, progress)) {
        return carryOut(experiment, folder, written);
      }
    }
  }

  private static Results carryOut(Experiment experiment, Path folder, Listener listener) {
    Runner runner = new Runner(experiment, listener);
    List<Results> results = new ArrayList<>();
    runner.guard(
        () -> {
          Results left = runner.run();
          left.write(folder);
          results.add(left);
        });
    return results.get(0);
  }

  private static int exitCode(Results results) {
    if (results.any(Status.INTERRUPTED)) {
      return ExitCodes.INTERRUPTED;
    }
    return results.any(Status.FAILED) ? ExitCodes.FAILED : ExitCodes.DONE;
  }
}
