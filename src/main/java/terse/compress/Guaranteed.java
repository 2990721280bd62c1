package terse.compress;

/**
 * What promises constants for each dimension: a compressor, or the compressors of n workers
 * together.
 */
public interface Guaranteed {
  /**
   * The constants that hold for every x of dimension d. Throws {@link IllegalArgumentException}
   * when it is not defined for this dimension, with the rule and the value.
   */
  Guarantee guarantee(int d);
}
