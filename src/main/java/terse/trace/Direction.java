package terse.trace;

import java.util.Locale;

/** Which way a message goes. */
public enum Direction {
  /** Worker to server. */
  UP,
  /** Server to worker. */
  DOWN;

  /** The direction's name in the ledger. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
