package terse.cli;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import terse.experiment.Experiment;
import terse.experiment.Listener;
import terse.trace.Row;
import terse.trace.RunResult;

/**
 * Shows on the error stream how an experiment goes: a bar on a terminal, a line for each run
 * elsewhere, nothing when quiet.
 */
abstract class ProgressView implements Listener, AutoCloseable {
  /** The view for this experiment. */
  static ProgressView of(Experiment experiment, boolean quiet) {
    if (quiet) {
      return new Silent();
    }
    return Terminal.isThere() ? new Bar(experiment) : new Lines(experiment);
  }

  /** Shows a warning. */
  void warn(String warning) {
    System.err.println("warning: " + warning);
  }

  @Override
  public void close() {}

  private static final class Silent extends ProgressView {
    @Override
    void warn(String warning) {}
  }

  /** One bar over the rounds of all runs. */
  private static final class Bar extends ProgressView {
    private final Map<String, Integer> rounds = new HashMap<>();
    private final int all;
    private final int width = Terminal.width() - 1;
    private final ProgressBar bar;

    Bar(Experiment experiment) {
      all = experiment.rounds();
      bar =
          new ProgressBarBuilder()
              .setTaskName(experiment.name())
              .setInitialMax((long) all * experiment.labels().size() * experiment.repeats())
              .setRenderer(new BarLine())
              .setConsumer(new ConsoleProgressBarConsumer(System.err, width))
              .build();
    }

    @Override
    public synchronized void recorded(String method, int repeat, Row row) {
      stepTo(method, repeat, row.round());
      bar.setExtraMessage(String.format(Locale.ROOT, "loss %.3g", row.loss()));
    }

    /** The rounds that a run does not carry out, because it diverged, need not be waited for. */
    @Override
    public synchronized void ended(RunResult run) {
      stepTo(run.method(), run.repeat(), all);
    }

    private void stepTo(String method, int repeat, int round) {
      Integer before = rounds.put(method + "/" + repeat, round);
      bar.stepBy(round - (before == null ? 0 : before));
    }

    @Override
    void warn(String warning) {
      System.err.print("\r" + " ".repeat(width) + "\r");
      super.warn(warning);
    }

    @Override
    public synchronized void close() {
      bar.close();
    }
  }

  /** A line when a run ends. */
  private static final class Lines extends ProgressView {
    private final Experiment experiment;
    private int ended;

    Lines(Experiment experiment) {
      this.experiment = experiment;
      System.err.println(
          experiment.name()
              + ": "
              + experiment.problemDescription()
              + ", "
              + experiment.rounds()
              + " rounds");
    }

    @Override
    public synchronized void ended(RunResult run) {
      ended++;
      int all = experiment.labels().size() * experiment.repeats();
      System.err.println(
          String.format(
              Locale.ROOT,
              "%d/%d %s%s: %s after %d rounds, %.2f s%s",
              ended,
              all,
              run.method(),
              experiment.repeats() == 1 ? "" : ", repeat " + run.repeat(),
              run.status().label(),
              run.rounds(),
              run.seconds(),
              run.failure() == null ? "" : ": " + run.failure()));
    }
  }
}
