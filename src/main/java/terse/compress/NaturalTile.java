package terse.compress;

import java.util.Arrays;
import terse.vector.Coins;
import terse.vector.Rows;
import terse.vector.Scratch;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.MalformedMessageException;
import terse.wire.Part;

/**
 * One of the {@link Tiles} of 64 rows of R coordinates, rounded to powers of two by {@link
 * Natural}.
 *
 * <p>Wire: 8 R words with the eight low bits of the exponents; where exponents have eleven bits, R
 * words with each of the other three, the highest first; R words of signs. In word g R + j of the
 * first, byte 2 i is that of coordinate j of row 8 g + i, and byte 2 i + 1 that of row 8 g + 4 + i,
 * i &lt; 4. In word j of the others, bit 16 i + t is that of coordinate j of row 4 t + i.
 *
 * <p>Random bits are added to the mantissas, and carry into the exponents. Then the high 16 bits of
 * four rows make one row of words, in which four coordinates are packed at the cost of one. Every
 * loop runs over a row, and is one that the JIT compiler makes vector code of; reading the vector
 * and writing the message take half of the time.
 */
final class NaturalTile {
  private static final int ROWS = Tiles.ROWS;
  private static final int QUADS = ROWS / 4;
  private static final int LONGEST = Tiles.LONGEST;
  private static final long LOW_BYTE = 0xffL << 52; // of an exponent
  private static final long EXPONENT_ONE = 1L << 52;
  private static final long HIGH = 0x8000800080008000L; // of each 16 bits
  private static final long EVEN_BYTES = 0x00ff00ff00ff00ffL;

  // Exponents of float64 whose rounded values have the bits 01111... or 10000... in front, between
  // 2^-63 and 2^65, become those of float32 when one bit changes.
  private static final long FRONT = 0x7800780078007800L;
  private static final long ALIKE = 0x4000400040004000L;
  private static final long SINGLE = 0x8080808080808080L;

  private final Natural.Window window;
  private final Coins own;
  private final int planes; // of words that hold a bit of each coordinate, the last one the signs
  private final Scratch scratch = Scratch.local();
  private final Rows rows = scratch.rows();
  private final long[] coin = scratch.longs(1, LONGEST);
  private final long[] first = scratch.longs(2, LONGEST);
  private final long[] second = scratch.longs(3, LONGEST);
  private final long[] fours = scratch.longs(4, LONGEST);
  private final long[] nextFours = scratch.longs(5, LONGEST);
  private final long[] packed = scratch.longs(6, LONGEST);
  private final long[] strange = scratch.longs(7, LONGEST);
  private final long[] bytes = scratch.longs(8, 8 * LONGEST);
  private final double[] x = scratch.doubles(1, 4 * LONGEST);

  /**
   * @param own the stream of the coins, for an encoder
   */
  NaturalTile(Natural.Window window, Coins own) {
    this.window = window;
    this.own = own;
    this.planes = window.width() - 7;
  }

  /**
   * Writes a tile of float32 exponents, unless it may have a coordinate, zero for one, whose
   * exponent is not between -63 and 64: then it writes nothing and returns false.
   */
  boolean encodeCommon(double[] a, int from, int row, BitWriter out) {
    Arrays.fill(strange, 0, row, 0);
    for (int quad = 0; quad < QUADS; quad += 2) {
      for (int k = 0; k < 2; k++) {
        int i = 4 * (quad + k);
        rows.load(a, from + i * row, 4 * row);
        addCoins(from, i, row, k == 0 ? fours : nextFours);
      }
      mark(strange, fours, nextFours, row);
      pack(quad, row, SINGLE);
    }
    if (anyOf(strange, row, FRONT)) {
      return false;
    }
    write(row, out);
    return true;
  }

  /** Writes a tile; no coordinate may be too large. */
  void encode(double[] a, int from, int row, BitWriter out) {
    for (int quad = 0; quad < QUADS; quad += 2) {
      for (int k = 0; k < 2; k++) {
        int i = 4 * (quad + k);
        System.arraycopy(a, from + i * row, x, 0, 4 * row);
        multiply(x, window.factor(), 4 * row);
        rows.load(x, 0, 4 * row);
        addCoins(from, i, row, k == 0 ? fours : nextFours);
      }
      pack(quad, row, 0);
    }
    write(row, out);
  }

  /** Reads a tile and adds scale times its value. */
  void decode(BitReader in, double[] a, int from, int row, double scale) {
    in.words(bytes, 8 * row);
    for (int p = 0; p < planes; p++) {
      in.words(plane(p), row);
    }
    Arrays.fill(strange, 0, row, 0);
    for (int i = 0; i < ROWS; i++) {
      int inGroup = i % 8;
      if (inGroup == 0) {
        System.arraycopy(bytes, i * row / 8, packed, 0, row);
      }
      int at = 16 * (i % 4) + i / 4;
      unpack(packed, 8 * (2 * (inGroup % 4) + inGroup / 4), plane(planes - 1), 63 - at, first, row);
      for (int p = 0; p < planes - 1; p++) {
        addBit(first, plane(p), at, 62 - p, row);
      }
      if (planes > 1) {
        markLargest(strange, first, row);
      }
      rows.numbers(first, row, x);
      add(a, from + i * row, row, scale);
    }
    if (planes > 1 && anyOf(strange, row, Long.MIN_VALUE)) {
      throw new MalformedMessageException("an exponent of 2047", in.position());
    }
  }

  private long[] plane(int p) {
    return scratch.longs(9 + p, LONGEST);
  }

  /** fours[j] = the high 16 bits of coordinate j of each of the four rows that were loaded. */
  private void addCoins(int from, int i, int row, long[] into) {
    own.row(Tiles.coins(from, i, row), coin, row);
    rows.bits(0, first, row);
    rows.bits(row, second, row);
    low(into, coin, first, second, row);
    own.row(Tiles.coins(from, i + 2, row), coin, row);
    rows.bits(2 * row, first, row);
    rows.bits(3 * row, second, row);
    high(into, coin, first, second, row);
  }

  private void pack(int quad, int row, long change) {
    for (int p = 0; p < planes; p++) {
      if (quad == 0) {
        Arrays.fill(plane(p), 0, row, 0);
      }
      shiftBits(plane(p), fours, nextFours, (p + 1) % planes, row);
    }
    lowBytes(packed, fours, nextFours, change, row);
    System.arraycopy(packed, 0, bytes, quad / 2 * row, row);
  }

  private void write(int row, BitWriter out) {
    out.part(Part.LEVELS).words(bytes, 8 * row);
    for (int p = 0; p < planes - 1; p++) {
      out.words(plane(p), row);
    }
    out.part(Part.SIGNS).words(plane(planes - 1), row);
  }

  static void multiply(double[] x, double factor, int n) {
    for (int j = 0; j < n; j++) {
      x[j] *= factor;
    }
  }

  private static void low(long[] fours, long[] coins, long[] first, long[] second, int n) {
    for (int j = 0; j < n; j++) {
      long coin = coins[j];
      long other = Long.rotateRight(coin, 32);
      fours[j] =
          ((first[j] + (coin >>> 12)) >>> 48)
              | (((second[j] + (other >>> 12)) >>> 32) & 0x00000000ffff0000L);
    }
  }

  private static void high(long[] fours, long[] coins, long[] first, long[] second, int n) {
    for (int j = 0; j < n; j++) {
      long coin = coins[j];
      long other = Long.rotateRight(coin, 32);
      fours[j] |=
          (((first[j] + (coin >>> 12)) >>> 16) & 0x0000ffff00000000L)
              | ((second[j] + (other >>> 12)) & 0xffff000000000000L);
    }
  }

  /** Sets bits in front where two bits of an exponent that should be alike, or not, are not so. */
  private static void mark(long[] strange, long[] fours, long[] next, int n) {
    for (int j = 0; j < n; j++) {
      strange[j] |= (fours[j] ^ (fours[j] << 1) ^ ALIKE) | (next[j] ^ (next[j] << 1) ^ ALIKE);
    }
  }

  /** Shifts the bits that are this many below the highest of 16 into a plane. */
  private static void shiftBits(long[] plane, long[] fours, long[] next, int below, int n) {
    for (int j = 0; j < n; j++) {
      plane[j] =
          (plane[j] >>> 2) | (((fours[j] << below) & HIGH) >>> 1) | ((next[j] << below) & HIGH);
    }
  }

  private static void lowBytes(long[] packed, long[] fours, long[] next, long change, int n) {
    for (int j = 0; j < n; j++) {
      packed[j] = (((fours[j] >>> 4) & EVEN_BYTES) | ((next[j] << 4) & ~EVEN_BYTES)) ^ change;
    }
  }

  private static boolean anyOf(long[] words, int n, long mask) {
    long any = 0;
    for (int j = 0; j < n; j++) {
      any |= words[j];
    }
    return (any & mask) != 0;
  }

  /** The low bytes of the exponents of a row, and its signs. */
  private static void unpack(
      long[] packed, int shift, long[] signs, int toHighest, long[] bits, int n) {
    if (shift <= 48) {
      for (int j = 0; j < n; j++) {
        bits[j] =
            ((packed[j] << (52 - shift)) & LOW_BYTE) | ((signs[j] << toHighest) & Long.MIN_VALUE);
      }
    } else {
      for (int j = 0; j < n; j++) {
        bits[j] =
            ((packed[j] >>> (shift - 52)) & LOW_BYTE) | ((signs[j] << toHighest) & Long.MIN_VALUE);
      }
    }
  }

  private static void addBit(long[] bits, long[] plane, int from, int to, int n) {
    for (int j = 0; j < n; j++) {
      bits[j] |= ((plane[j] >>> from) & 1) << to;
    }
  }

  /** Sets the highest bit where an exponent is 2047. */
  private static void markLargest(long[] strange, long[] bits, int n) {
    for (int j = 0; j < n; j++) {
      strange[j] |= (bits[j] & Long.MAX_VALUE) + EXPONENT_ONE;
    }
  }

  private void add(double[] a, int at, int row, double scale) {
    double[] sum = scratch.doubles(2, LONGEST);
    System.arraycopy(a, at, sum, 0, row);
    add(sum, x, 1 / window.factor(), scale, row);
    System.arraycopy(sum, 0, a, at, row);
  }

  private static void add(double[] sum, double[] x, double unit, double scale, int n) {
    for (int j = 0; j < n; j++) {
      sum[j] += scale * (unit * x[j]);
    }
  }
}
