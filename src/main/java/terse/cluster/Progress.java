package terse.cluster;

import terse.trace.Row;

/**
 * Hears how a run goes. Called on the server's thread, so it must be quick; several runs may call
 * at once.
 */
public interface Progress {
  /** Hears nothing. */
  Progress NONE = row -> {};

  /** A round was recorded. */
  void recorded(Row row);
}
