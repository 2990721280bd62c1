package terse.compress;

import terse.vector.Coins;
import terse.vector.Rows;
import terse.vector.Scratch;

/**
 * Rounds a vector to levels, row by row, and lists the levels that are not zero for {@link Levels}.
 *
 * <p>Coordinate j has a coin of its own, number j of the stream of one key, so that a whole row of
 * coins is made in vector instructions. Long vectors go in blocks of 64 rows, of which a bit mask
 * finds the levels that are not zero; what a coordinate costs is bound by the arithmetic of its
 * coin, not by memory. Uses scratch slots 1 to 7.
 */
final class Quantizer {
  private static final int ROW = Rows.LENGTH;
  private static final int ROWS = 64; // of a block
  private static final int SHORT = 128; // the rows of what is left of blocks of long rows
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final long ONE = 0x3ff0000000000000L;
  private static final long INTEGERS = 0x4330000000000000L; // the bits of 2^52 + n are these + n

  /** Rounds a row. */
  interface Rule {
    /**
     * levels[j] = the level of x[j], not negative, by the 64 random bits coins[j], for 0 &lt;= j
     * &lt; n. May change x and coins.
     */
    void round(double[] x, long[] coins, long[] levels, int n);

    /** Shifts a bit into every mask: 1 where the level of x[j] is not zero. May leave no levels. */
    default void mark(double[] x, long[] coins, long[] levels, long[] masks, int n) {
      round(x, coins, levels, n);
      shift(levels, masks, n);
    }
  }

  /** {@link #uniform} for numbers of which none is above 1. */
  private static final class OneLevel implements Rule {
    private final double scale;
    private final double inverse;
    private final Rows rows = Scratch.local().rows();
    private final long[] bits = Scratch.local().longs(6, ROW);

    OneLevel(double scale, double inverse) {
      this.scale = scale;
      this.inverse = inverse;
    }

    @Override
    public void round(double[] x, long[] coins, long[] levels, int n) {
      aboveOne(x, scale, inverse, n);
      rows.bits(x, 0, n, bits);
      carry(bits, coins, levels, n);
    }

    @Override
    public void mark(double[] x, long[] coins, long[] levels, long[] masks, int n) {
      aboveOne(x, scale, inverse, n);
      rows.bits(x, 0, n, bits);
      shiftCarry(bits, coins, masks, n);
    }
  }

  private Quantizer() {}

  /**
   * Writes the coordinates whose level is not zero to {@link Levels#positions}, in order, and their
   * levels, at most {@code top}, to {@link Levels#magnitudes}.
   *
   * @return how many they are
   */
  static int round(double[] a, Coins coins, int top, Rule rule) {
    Scratch scratch = Scratch.local();
    int d = a.length;
    int[] positions = Levels.positions(d);
    int[] magnitudes = Levels.magnitudes(d);
    double[] x = scratch.doubles(1, ROW);
    long[] coin = scratch.longs(1, ROW);
    long[] level = scratch.longs(2, ROW);
    long[] steps = steps(scratch.longs(3, ROW), Math.min(d, ROW));
    long key = coins.nextLong();
    int from = 0;
    int k = 0;
    for (int row = ROW; row >= SHORT; row /= ROW / SHORT) {
      for (; d - from >= ROWS * row; from += ROWS * row) {
        long[] masks = scratch.longs(4, row);
        long[] block = scratch.longs(5, top == 1 ? 0 : ROWS * row);
        for (int i = 0; i < ROWS; i++) {
          System.arraycopy(a, from + i * row, x, 0, row);
          toss(steps, key, from + i * row, coin, row);
          if (top == 1) {
            rule.mark(x, coin, level, masks, row);
          } else {
            rule.round(x, coin, level, row);
            shift(level, masks, row);
            System.arraycopy(level, 0, block, i * row, row);
          }
        }
        Transpose.words(masks, row);
        k = listBlock(masks, block, row, from, top, positions, magnitudes, k);
      }
    }
    for (; from < d; from += ROW) {
      int n = Math.min(ROW, d - from);
      System.arraycopy(a, from, x, 0, n);
      toss(steps, key, from, coin, n);
      rule.round(x, coin, level, n);
      k = listRow(level, n, from, top, positions, magnitudes, k);
    }
    return k;
  }

  /**
   * Rounds |x| c to one of the two neighbouring integers at random, without bias: the fractional
   * part, to 52 bits, is the probability of the higher one. The two factors have the product c.
   */
  static Rule uniform(double scale, double inverse, boolean oneLevel) {
    if (oneLevel) {
      return new OneLevel(scale, inverse);
    }
    Scratch scratch = Scratch.local();
    Rows rows = scratch.rows();
    long[] bits = scratch.longs(6, ROW);
    double[] whole = scratch.doubles(2, ROW);
    return (x, coins, levels, n) -> {
      scale(x, scale, inverse, n);
      wholes(x, whole, n);
      fractions(x, whole, n);
      rows.bits(x, 0, n, bits);
      carry(bits, coins, levels, n);
      raise(whole, n);
      rows.bits(whole, 0, n, bits);
      add(levels, bits, n);
    };
  }

  /**
   * Rounds |x| c, the factors having the product c, to one of the two neighbouring numbers among 0,
   * 1, 2, 4, 8, ... at random, without bias; the level of 2^i is i + 1. The random bits are added
   * to the mantissa, and carry into the exponent with the right probability (Horváth et al.,
   * Natural compression for distributed deep learning, 2019).
   */
  static Rule binary(double scale, double inverse) {
    Scratch scratch = Scratch.local();
    Rows rows = scratch.rows();
    long[] bits = scratch.longs(6, ROW);
    long[] low = scratch.longs(7, ROW);
    double[] plusOne = scratch.doubles(2, ROW);
    return (x, coins, levels, n) -> {
      scale(x, scale, inverse, n);
      plusOne(x, plusOne, n);
      rows.bits(x, 0, n, bits);
      rows.bits(plusOne, 0, n, low);
      exponents(bits, low, coins, levels, n);
    };
  }

  /**
   * A power of two by which a norm can be multiplied, and its inverse divided, without leaving the
   * range of a double.
   */
  static double scale(double norm) {
    return Math.scalb(1.0, -Math.getExponent(norm) / 2);
  }

  /** What {@link #toss} needs. */
  static long[] steps(long[] steps, int n) {
    for (int j = 0; j < n; j++) {
      steps[j] = (j + 1) * GOLDEN;
    }
    return steps;
  }

  /** coin[j] = number from + j of the stream {@link Coins} of this key. */
  static void toss(long[] steps, long key, int from, long[] coin, int n) {
    long start = key + from * GOLDEN;
    for (int j = 0; j < n; j++) {
      long z = steps[j] + start;
      z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
      z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
      coin[j] = z ^ (z >>> 31);
    }
  }

  private static void aboveOne(double[] x, double scale, double inverse, int n) {
    for (int j = 0; j < n; j++) {
      x[j] = 1 + Math.abs(x[j]) * scale * inverse;
    }
  }

  private static void scale(double[] x, double scale, double inverse, int n) {
    for (int j = 0; j < n; j++) {
      x[j] = Math.abs(x[j]) * scale * inverse;
    }
  }

  private static void wholes(double[] x, double[] whole, int n) {
    for (int j = 0; j < n; j++) {
      whole[j] = Math.floor(x[j]);
    }
  }

  private static void fractions(double[] x, double[] whole, int n) {
    for (int j = 0; j < n; j++) {
      x[j] = 1 + (x[j] - whole[j]);
    }
  }

  private static void raise(double[] whole, int n) {
    for (int j = 0; j < n; j++) {
      whole[j] = whole[j] + 0x1p52;
    }
  }

  private static void plusOne(double[] x, double[] plusOne, int n) {
    for (int j = 0; j < n; j++) {
      plusOne[j] = 1 + x[j];
    }
  }

  /**
   * 1 where the 52 bits below 1 and 52 random bits add up to 1 or more, where bits are those of a
   * number of [1, 2].
   */
  private static void carry(long[] bits, long[] coins, long[] levels, int n) {
    for (int j = 0; j < n; j++) {
      levels[j] = (bits[j] - ONE + (coins[j] >>> 12)) >>> 52;
    }
  }

  private static void add(long[] levels, long[] bits, int n) {
    for (int j = 0; j < n; j++) {
      levels[j] += bits[j] - INTEGERS;
    }
  }

  /** Numbers below 1 are rounded as 1 more, to exponent 0 or 1, which are then the levels. */
  private static void exponents(long[] bits, long[] low, long[] coins, long[] levels, int n) {
    for (int j = 0; j < n; j++) {
      long below = (bits[j] - ONE) >> 63;
      long chosen = bits[j] + (below & (low[j] - bits[j]));
      levels[j] = ((chosen + (coins[j] >>> 12) - ONE) >> 52) + 1 + below;
    }
  }

  /** Shifts what {@link #carry} would find into the masks. */
  private static void shiftCarry(long[] bits, long[] coins, long[] masks, int n) {
    for (int j = 0; j < n; j++) {
      long sum = bits[j] - ONE + (coins[j] >>> 12);
      masks[j] = (masks[j] >>> 1) | ((sum << 11) & Long.MIN_VALUE);
    }
  }

  /** Shifts a bit into every mask: 1 where the level is not zero. */
  private static void shift(long[] level, long[] masks, int n) {
    for (int j = 0; j < n; j++) {
      masks[j] = (masks[j] >>> 1) | (-level[j] & Long.MIN_VALUE);
    }
  }

  /** Lists what the masks of a block of rows mark. */
  private static int listBlock(
      long[] masks,
      long[] levels,
      int row,
      int from,
      int top,
      int[] positions,
      int[] magnitudes,
      int k) {
    int n = k;
    for (int i = 0; i < ROWS; i++) {
      for (int group = 0; group < row; group += 64) {
        int base = i * row + group;
        n = list(masks[group + i], levels, base, from, top, positions, magnitudes, n);
      }
    }
    return n;
  }

  /** Lists the levels of a row of n that are not zero. */
  private static int listRow(
      long[] levels, int n, int from, int top, int[] positions, int[] magnitudes, int k) {
    int next = k;
    for (int group = 0; group < n; group += 64) {
      int size = Math.min(64, n - group);
      long mask = 0;
      for (int j = 0; j < size; j++) {
        mask |= (-levels[group + j] >>> 63) << j;
      }
      next = list(mask, levels, group, from, top, positions, magnitudes, next);
    }
    return next;
  }

  private static int list(
      long mask,
      long[] levels,
      int base,
      int from,
      int top,
      int[] positions,
      int[] magnitudes,
      int k) {
    int n = k;
    for (long set = mask; set != 0; set &= set - 1) {
      int at = base + Long.numberOfTrailingZeros(set);
      positions[n] = from + at;
      magnitudes[n++] = top == 1 ? 1 : (int) Math.min(top, levels[at]);
    }
    return n;
  }
}
