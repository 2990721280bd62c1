package terse.compress;

import terse.vector.Scratch;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Elias;
import terse.wire.IndexSet;
import terse.wire.Part;

/**
 * Sets of coordinates whose number the receiver does not know: the number in Elias' delta code,
 * then the set.
 */
final class CountedSet {
  private CountedSet() {}

  /** Writes the first k indices, which increase. */
  static void write(int[] indices, int k, int d, BitWriter out) {
    Elias.DELTA.write(out.part(Part.HEADER), k + 1L);
    IndexSet.write(indices, k, d, out.part(Part.INDICES));
  }

  /**
   * Finds the j with |a_j| >= threshold, into scratch slot 0, and writes them. Returns how many
   * they are.
   */
  static int writeAtLeast(double threshold, double[] a, BitWriter out) {
    int[] at = Scratch.local().ints(0, a.length);
    int kept = 0;
    for (int j = 0; j < a.length; j++) {
      at[kept] = j;
      kept += Math.abs(a[j]) >= threshold ? 1 : 0;
    }
    write(at, kept, a.length, out);
    return kept;
  }

  /** Reads what was written, into scratch slot 0. Returns the number of indices. */
  static int read(BitReader in, int d) {
    int kept = (int) Elias.DELTA.read(in, d + 1L) - 1;
    IndexSet.read(in, kept, d, Scratch.local().ints(0, kept));
    return kept;
  }

  /** Bits that k random indices rarely exceed. */
  static long room(int k, int d) {
    return IndexSet.room(k, d) + Elias.DELTA.bits(d + 1L);
  }
}
