package terse.compress;

import terse.vector.Rows;
import terse.vector.Scratch;

/**
 * Rounds numbers of which none is above the lowest level to it or to zero at random, without bias:
 * the share, to 52 bits, is the probability of the level. Uses the longs of scratch slots 6 and 7.
 */
final class OneLevel implements Rule {
  private static final long ONE = 0x3ff0000000000000L;

  private final Share share;
  private final Scratch scratch = Scratch.local();
  private final Rows rows = scratch.rows();
  private final long[] bits = scratch.longs(6, Tiles.LONGEST);
  private final long[] others = scratch.longs(7, Tiles.LONGEST);

  OneLevel(Share share) {
    this.share = share;
  }

  @Override
  public Share share() {
    return share;
  }

  @Override
  public void round(double[] x, long[] coins, long[] levels, int n) {
    share.aboveOne(x, n);
    rows.bits(x, 0, n, bits);
    carry(bits, coins, levels, n);
  }

  /**
   * Rounds two rows of n, one after the other in x, by the coins of the first, and shifts two bits
   * into every mask, for the first and the second row: 1 where the level is not zero.
   */
  void mark(double[] x, long[] coins, long[] masks, int n) {
    share.aboveOne(x, 2 * n);
    rows.load(x, 0, 2 * n);
    rows.bits(0, bits, n);
    rows.bits(n, others, n);
    shiftCarries(bits, others, coins, masks, n);
  }

  /**
   * 1 where the 52 bits below 1 and 52 random bits add up to 1 or more, where bits are those of a
   * number of [1, 2].
   */
  static void carry(long[] bits, long[] coins, long[] levels, int n) {
    for (int j = 0; j < n; j++) {
      levels[j] = (bits[j] - ONE + (coins[j] >>> 12)) >>> 52;
    }
  }

  private static void shiftCarries(long[] bits, long[] others, long[] coins, long[] masks, int n) {
    for (int j = 0; j < n; j++) {
      long coin = coins[j];
      long sum = (bits[j] - ONE + (coin >>> 12)) << 11;
      long other = (others[j] - ONE + (Long.rotateRight(coin, 32) >>> 12)) << 11;
      masks[j] = (masks[j] >>> 2) | ((sum & Long.MIN_VALUE) >>> 1) | (other & Long.MIN_VALUE);
    }
  }
}
