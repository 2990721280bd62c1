package terse.compress;

/**
 * How quantisers walk over a vector: in tiles of 64 rows of 256 coordinates; of what is left, in
 * one of 64 rows of 128 and one of 64 rows of 64; and then coordinate by coordinate over a rest of
 * fewer than 4096.
 *
 * <p>Each coordinate has a coin, 64 random bits of which the high 52 decide. Two rows of a tile,
 * the first one even, share a row of a stream of {@link terse.vector.Coins}: the first row has its
 * numbers as coins, the second the same numbers rotated by 32 bits. So every coin is uniform, the
 * high 32 bits of all coins are independent, and what else two coins have in common can only show
 * with probability 2^-32. In the rest each coordinate has a number of its own.
 */
final class Tiles {
  static final int ROWS = 64;
  static final int LONGEST = 256;

  /** The fewest coordinates that are not left to the rest. */
  static final int LEAST = 4096;

  private Tiles() {}

  /** The length of the rows of the next tile, 0 where there is none. */
  static int row(int left) {
    return left < LEAST ? 0 : Math.min(LONGEST, Integer.highestOneBit(left / ROWS));
  }

  /** The first number of the stream for rows i and i + 1, i even, of the tile that begins here. */
  static long coins(int from, int i, int row) {
    return from / 2 + (long) (i / 2) * row;
  }

  /** The number of the stream for coordinate j of the rest that begins here. */
  static long coin(int from, int j) {
    return from / 2 + (long) (j - from);
  }

  /** From the coins of a row to those of the row that shares its numbers. */
  static void rotate(long[] coins, int n) {
    for (int j = 0; j < n; j++) {
      coins[j] = Long.rotateRight(coins[j], 32);
    }
  }
}
