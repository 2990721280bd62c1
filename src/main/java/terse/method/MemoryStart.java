package terse.method;

/** How the uplink memories h_i of DIANA and its relatives start. */
public enum MemoryStart {
  /** h_i = 0. */
  ZEROS,
  /**
   * h_i = g_i of round 0, which is sent at full precision: the smart start of the MCM authors'
   * code.
   */
  FIRST_GRADIENT;

  /**
   * Whether the answers of this round are the memories themselves, not compressed differences to
   * them.
   */
  boolean fills(Round round) {
    return this == FIRST_GRADIENT && round.isFirst();
  }
}
