package terse.experiment;

import terse.trace.Row;
import terse.trace.RunResult;

/**
 * Hears how the runs of an experiment go, from several threads at once. What it throws is a defect
 * of the listener.
 */
public interface Listener {
  /** Hears nothing. */
  Listener NONE = new Listener() {};

  /** A round of a run was recorded. */
  default void recorded(String method, int repeat, Row row) {}

  /** A run has ended. */
  default void ended(RunResult result) {}
}
