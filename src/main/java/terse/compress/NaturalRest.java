package terse.compress;

import terse.vector.Coins;
import terse.vector.Rows;
import terse.vector.Scratch;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;

/**
 * The coordinates that are left when {@link Natural} has cut a vector into tiles: their exponents,
 * then their signs.
 */
final class NaturalRest {
  private static final int ROW = Tiles.LONGEST;
  private static final int LAST = 2047; // the exponent of infinity

  private final Natural.Window window;
  private final Scratch scratch = Scratch.local();

  NaturalRest(Natural.Window window) {
    this.window = window;
  }

  /** Writes the coordinates from here on; none may be too large. */
  void encode(double[] a, int from, Coins own, BitWriter out) {
    int n = a.length - from;
    Rows rows = scratch.rows();
    double[] x = scratch.doubles(1, ROW);
    long[] coin = scratch.longs(1, ROW);
    long[] bits = scratch.longs(2, ROW);
    long[] exponents = scratch.longs(8, n);
    long[] signs = scratch.longs(9, n / 64 + 1);
    for (int at = 0; at < n; at += ROW) {
      int row = Math.min(ROW, n - at);
      System.arraycopy(a, from + at, x, 0, row);
      NaturalTile.multiply(x, window.factor(), row);
      rows.bits(x, 0, row, bits);
      own.row(Tiles.coin(from, from + at), coin, row);
      for (int j = 0; j < row; j += 64) {
        signs[(at + j) / 64] = signs(bits, j, Math.min(row, j + 64));
      }
      round(bits, coin, row);
      System.arraycopy(bits, 0, exponents, at, row);
    }
    out.part(Part.LEVELS).fields(exponents, n, window.width());
    out.part(Part.SIGNS).words(signs, n / 64);
    out.bits(n % 64 == 0 ? 0 : signs[n / 64], n % 64);
  }

  /** Reads them and adds scale times their values. */
  void decode(BitReader in, double[] a, int from, double scale) {
    int n = a.length - from;
    int width = window.width();
    double unit = 1 / window.factor();
    long[] exponents = scratch.longs(8, n);
    in.fields(exponents, n, width);
    for (int j = 0; j < n; j++) {
      if (exponents[j] == LAST) {
        throw in.malformed("an exponent of " + LAST, width * (n - j));
      }
    }
    for (int at = 0; at < n; at += 64) {
      int stop = Math.min(n, at + 64);
      long signs = in.bits(stop - at);
      for (int j = at; j < stop; j++) {
        long bits = exponents[j] << 52 | signs << 63;
        signs >>>= 1;
        a[from + j] += scale * (unit * Double.longBitsToDouble(bits));
      }
    }
  }

  private static long signs(long[] bits, int from, int to) {
    long signs = 0;
    for (int j = from; j < to; j++) {
      signs |= bits[j] >>> 63 << (j - from);
    }
    return signs;
  }

  /** Adds the coins to the mantissas and leaves the exponents. */
  private static void round(long[] bits, long[] coins, int n) {
    for (int j = 0; j < n; j++) {
      bits[j] = ((bits[j] & Long.MAX_VALUE) + (coins[j] >>> 12)) >>> 52;
    }
  }
}
