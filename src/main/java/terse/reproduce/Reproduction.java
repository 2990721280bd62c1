package terse.reproduce;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import terse.data.MissingDataException;
import terse.experiment.Experiment;
import terse.experiment.ExperimentReader;
import terse.experiment.MissingDataSet;
import terse.experiment.Results;
import terse.experiment.Runner;
import terse.experiment.yaml.ExperimentException;
import terse.report.plot.Chart;
import terse.report.plot.Pictures;
import terse.report.plot.PlotStyle;
import terse.trace.Output;
import terse.trace.OutputFile;
import terse.trace.RunResult;
import terse.trace.Status;

/**
 * Carries out items of a pack, one after the other: runs their experiments, has them judged, writes
 * what they leave.
 *
 * <p>An item's files appear when it has ended, those of other items stay, and the pack's page is
 * written anew after each: what is done when it is interrupted stays. An item whose data is not
 * here is no failure, nor does one whose run fails keep the others from running.
 */
public final class Reproduction {
  /** The name of the pack's page. */
  public static final String PAGE = "index.html";

  private static final PlotStyle STYLE = PlotStyle.COLUMN.withWidth(120);

  private final Pack pack;
  private final Path configs;
  private final Path folder;
  private final boolean full;
  private final ExperimentReader reader;
  private final Progress progress;

  /**
   * A reproduction.
   *
   * @param configs the folder that has a folder of experiments for each pack
   * @param reader of the experiments, which knows where named data sets are
   * @param folder that gets the page, and a folder for each item
   * @param full whether at the paper's size
   */
  public Reproduction(
      Pack pack,
      Path configs,
      ExperimentReader reader,
      Path folder,
      boolean full,
      Progress progress) {
    this.pack = pack;
    this.configs = configs.resolve(pack.name());
    this.folder = folder;
    this.full = full;
    this.progress = progress;
    this.reader = reader;
  }

  /**
   * Carries out these items.
   *
   * @return what came of them, in their order; without those that an interrupt has kept from ending
   * @throws ExperimentException where the experiment of an item is wrong
   */
  public Map<Item, Outcome> of(List<Item> items) {
    Output.prepare(folder);
    Map<Item, Outcome> outcomes = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      progress.begun(item, i + 1, items.size());
      Optional<Outcome> outcome = carryOut(item);
      if (outcome.isEmpty()) {
        return outcomes;
      }
      outcomes.put(item, outcome.get());
      writePage();
      progress.ended(item, outcome.get());
    }
    return outcomes;
  }

  /** Writes the pack's page of all that is in its folder. */
  private void writePage() {
    Map<Item, Outcome> known = new HashMap<>();
    for (Item item : pack.items()) {
      OutcomeFile.read(folder.resolve(item.name())).ifPresent(found -> known.put(item, found));
    }
    OutputFile.of(folder.resolve(PAGE)).write(PackPage.of(pack, known));
  }

  /** Empty where it was interrupted. */
  private Optional<Outcome> carryOut(Item item) {
    Instant begun = Instant.now();
    long nanos = System.nanoTime();
    Map<String, Results> results = new HashMap<>();
    Map<String, String> missing = new HashMap<>();
    List<String> runs = new ArrayList<>();
    List<Finding> failures = new ArrayList<>();
    for (Config config : item.configs()) {
      Optional<Experiment> experiment = read(config, missing);
      if (experiment.isEmpty()) {
        continue;
      }
      String place = item.configs().size() == 1 ? "" : config.name();
      Results left = run(experiment.get(), folder.resolve(item.name()).resolve(place));
      if (left.any(Status.INTERRUPTED)) {
        return Optional.empty();
      }
      results.put(config.file(), left);
      runs.add(place);
      failures.addAll(failures(config, left));
    }
    Judgement judgement =
        failures.isEmpty()
            ? judge(item, new Evidence(results, missing, full))
            : Judgement.of(failures);
    Outcome outcome =
        new Outcome(
            judgement.findings(),
            judgement.pictures().stream().map(Reproduction::draw).toList(),
            judgement.notes(),
            full,
            begun,
            (System.nanoTime() - nanos) * 1e-9,
            runs);
    Path place = folder.resolve(item.name());
    Output.prepare(place);
    OutcomeFile.write(place, pack, item, outcome);
    return Optional.of(outcome);
  }

  private Optional<Experiment> read(Config config, Map<String, String> missing) {
    Path file = configs.resolve(config.file());
    if (!Files.isRegularFile(file)) {
      throw new ExperimentException(
          "terse reproduce: there is no "
              + file
              + ": the packs' experiments are in the folder configs of Terse's sources");
    }
    List<String> overrides = full ? config.full() : List.of();
    try {
      return Optional.of(reader.read(file, overrides, Optional.empty()));
    } catch (MissingDataSet e) {
      missing.put(config.file(), e.getCause().getMessage());
      return Optional.empty();
    }
  }

  /** Runs and writes; where that is interrupted, what was written before stays. */
  private Results run(Experiment experiment, Path place) {
    Output.prepare(place);
    Runner runner = new Runner(experiment, progress.running(experiment));
    List<Results> results = new ArrayList<>();
    runner.guard(
        () -> {
          Results left = runner.run();
          results.add(left);
          if (!left.any(Status.INTERRUPTED)) {
            left.write(place);
          }
        });
    return results.get(0);
  }

  private static List<Finding> failures(Config config, Results results) {
    return results.runs().stream()
        .filter(run -> run.status() == Status.FAILED)
        .map(run -> Finding.failed(config.name() + ", " + run.method(), reason(run)))
        .toList();
  }

  private static String reason(RunResult run) {
    return run.failure() == null ? "the run failed" : run.failure();
  }

  private static Judgement judge(Item item, Evidence evidence) {
    try {
      return item.judge(evidence);
    } catch (MissingDataException e) {
      return Judgement.of(List.of(Finding.notRunnable(item.title(), "", e.getMessage())));
    }
  }

  private static Outcome.Picture draw(Chart chart) {
    return new Outcome.Picture(chart.title(), Pictures.svg(chart, STYLE));
  }
}
