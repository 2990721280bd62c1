package terse.compress;

import terse.vector.Coins;
import terse.vector.Scratch;

/**
 * Rounds a tile of numbers that are all far below the lowest level, of which few get it, without a
 * coin for each: a coordinate is a candidate with probability 2^-b, b random bits being zeros, and
 * a candidate of share p gets the level with probability 2^b p, to 2^-53, by a coin of its own. So
 * its probability is p, independently of all others, where no share is above 2^-b (thinning: Lewis
 * and Shedler, Naval Research Logistics Quarterly 26, 1979).
 *
 * <p>A number of the stream makes candidates of eight coordinates, by a byte each. Uses the longs
 * of scratch slots 1 and 4.
 */
final class Thinning {
  /** Shares must be below this. */
  static final double LIMIT = 0x1p-5;

  private static final int MOST = 8; // bits for each coordinate
  private static final long EACH = 0x0101010101010101L;
  private static final long HIGH = EACH << 7;

  private final Share share;
  private final Coins first;
  private final Coins second;
  private final long[] numbers = Scratch.local().longs(1, Tiles.LONGEST);
  private final long[] candidates = Scratch.local().longs(4, Tiles.LONGEST);

  /** Candidates are drawn from the first stream, what becomes of them from the second. */
  Thinning(Share share, Coins first, Coins second) {
    this.share = share;
    this.first = first;
    this.second = second;
  }

  /**
   * Lists which coordinates of a tile get the level; no share is above most. Bit i of word j of the
   * candidates is coordinate 64 j + i of the tile.
   */
  void list(double[] a, int from, int row, double most, LevelList into) {
    int zeros = Math.min(MOST, -1 - Math.getExponent(most));
    long mask = (0x100L - (0x100L >>> zeros)) * EACH;
    double thinned = Math.scalb(1.0, zeros);
    for (int bit = 0; bit < 8; bit++) {
      first.row(Tiles.coins(from, 2 * bit, row), numbers, row);
      shift(candidates, numbers, mask, row);
    }
    for (int j = 0; j < row; j++) {
      for (long set = candidates[j]; set != 0; set &= set - 1) {
        int at = from + 64 * j + Long.numberOfTrailingZeros(set);
        double coin = (second.at(at) >>> 11) * 0x1p-53;
        if (coin < share.of(Math.abs(a[at])) * thinned) {
          into.addOne(at);
        }
      }
    }
  }

  /**
   * Shifts a bit into every byte of the candidates: 1 where all bits of the mask are zeros in that
   * byte of the numbers.
   */
  private static void shift(long[] candidates, long[] numbers, long mask, int n) {
    for (int j = 0; j < n; j++) {
      long byBytes = numbers[j] & mask;
      long notZero = ((byBytes & ~HIGH) + ~HIGH) | byBytes;
      candidates[j] = ((candidates[j] >>> 1) & ~HIGH) | (~notZero & HIGH);
    }
  }
}
