package terse.wire;

import terse.vector.Vector;

/**
 * The receiver's half of a compressor: turns bits back into a vector. Both ends of a link know it.
 */
@FunctionalInterface
public interface Decoder {
  /**
   * Reads one value of dimension {@code y.dimension()} and adds {@code scale} times it to y. Throws
   * {@link MalformedMessageException} and nothing else when the bits are not such a value; y then
   * holds a part of it.
   */
  void decode(BitReader in, Vector y, double scale);
}
