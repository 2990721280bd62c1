package terse.compress;

import java.util.Arrays;
import terse.vector.NotFiniteException;
import terse.vector.Rows;
import terse.vector.Scratch;
import terse.vector.Sums;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;

/**
 * The signs of a vector as bits: 1 for a negative number, 0 for a positive one and both zeros.
 *
 * <p>Wire: d bits. As long as 2048 coordinates or more are left, the next 64 R of them, R =
 * min(384, floor(left/64)), are R words in which bit k of word j is the sign of coordinate k R + j
 * of these, so that packing is a few operations on rows of R coordinates. The others, at most 2047,
 * follow in their order.
 */
final class Signs {
  private static final long SIGN = Long.MIN_VALUE;
  private static final long MAGNITUDE = Long.MAX_VALUE;
  private static final int SHORTEST = 32;
  private static final int LONGEST = 384;

  private Signs() {}

  /**
   * Packs the signs of x into scratch slot 0, for {@link #write}, and returns the sum of the |x_j|.
   * Refuses NaN and infinity.
   */
  static double pack(Vector x) {
    double[] a = x.array();
    long[] words = Scratch.local().longs(0, words(a.length));
    double sum = a.length < 64 * SHORTEST ? Sums.absolute(a) : packBlocks(a, words);
    int from = inBlocks(a.length);
    for (; from + 64 <= a.length; from += 64) {
      words[from >>> 6] = packWord(a, from, 64);
    }
    if (from < a.length) {
      words[from >>> 6] = packWord(a, from, a.length - from);
    }
    if (!(sum <= Double.MAX_VALUE) && !x.isFinite()) {
      throw new NotFiniteException("a vector with NaN or infinity cannot be compressed");
    }
    return sum;
  }

  /** Writes the signs of the d coordinates that were packed last. */
  static void write(int d, BitWriter out) {
    long[] words = Scratch.local().longs(0, words(d));
    out.words(words, d >>> 6);
    out.bits((d & 63) == 0 ? 0 : words[d >>> 6], d & 63);
  }

  /** y_j += value or -value, by the signs that {@link #write} wrote. */
  static void addTo(double[] y, double value, BitReader in) {
    long bits = Double.doubleToRawLongBits(value);
    int from = 0;
    if (y.length >= 64 * SHORTEST) {
      from = addBlocks(y, value, in);
    }
    for (; from + 64 <= y.length; from += 64) {
      addWord(y, from, 64, bits, in.word());
    }
    addWord(y, from, y.length - from, bits, in.bits(y.length - from));
  }

  private static int words(int d) {
    return (d + 63) >>> 6;
  }

  /** The R of the next block, 0 where there is none. */
  private static int rowLength(int left) {
    int row = Math.min(LONGEST, left >>> 6);
    return row < SHORTEST ? 0 : row;
  }

  /** How many coordinates are in blocks. */
  private static int inBlocks(int d) {
    int from = 0;
    for (int row; (row = rowLength(d - from)) > 0; from += 64 * row) {}
    return from;
  }

  /**
   * Packs all blocks and returns the sum of all |a_j|: in each place of a row, then over the
   * places, then of what is left.
   */
  private static double packBlocks(double[] a, long[] words) {
    Scratch scratch = Scratch.local();
    Rows rows = scratch.rows();
    long[] packed = scratch.longs(1, LONGEST);
    long[] bits = scratch.longs(2, LONGEST);
    long[] nextBits = scratch.longs(3, LONGEST);
    double[] numbers = scratch.doubles(0, LONGEST);
    double[] nextNumbers = scratch.doubles(1, LONGEST);
    double[] sums = scratch.doubles(2, LONGEST);
    Arrays.fill(sums, 0, LONGEST, 0);
    int from = 0;
    for (int row; (row = rowLength(a.length - from)) > 0; ) {
      int word = from >>> 6;
      for (int k = 0; k < 64; k += 2, from += 2 * row) {
        System.arraycopy(a, from, numbers, 0, row);
        System.arraycopy(a, from + row, nextNumbers, 0, row);
        addSizes(sums, numbers, nextNumbers, row);
        rows.bits(a, from, row, bits);
        rows.bits(a, from + row, row, nextBits);
        shiftIn(packed, bits, nextBits, row);
      }
      System.arraycopy(packed, 0, words, word, row);
    }
    double sum = 0;
    for (int j = 0; j < LONGEST; j++) {
      sum += sums[j];
    }
    for (int j = from; j < a.length; j++) {
      sum += Math.abs(a[j]);
    }
    return sum;
  }

  private static void addSizes(double[] sums, double[] numbers, double[] next, int n) {
    for (int j = 0; j < n; j++) {
      sums[j] += Math.abs(numbers[j]) + Math.abs(next[j]);
    }
  }

  /**
   * Adding 2^63 - 1 to the bits sets the highest for -0.0 and for positive numbers, and clears it
   * for negative ones.
   */
  private static void shiftIn(long[] packed, long[] bits, long[] next, int n) {
    for (int j = 0; j < n; j++) {
      packed[j] =
          (packed[j] >>> 2)
              | ((bits[j] & ~(bits[j] + MAGNITUDE) & SIGN) >>> 1)
              | (next[j] & ~(next[j] + MAGNITUDE) & SIGN);
    }
  }

  /**
   * Adds all blocks, four rows at a time by a table of the sixteen ways to sign four values, and
   * returns where they end.
   */
  private static int addBlocks(double[] y, double value, BitReader in) {
    Scratch scratch = Scratch.local();
    long[] words = scratch.longs(1, LONGEST);
    double[] table = scratch.doubles(0, 64);
    for (int i = 0; i < 64; i++) {
      table[i] = (i >>> 2 >>> (i & 3) & 1) == 0 ? value : -value;
    }
    int from = 0;
    for (int row; (row = rowLength(y.length - from)) > 0; ) {
      in.words(words, row);
      for (int k = 0; k < 64; k += 4, from += 4 * row) {
        addRows(y, from, row, words, k, table);
      }
    }
    return from;
  }

  private static void addRows(double[] y, int row0, int n, long[] words, int k, double[] table) {
    int row1 = row0 + n;
    int row2 = row1 + n;
    int row3 = row2 + n;
    for (int j = 0; j < n; j++) {
      int entry = (int) (words[j] >>> k & 15) << 2;
      y[row0 + j] += table[entry];
      y[row1 + j] += table[entry + 1];
      y[row2 + j] += table[entry + 2];
      y[row3 + j] += table[entry + 3];
    }
  }

  private static long packWord(double[] a, int from, int n) {
    long word = 0;
    for (int b = 0; b < n; b++) {
      word |= Double.doubleToRawLongBits(a[from + b] + 0.0) >>> 63 << b; // -0.0 + 0.0 is 0.0
    }
    return word;
  }

  private static void addWord(double[] y, int from, int n, long value, long word) {
    for (int b = 0; b < n; b++) {
      y[from + b] += Double.longBitsToDouble(value ^ word >>> b << 63);
    }
  }
}
