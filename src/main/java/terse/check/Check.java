package terse.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import terse.experiment.Experiment;
import terse.experiment.Results;
import terse.report.ReportException;
import terse.report.RunFolder;
import terse.report.Study;
import terse.trace.OutputFile;
import terse.trace.Status;

/**
 * Holds experiments to what they expect and to their baselines.
 *
 * @param baselines the folder of all baselines; empty for the folder {@code baselines} in the
 *     nearest folder above an experiment that is called {@code configs}, else beside the experiment
 * @param tolerance of baselines, also of those that are written; empty for what a baseline says,
 *     else the usual one
 * @param update whether baselines are written, not held to
 */
public record Check(Optional<Path> baselines, OptionalDouble tolerance, boolean update) {
  private static final String FOLDER = "baselines";
  private static final String CONFIGS = "configs";

  public Check {
    tolerance.ifPresent(Tolerance::new);
  }

  /** The baseline of an experiment, which need not exist. */
  public Path baseline(Path file, String name) {
    return baselines.orElseGet(() -> folder(file)).resolve(name + ".csv");
  }

  private static Path folder(Path file) {
    Path beside = file.toAbsolutePath().normalize().getParent();
    Path found = beside;
    for (Path p = beside; p != null; p = p.getParent()) {
      if (p.endsWith(CONFIGS)) {
        found = p;
        break;
      }
    }
    Path here = Path.of("").toAbsolutePath();
    return (found.startsWith(here) ? here.relativize(found) : found).resolve(FOLDER);
  }

  /**
   * Reads what an experiment will be held to, so that what is wrong with it is told before anything
   * is run.
   *
   * @throws ReportException where its baseline is damaged
   */
  public void prepare(Path file, Experiment experiment) {
    experiment.expectations();
    stored(baseline(file, experiment.name()));
  }

  private static Optional<Baseline> stored(Path place) {
    return Files.exists(place) ? Optional.of(BaselineFile.read(place)) : Optional.empty();
  }

  /**
   * Holds what was run, and is written in this folder, to all that it must keep.
   *
   * @param file where the experiment is written
   */
  public Checked of(Path file, Results results, Path folder) {
    String name = results.experiment().name();
    Study study = Study.read(RunFolder.at(folder));
    List<Case> cases = new ArrayList<>(new Judge(study).judge(results.experiment().expectations()));
    Path place = baseline(file, name);
    Optional<Baseline> stored = stored(place);
    Optional<Path> written = Optional.empty();
    Baseline parted = null;
    boolean failed = cases.stream().anyMatch(each -> each.outcome() == Case.Outcome.FAILED);
    if (update && !failed && !results.any(Status.INTERRUPTED)) {
      OptionalDouble kept = stored.isPresent() ? stored.get().tolerance() : OptionalDouble.empty();
      OutputFile.of(place).write(BaselineFile.write(Baseline.of(study, kept)));
      written = Optional.of(place);
    } else if (stored.isPresent()) {
      Map<String, Case> held =
          new BaselineJudge(stored.get(), tolerance(stored.get()), study).judge();
      cases.addAll(held.values());
      held.values().removeIf(each -> each.outcome() == Case.Outcome.HELD);
      parted = stored.get().only(held.keySet());
    }
    Checked checked = new Checked(name, file, cases, Optional.empty(), written, results.seconds());
    if (checked.holds()) {
      CheckPage.remove(folder);
      return checked;
    }
    Path page =
        parted == null || parted.methods().isEmpty()
            ? CheckPage.write(folder)
            : CheckPage.write(folder, parted, place);
    return new Checked(name, file, cases, Optional.of(page), written, results.seconds());
  }

  private Tolerance tolerance(Baseline stored) {
    OptionalDouble given = tolerance.isPresent() ? tolerance : stored.tolerance();
    return given.isPresent() ? new Tolerance(given.getAsDouble()) : Tolerance.DEFAULT;
  }
}
