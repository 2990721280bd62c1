package terse.compress;

import terse.vector.Coins;

/** Which coin a coordinate has, written down from the words of {@link Tiles}, one by one. */
final class TileCoins {
  private TileCoins() {}

  /** The 64 bits of coordinate j of d by this stream. */
  static long coin(Coins own, int d, int j) {
    int from = tile(d, j);
    int row = row(d - from);
    if (row == 0) {
      return own.at(from / 2 + (j - from));
    }
    int i = (j - from) / row;
    long number = own.at(from / 2 + (long) (i / 2) * row + (j - from) % row);
    return i % 2 == 0 ? number : number << 32 | number >>> 32;
  }

  /** Where the tile, or the rest, of coordinate j begins. */
  static int tile(int d, int j) {
    int from = 0;
    for (int row; (row = row(d - from)) > 0 && j >= from + 64 * row; ) {
      from += 64 * row;
    }
    return from;
  }

  static int row(int left) {
    return left >= 64 * 256 ? 256 : left >= 64 * 128 ? 128 : left >= 64 * 64 ? 64 : 0;
  }
}
