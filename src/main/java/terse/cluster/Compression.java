package terse.cluster;

import terse.compress.Compressor;
import terse.vector.Vector;

/**
 * One compression at a node: C(x) and x. The vectors are used again in the next round.
 *
 * @param name the compressor's name at its node
 * @param compressor C
 * @param input x
 * @param value C(x), as decoded from the bits
 * @param bits of its message
 */
public record Compression(
    String name, Compressor compressor, Vector input, Vector value, long bits) {
  /** |C(x) - x|^2. */
  public double squaredError() {
    return value.squaredDistance(input);
  }
}
