package terse.billing;

import terse.compress.Compressor;
import terse.vector.Vector;

/** A run of bits of a message of which conventions know a price. */
sealed interface Piece {
  /**
   * Which coordinates a sparsifier kept, without their values.
   *
   * @param d of so many
   * @param kept their number
   * @param bits what was sent of the choice: nothing where both ends draw it
   */
  record Choice(int d, int kept, long bits) implements Piece {}

  /**
   * Real numbers.
   *
   * @param bits in the precision of the wire
   */
  record Reals(long count, long bits) implements Piece {}

  /**
   * What a quantiser wrote: levels and signs in any code, and its norm.
   *
   * @param by the quantiser
   * @param value what it decodes to
   * @param bits what was sent
   * @param normBits of which the norm took these
   */
  record Quantised(Compressor by, Vector value, long bits, long normBits) implements Piece {
    int dimension() {
      return value.dimension();
    }
  }
}
