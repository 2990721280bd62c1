package terse.compress;

import java.util.Arrays;
import terse.vector.Coins;
import terse.vector.Scratch;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.IndexSet;
import terse.wire.Part;

/**
 * Sets of k of the d coordinates, in increasing order: drawn at random, written and read, with the
 * values that belong to them.
 */
final class Indices {
  private static final int ROW = 512;
  private static final int DIGIT = 11;

  private Indices() {}

  /**
   * Draws a set of k coordinates, uniform among all: coordinates are drawn until k different ones
   * are found, or d - k to leave out where that is fewer.
   *
   * @return an array of scratch slot 0 whose first k entries are the coordinates
   */
  static int[] draw(Coins coins, int k, int d) {
    return k <= d >>> 6 ? drawFew(coins, k, d) : drawMany(coins, k, d);
  }

  /** Marks what is drawn in a set of bits: time O(k + d/64). */
  private static int[] drawMany(Coins coins, int k, int d) {
    Scratch scratch = Scratch.local();
    int words = (d + 63) >>> 6;
    long[] drawn = scratch.longs(0, words);
    Arrays.fill(drawn, 0, words, 0);
    boolean keep = k <= d / 2;
    int wanted = keep ? k : d - k;
    for (int found = 0; found < wanted; ) {
      int j = coins.nextInt(d);
      long word = drawn[j >>> 6];
      drawn[j >>> 6] = word | 1L << j;
      found += (int) (~word >>> j & 1);
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

  /**
   * Draws as many as are missing, sorts them and puts the new ones among the others, until none is
   * missing: time O(k).
   */
  private static int[] drawFew(Coins coins, int k, int d) {
    Scratch scratch = Scratch.local();
    int[] indices = scratch.ints(0, k);
    int[] fresh = scratch.ints(1, k);
    for (int n = 0; n < k; ) {
      int missing = k - n;
      for (int i = 0; i < missing; i++) {
        fresh[i] = coins.nextInt(d);
      }
      sort(fresh, missing, d);
      int different = withoutRepeats(fresh, missing, indices, n);
      merge(indices, n, fresh, different);
      n += different;
    }
    return indices;
  }

  /** Sorts the first n numbers, all below d, by their digits from the lowest up. */
  private static void sort(int[] a, int n, int d) {
    Scratch scratch = Scratch.local();
    int bits = 32 - Integer.numberOfLeadingZeros(d - 1);
    int most = Math.max(4, Math.min(DIGIT, 32 - Integer.numberOfLeadingZeros(n)));
    int passes = (bits + most - 1) / most;
    int digit = (bits + passes - 1) / passes;
    int mask = (1 << digit) - 1;
    int[] from = a;
    int[] to = scratch.ints(2, n);
    int[] start = scratch.ints(3, mask + 2);
    for (int shift = 0; shift < bits; shift += digit) {
      Arrays.fill(start, 0, mask + 2, 0);
      for (int i = 0; i < n; i++) {
        start[(from[i] >>> shift & mask) + 1]++;
      }
      for (int b = 0; b < mask; b++) {
        start[b + 1] += start[b];
      }
      for (int i = 0; i < n; i++) {
        to[start[from[i] >>> shift & mask]++] = from[i];
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    if (from != a) {
      System.arraycopy(from, 0, a, 0, n);
    }
  }

  /**
   * Moves the numbers that are neither repeated nor among the n others to the front. Both are
   * sorted.
   */
  private static int withoutRepeats(int[] fresh, int missing, int[] others, int n) {
    int different = 0;
    int last = -1;
    for (int i = 0; i < missing; i++) {
      int j = fresh[i];
      if (j != last && (n == 0 || Arrays.binarySearch(others, 0, n, j) < 0)) {
        fresh[different++] = j;
      }
      last = j;
    }
    return different;
  }

  /** Merges m sorted numbers into n others, from the highest down. */
  private static void merge(int[] into, int n, int[] fresh, int m) {
    if (n == 0) {
      System.arraycopy(fresh, 0, into, 0, m);
      return;
    }
    int at = n + m;
    while (m > 0) {
      into[--at] = n > 0 && into[n - 1] > fresh[m - 1] ? into[--n] : fresh[--m];
    }
  }

  /** ceil(log2 d): the bits of one index. */
  static int width(int d) {
    return 32 - Integer.numberOfLeadingZeros(d - 1);
  }

  /** Bits for a set, rarely exceeded. */
  static long room(int k, int d) {
    return IndexSet.room(k, d);
  }

  /** Writes the first k indices. */
  static void write(int[] indices, int k, int d, BitWriter out) {
    out.part(Part.INDICES);
    IndexSet.write(indices, k, d, out);
  }

  /** Reads what {@link #write} wrote, into scratch slot 0. */
  static int[] read(BitReader in, int k, int d) {
    int[] indices = Scratch.local().ints(0, k);
    IndexSet.read(in, k, d, indices);
    return indices;
  }

  /** Writes the values of x at the first k indices. */
  static void writeValues(double[] x, int[] indices, int k, BitWriter out) {
    out.part(Part.VALUES);
    double[] row = Scratch.local().doubles(0, ROW);
    for (int from = 0; from < k; from += ROW) {
      int n = Math.min(ROW, k - from);
      for (int i = 0; i < n; i++) {
        row[i] = x[indices[from + i]];
      }
      out.reals(row, n);
    }
  }

  /**
   * Reads what {@link #writeValues} wrote and adds scale times factor times each value at its
   * index.
   */
  static void addValues(
      BitReader in, int[] indices, int k, double[] y, double factor, double scale) {
    double[] row = Scratch.local().doubles(0, ROW);
    for (int from = 0; from < k; from += ROW) {
      int n = Math.min(ROW, k - from);
      in.reals(row, n);
      for (int i = 0; i < n; i++) {
        y[indices[from + i]] += scale * (factor * row[i]);
      }
    }
  }
}
