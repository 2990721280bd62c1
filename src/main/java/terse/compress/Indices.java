package terse.compress;

import terse.vector.Coins;
import terse.vector.Scratch;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;

/** Sets of k of the d coordinates, in increasing order: drawn at random, written and read. */
final class Indices {
  private Indices() {}

  /**
   * Draws a set of k coordinates, uniform among all: coordinates are drawn until k different ones are found, or d - k to leave out
   * where that is fewer.
   *
   * @return an array of scratch slot 0 whose first k entries are the coordinates
   */
  static int[] draw(Coins coins, int k, int d) {
    Scratch scratch = Scratch.local();
    int words = (d + 63) >>> 6;
    long[] drawn = scratch.longs(0, words);
    java.util.Arrays.fill(drawn, 0, words, 0);
    boolean keep = k <= d / 2;
    int wanted = keep ? k : d - k;
    for (int found = 0; found < wanted; ) {
      int j = coins.nextInt(d);
      long bit = 1L << j;
      if ((drawn[j >>> 6] & bit) == 0) {
        drawn[j >>> 6] |= bit;
        found++;
      }
    }
    int[] indices = scratch.ints(0, k);
    int n = 0;
    for (int w = 0; w < words; w++) {
      long set = keep ? drawn[w] : ~drawn[w];
      int base = w << 6;
      if (!keep && d - base < 64) {
        set &= (1L << (d - base)) - 1;
      }
      for (; set != 0; set &= set - 1) {
        indices[n++] = base + Long.numberOfTrailingZeros(set);
      }
    }
    return indices;
  }

  /** Writes the first k indices, each in ceil(log2 d) bits. */
  static void write(int[] indices, int k, int d, BitWriter out) {
    out.part(Part.INDICES);
    int width = width(d);
    for (int i = 0; i < k; i++) {
      out.bits(indices[i], width);
    }
  }

  /** Reads what {@link #write} wrote, into scratch slot 0; refuses what is not an increasing sequence below d. */
  static int[] read(BitReader in, int k, int d) {
    int width = width(d);
    int[] indices = Scratch.local().ints(0, k);
    int last = -1;
    for (int i = 0; i < k; i++) {
      int j = in.below(d, width, "index");
      if (j <= last) {
        throw in.malformed("index " + j + " after index " + last, width);
      }
      indices[i] = last = j;
    }
    return indices;
  }

  /** ceil(log2 d). */
  static int width(int d) {
    return 32 - Integer.numberOfLeadingZeros(d - 1);
  }
}
