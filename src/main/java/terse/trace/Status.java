package terse.trace;

import java.util.Locale;

/** How a run ended, or that it has not. */
public enum Status {
  /** All its rounds were carried out. */
  FINISHED,
  /** A loss or a message was not finite, or the loss exceeded 1e12 times the start's. */
  DIVERGED,
  /** A node threw, or memory ran out. */
  FAILED,
  /** The user stopped it. */
  INTERRUPTED,
  /** It has not ended: only what a live page shows is so. */
  RUNNING;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
