package terse.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import terse.sweep.Point;
import terse.sweep.SweepListener;
import terse.sweep.SweepPlan;
import terse.trace.Status;

/**
 * Shows on the error stream how a sweep goes: a bar over the points on a terminal, a line for each
 * elsewhere, nothing when quiet. A warning is shown when a point has it first.
 */
final class SweepView implements SweepListener, AutoCloseable {
  private static final int WIDTH = 79;

  private final SweepPlan plan;
  private final boolean quiet;
  private final Set<String> warned = new HashSet<>();
  private ProgressBar bar;
  private int missing;
  private int done;

  private SweepView(SweepPlan plan, boolean quiet) {
    this.plan = plan;
    this.quiet = quiet;
  }

  static SweepView of(SweepPlan plan, boolean quiet) {
    return new SweepView(plan, quiet);
  }

  @Override
  public synchronized void begins(int points, int newPoints) {
    missing = newPoints;
    if (quiet) {
      return;
    }
    System.err.println(
        plan.name() + ": " + points + " points, of which " + (points - missing) + " are there");
    if (missing > 0 && Terminal.isThere()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("points")
              .setInitialMax(missing)
              .setStyle(ProgressBarStyle.ASCII)
              .setUnit("", 1)
              .setMaxRenderedLength(WIDTH)
              .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
              .build();
    }
  }

  @Override
  public synchronized void done(
      Point point, List<Status> statuses, List<String> warnings, double seconds) {
    done++;
    if (quiet) {
      return;
    }
    for (String warning : warnings) {
      if (warned.add(warning)) {
        line("warning: " + warning);
      }
    }
    if (bar != null) {
      bar.step();
      return;
    }
    long finished = statuses.stream().filter(each -> each == Status.FINISHED).count();
    System.err.println(
        String.format(
            Locale.ROOT,
            "%d/%d %s: %d of %d finished, %.2f s",
            done,
            missing,
            plan.describe(point),
            finished,
            statuses.size(),
            seconds));
  }

  private void line(String text) {
    if (bar != null) {
      System.err.print("\r" + " ".repeat(WIDTH) + "\r");
    }
    System.err.println(text);
  }

  /** The user has stopped it. */
  synchronized void interrupted() {
    if (!quiet) {
      line(
          "interrupted: " + done + " of " + missing + " points are done; the same command resumes");
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
