package terse.cli;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import terse.experiment.Experiment;
import terse.experiment.Listener;
import terse.trace.Row;
import terse.trace.RunResult;

/**
 * Shows on the error stream how an experiment goes: a bar on a terminal, a line for each run
 * elsewhere, nothing when quiet.
 */
abstract class ProgressView implements Listener, AutoCloseable {
  private static final int WIDTH = 79;

  /** The view for this experiment. */
  static ProgressView of(Experiment experiment, boolean quiet) {
    if (quiet) {
      return new Silent();
    }
    return onTerminal() ? new Bar(experiment) : new Lines(experiment);
  }

  /** Shows a warning. */
  void warn(String warning) {
    System.err.println("warning: " + warning);
  }

  @Override
  public void close() {}

  /** Newer JVMs have a console that is no terminal, and a method that tells. */
  @SuppressWarnings("SystemConsoleNull")
  static boolean onTerminal() {
    Object console = System.console();
    if (console == null || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  private static final class Silent extends ProgressView {
    @Override
    void warn(String warning) {}
  }

  /** One bar over the rounds of all runs. */
  private static final class Bar extends ProgressView {
    private final Map<String, Integer> rounds = new HashMap<>();
    private final ProgressBar bar;

    Bar(Experiment experiment) {
      long total = (long) experiment.rounds() * experiment.labels().size() * experiment.repeats();
      bar =
          new ProgressBarBuilder()
              .setTaskName(experiment.name())
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUnit("", 1)
              .showSpeed()
              .setMaxRenderedLength(WIDTH)
              .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
              .build();
    }

    @Override
    public synchronized void recorded(String method, int repeat, Row row) {
      Integer before = rounds.put(method + "/" + repeat, row.round());
      bar.stepBy(row.round() - (before == null ? 0 : before));
      bar.setExtraMessage(String.format(Locale.ROOT, " loss %.3g", row.loss()));
    }

    @Override
    void warn(String warning) {
      System.err.print("\r" + " ".repeat(WIDTH) + "\r");
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
