package terse.compress;

/**
 * How the levels of a quantised vector become bits: the key {@code code} of every compressor that
 * sends levels.
 */
public enum Code {
  /**
   * The shortest of the fast codes: the coordinates that are not zero as an index set, their levels
   * in layers or in a Golomb code.
   */
  AUTO,
  /**
   * A field of fixed width for every coordinate, or five ternary digits in a byte where there is
   * one level; then the signs.
   */
  FIXED,
  /** Elias' omega code for gaps and levels, as QSGD's authors proposed. */
  ELIAS,
  /** The coordinates that are not zero as an index set, their levels in a Golomb code. */
  RICE,
  /**
   * The coordinates that are not zero as an index set, their levels in an adaptive range code: the
   * shortest, and the slowest.
   */
  RANGE
}
