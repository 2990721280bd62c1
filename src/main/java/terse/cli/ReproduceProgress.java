package terse.cli;

import java.util.Locale;
import terse.experiment.Experiment;
import terse.experiment.Listener;
import terse.reproduce.Item;
import terse.reproduce.Outcome;
import terse.reproduce.Progress;

/** Shows on the error stream how a reproduction goes, a line for what begins and what ends. */
final class ReproduceProgress implements Progress {
  private ReproduceProgress() {}

  /** The view; none when quiet. */
  static Progress of(boolean quiet) {
    return quiet ? Progress.NONE : new ReproduceProgress();
  }

  @Override
  public void begun(Item item, int number, int all) {
    System.err.println(String.format(Locale.ROOT, "%d/%d %s", number, all, item.title()));
  }

  @Override
  public Listener running(Experiment experiment) {
    int runs = experiment.labels().size() * experiment.repeats();
    System.err.println(
        String.format(
            Locale.ROOT,
            "  runs %s: %d run%s of %d rounds",
            experiment.name(),
            runs,
            runs == 1 ? "" : "s",
            experiment.rounds()));
    return Listener.NONE;
  }

  @Override
  public void ended(Item item, Outcome outcome) {
    System.err.println(
        String.format(Locale.ROOT, "  %s, %.1f s", outcome.verdict().label(), outcome.seconds()));
  }
}
