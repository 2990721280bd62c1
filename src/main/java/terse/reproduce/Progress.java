package terse.reproduce;

import terse.experiment.Experiment;
import terse.experiment.Listener;

/** Hears how a reproduction goes. */
public interface Progress {
  /** Hears nothing. */
  Progress NONE = new Progress() {};

  /** An item begins, the number-th of all that were asked for. */
  default void begun(Item item, int number, int all) {}

  /** An experiment of it begins; who hears of its runs. */
  default Listener running(Experiment experiment) {
    return Listener.NONE;
  }

  /** An item has ended. */
  default void ended(Item item, Outcome outcome) {}
}
