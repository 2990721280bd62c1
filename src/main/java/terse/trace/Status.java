package terse.trace;

import java.util.Locale;

/** How a run ended. */
public enum Status {
  /** All its rounds were carried out. */
  FINISHED,
  /** A loss or a message was not finite, or the loss exceeded 1e12 times the start's. */
  DIVERGED,
  /** A node threw, or memory ran out. */
  FAILED,
  /** The user stopped it. */
  INTERRUPTED;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
