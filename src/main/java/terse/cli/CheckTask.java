package terse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import terse.check.Case;
import terse.check.Check;
import terse.check.Checked;
import terse.check.ExperimentFiles;
import terse.check.JunitXml;
import terse.experiment.Catalogue;
import terse.experiment.Experiment;
import terse.experiment.ExperimentReader;
import terse.experiment.Json;
import terse.experiment.MissingDataSet;
import terse.experiment.Plugins;
import terse.experiment.Results;
import terse.experiment.yaml.ExperimentException;
import terse.trace.OutputException;
import terse.trace.OutputFile;
import terse.trace.Status;

/** What {@code terse check} does: reads all experiments and baselines before it runs the first. */
record CheckTask(
    List<Path> given, Running running, Holding holding, Path junit, boolean quiet, boolean json) {
  private static final String COMMAND = "terse check: ";

  /** How experiments are run, as for {@code terse run}. */
  record Running(
      List<String> set,
      Path out,
      String threads,
      boolean force,
      Optional<String> plugins,
      Optional<Path> dataDir) {}

  /** What they are held to. */
  record Holding(Path baselines, Double tolerance, boolean update) {
    Check check() {
      try {
        return new Check(
            Optional.ofNullable(baselines),
            tolerance == null ? OptionalDouble.empty() : OptionalDouble.of(tolerance),
            update);
      } catch (IllegalArgumentException e) {
        throw new ExperimentException(COMMAND + "--tolerance: " + e.getMessage(), e);
      }
    }
  }

  int call() {
    Check check = holding.check();
    Optional<OutputFile> xml = junitFile();
    Map<Path, Experiment> experiments = new LinkedHashMap<>();
    List<Checked> outcomes = new ArrayList<>();
    read(check, experiments, outcomes);
    outcomes.forEach(skipped -> show(CheckTable.of(skipped)));
    List<Path> folders = RunTask.folders(List.copyOf(experiments.values()), running.out());
    boolean interrupted = false;
    int i = 0;
    for (Map.Entry<Path, Experiment> each : experiments.entrySet()) {
      Path folder = folders.get(i++);
      Results results = RunTask.carryOut(each.getValue(), folder, quiet);
      interrupted = results.any(Status.INTERRUPTED);
      if (interrupted) {
        break;
      }
      Checked outcome = check.of(each.getKey(), results, folder);
      outcomes.add(outcome);
      show(CheckTable.of(outcome));
      if (quiet && !outcome.holds()) {
        System.err.print(CheckTable.of(outcome));
      }
    }
    show(CheckTable.closing(outcomes));
    xml.ifPresent(file -> file.write(JunitXml.of(outcomes)));
    if (json) {
      System.out.print(Json.write(outcomes.stream().map(Checked::asMap).toList()));
      System.out.flush();
    }
    return interrupted ? ExitCodes.INTERRUPTED : exitCode(outcomes);
  }

  private void read(Check check, Map<Path, Experiment> experiments, List<Checked> skipped) {
    ExperimentReader reader =
        new ExperimentReader(
            Catalogue.with(Plugins.load(running.plugins())),
            ExperimentReader.dataFolders(running.dataDir()));
    Optional<String> threads = Optional.ofNullable(running.threads());
    for (Path file : ExperimentFiles.of(given, running.plugins().isPresent())) {
      try {
        Experiment experiment =
            reader.read(
                reader
                    .document(file, running.set(), threads, Optional.empty())
                    .without(ExperimentReader.SWEEP),
                file,
                running.force());
        check.prepare(file, experiment);
        experiments.put(file, experiment);
      } catch (MissingDataSet e) {
        skipped.add(Checked.skipped(ExperimentReader.nameOf(file), file, e.getMessage()));
      }
    }
  }

  private void show(String text) {
    if (!quiet && !json) {
      System.out.print(text);
      System.out.flush();
    }
  }

  private static int exitCode(List<Checked> outcomes) {
    if (outcomes.stream().anyMatch(each -> each.count(Case.Outcome.FAILED) > 0)) {
      return ExitCodes.FAILED;
    }
    return outcomes.stream().allMatch(Checked::holds) ? ExitCodes.DONE : ExitCodes.REFUTED;
  }

  private Optional<OutputFile> junitFile() {
    try {
      return Optional.ofNullable(junit).map(OutputFile::of);
    } catch (OutputException e) {
      throw new ExperimentException(COMMAND + "--junit: " + e.getMessage(), e);
    }
  }
}
