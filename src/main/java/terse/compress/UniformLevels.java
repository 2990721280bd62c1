package terse.compress;

import terse.vector.Rows;
import terse.vector.Scratch;

/**
 * Rounds numbers, in units of the lowest level, to one of the two neighbouring integers at random,
 * without bias: the fractional part, to 52 bits, is the probability of the higher one. Uses the
 * longs of scratch slot 6 and the doubles of slot 2.
 */
final class UniformLevels implements Rule {
  private static final double INTEGERS = 0x1p52; // the bits of 2^52 + n are those of 2^52, plus n
  private static final long INTEGER_BITS = Double.doubleToRawLongBits(INTEGERS);

  private final Share share;
  private final Scratch scratch = Scratch.local();
  private final Rows rows = scratch.rows();
  private final long[] bits = scratch.longs(6, Tiles.LONGEST);
  private final double[] whole = scratch.doubles(2, Tiles.LONGEST);

  UniformLevels(Share share) {
    this.share = share;
  }

  @Override
  public Share share() {
    return share;
  }

  @Override
  public void round(double[] x, long[] coins, long[] levels, int n) {
    share.of(x, n);
    floor(x, whole, n);
    split(x, whole, n);
    rows.bits(x, 0, n, bits);
    OneLevel.carry(bits, coins, levels, n);
    rows.bits(whole, 0, n, bits);
    add(levels, bits, n);
  }

  private static void floor(double[] x, double[] whole, int n) {
    for (int j = 0; j < n; j++) {
      whole[j] = Math.floor(x[j]);
    }
  }

  /** x_j = 1 + its fractional part, whole_j += 2^52. */
  private static void split(double[] x, double[] whole, int n) {
    for (int j = 0; j < n; j++) {
      x[j] = 1 + (x[j] - whole[j]);
      whole[j] += INTEGERS;
    }
  }

  private static void add(long[] levels, long[] bits, int n) {
    for (int j = 0; j < n; j++) {
      levels[j] += bits[j] - INTEGER_BITS;
    }
  }
}
