package terse.compress;

import terse.vector.Rows;
import terse.vector.Scratch;

/**
 * Rounds numbers, in units of the lowest level, to one of the two neighbours among 0, 1, 2, 4, 8,
 * ... at random, without bias; the level of 2^i is i + 1. The random bits are added to the
 * mantissa, and carry into the exponent with the right probability (Horváth et al., Natural
 * compression for distributed deep learning, 2019). Uses the longs of scratch slots 6 and 7 and the
 * doubles of slot 2.
 */
final class BinaryLevels implements Rule {
  private static final long ONE = 0x3ff0000000000000L;

  private final Share share;
  private final Scratch scratch = Scratch.local();
  private final Rows rows = scratch.rows();
  private final long[] bits = scratch.longs(6, Tiles.LONGEST);
  private final long[] low = scratch.longs(7, Tiles.LONGEST);
  private final double[] plusOne = scratch.doubles(2, Tiles.LONGEST);

  BinaryLevels(Share share) {
    this.share = share;
  }

  @Override
  public Share share() {
    return share;
  }

  @Override
  public void round(double[] x, long[] coins, long[] levels, int n) {
    share.of(x, n);
    plusOne(x, plusOne, n);
    rows.bits(x, 0, n, bits);
    rows.bits(plusOne, 0, n, low);
    exponents(bits, low, coins, levels, n);
  }

  private static void plusOne(double[] x, double[] plusOne, int n) {
    for (int j = 0; j < n; j++) {
      plusOne[j] = 1 + x[j];
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
}
