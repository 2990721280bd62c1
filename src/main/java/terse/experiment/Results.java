package terse.experiment;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import terse.experiment.theory.Verdict;
import terse.report.Report;
import terse.report.RunFolder;
import terse.trace.Digest;
import terse.trace.Output;
import terse.trace.RunResult;
import terse.trace.Status;
import terse.trace.Tables;

/**
 * What an experiment left.
 *
 * @param runs in the order of methods, then of repeats
 * @param begin when it began
 * @param seconds wall time of all runs together
 */
public record Results(Experiment experiment, List<RunResult> runs, Instant begin, double seconds) {
  private static final String DIAGNOSTICS = "diagnostics.csv";

  public Results {
    runs = List.copyOf(runs);
  }

  /** The runs of method i, in the order of repeats. */
  public List<RunResult> ofMethod(int i) {
    int repeats = experiment.repeats();
    return runs.subList(i * repeats, (i + 1) * repeats);
  }

  /** How the runs of method i ended: the worst of them. */
  public Status status(int i) {
    return Summary.status(ofMethod(i));
  }

  /** What the theorems about method i make of its runs; empty unless they were asked for. */
  public List<Verdict> verdicts(int i) {
    return experiment.verdicts(i, ofMethod(i));
  }

  /** Whether a run ended so. */
  public boolean any(Status status) {
    return runs.stream().anyMatch(run -> run.status() == status);
  }

  /** The digest of the experiment: see {@link Digest}. */
  public String digest() {
    return Digest.ofMethods(
        java.util.stream.IntStream.range(0, experiment.labels().size())
            .mapToObj(i -> Digest.ofRuns(ofMethod(i)))
            .toList());
  }

  /** The content of {@code summary.json}, as maps, lists, texts, numbers and truth values. */
  public Map<String, Object> summary() {
    return Summary.of(this);
  }

  /**
   * Writes all files into this folder, each whole or not at all.
   *
   * @throws terse.trace.OutputException where they cannot be written; the folder is then as it was
   */
  public void write(Path folder) {
    try (Output output = new Output(folder)) {
      add(output);
      RunFolder left = RunFolder.pending(folder, output::written);
      output.add(Report.FILE, out -> Report.write(List.of(left), out));
      output.commit();
    }
  }

  /** Writes all files but the report, as {@link #write} does. */
  public void writeWithoutReport(Path folder) {
    try (Output output = new Output(folder)) {
      add(output);
      output.commit();
    }
  }

  private void add(Output output) {
    output.add("experiment.yaml", out -> out.write(experiment.resolved()));
    output.add("curves.csv", out -> Tables.curves(runs, out));
    output.add("ledger.csv", out -> Tables.ledger(runs, out));
    if (experiment.spec().record().diagnostics()) {
      output.add(DIAGNOSTICS, out -> Tables.diagnostics(runs, out));
    } else {
      output.withdraw(DIAGNOSTICS);
    }
    output.add("model.csv", out -> Tables.models(runs, out));
    output.add("summary.json", out -> out.write(Json.write(summary())));
  }
}
