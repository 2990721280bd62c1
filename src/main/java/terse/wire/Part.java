package terse.wire;

import java.util.Locale;

/** What a bit of a message is spent on: the components of the ledger. */
public enum Part {
  /** Coordinates, as real numbers. */
  VALUES,
  /** Which coordinates are meant. */
  INDICES,
  /** Signs of coordinates. */
  SIGNS,
  /** Quantisation levels. */
  LEVELS,
  /** Norms and other scale factors. */
  NORMS,
  /** Choices of a code, counts, anything else. */
  HEADER;

  static final int COUNT = values().length;

  /** The component's name in the ledger. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
