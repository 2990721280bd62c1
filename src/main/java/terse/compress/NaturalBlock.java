package terse.compress;

import java.util.Arrays;
import terse.vector.Coins;
import terse.vector.Rows;
import terse.vector.Scratch;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;

/**
 * A block of 64 rows of R coordinates, rounded to powers of two in nine bits each by {@link
 * Natural}: 8 R words of exponents, then R words of signs.
 *
 * <p>Byte i of word g R + j is the exponent of coordinate j in row 8 g + i, where e &gt; 0 is 2^(e
 * - 127) and 0 is zero; bit i of word j is the sign of coordinate j in row i. Every loop runs over
 * a row, and is one that the JIT compiler makes vector code of. Random bits are added to the
 * mantissas, and carry into the exponents; the arithmetic of the coins takes a third of the time,
 * shifting exponents into place a quarter.
 */
final class NaturalBlock {
  static final int ROWS = 64;
  static final int LONG = 256;
  static final int SHORT = 64;

  private static final int GROUP = 8; // rows whose exponents share a word
  private static final long BIASES = 1023 - 127; // of exponents in float64 and here
  private static final long SIZE = Long.MAX_VALUE;
  private static final long LEAST = Double.doubleToRawLongBits(Float.MIN_NORMAL);
  private static final long LARGEST = Double.doubleToRawLongBits(Float.MAX_VALUE);

  private NaturalBlock() {}

  static boolean fits(int row, int coordinates) {
    return coordinates >= ROWS * row;
  }

  static void encode(double[] a, int from, int row, Coins own, BitWriter out) {
    Scratch scratch = Scratch.local();
    long[] bits = scratch.longs(1, LONG);
    long[] coin = scratch.longs(2, LONG);
    long[] steps = Quantizer.steps(scratch.longs(3, LONG), row);
    long[] exponents = scratch.longs(4, GROUP * LONG);
    long[] word = scratch.longs(5, LONG);
    long[] signs = scratch.longs(6, LONG);
    long[] strange = scratch.longs(7, LONG);
    Rows rows = scratch.rows();
    Arrays.fill(strange, 0, row, 0);
    for (int i = 0; i < ROWS; i++) {
      rows.bits(a, from + i * row, row, bits);
      Quantizer.toss(steps, own.key(), from + i * row, coin, row);
      mark(strange, bits, row);
      shiftSigns(signs, bits, row);
      shiftExponents(word, coin, bits, row);
      if (i % GROUP == GROUP - 1) {
        System.arraycopy(word, 0, exponents, i / GROUP * row, row);
      }
    }
    if (anyNegative(strange, row)) {
      oneByOne(a, from, row, own, exponents);
    }
    out.part(Part.LEVELS).words(exponents, GROUP * row);
    out.part(Part.SIGNS).words(signs, row);
  }

  static void decode(BitReader in, double[] a, int from, int row, double scale) {
    Scratch scratch = Scratch.local();
    long[] bits = scratch.longs(1, LONG);
    long[] exponents = scratch.longs(4, GROUP * LONG);
    long[] word = scratch.longs(5, LONG);
    long[] signs = scratch.longs(6, LONG);
    double[] value = scratch.doubles(1, LONG);
    double[] sum = scratch.doubles(2, LONG);
    Rows rows = scratch.rows();
    in.words(exponents, GROUP * row);
    in.words(signs, row);
    for (int i = 0; i < ROWS; i++) {
      if (i % GROUP == 0) {
        System.arraycopy(exponents, i / GROUP * row, word, 0, row);
      }
      unpack(word, 8 * (i % GROUP), signs, i, bits, row);
      rows.numbers(bits, row, value);
      int at = from + i * row;
      System.arraycopy(a, at, sum, 0, row);
      add(sum, value, scale, row);
      System.arraycopy(sum, 0, a, at, row);
    }
  }

  /** Makes an entry negative where a size is below the least power, but not zero, or too large. */
  private static void mark(long[] strange, long[] bits, int n) {
    for (int j = 0; j < n; j++) {
      long size = bits[j] & SIZE;
      strange[j] |= ((size - LEAST) & -size) | (LARGEST - size);
    }
  }

  private static void shiftSigns(long[] signs, long[] bits, int n) {
    for (int j = 0; j < n; j++) {
      signs[j] = (signs[j] >>> 1) | (bits[j] & ~SIZE);
    }
  }

  /**
   * Rounds, and shifts the exponents in as highest bytes; that of zero, which is negative, as 0.
   */
  private static void shiftExponents(long[] word, long[] coin, long[] bits, int n) {
    for (int j = 0; j < n; j++) {
      long exponent = (((bits[j] & SIZE) + (coin[j] >>> 12)) >>> 52) - BIASES;
      word[j] = (word[j] >>> 8) | ((exponent & ~(exponent >> 63)) << 56);
    }
  }

  private static boolean anyNegative(long[] strange, int n) {
    long any = 0;
    for (int j = 0; j < n; j++) {
      any |= strange[j];
    }
    return any < 0;
  }

  /** The exponents of a block that has coordinates beyond the powers in use, or to be refused. */
  private static void oneByOne(double[] a, int from, int row, Coins own, long[] exponents) {
    Arrays.fill(exponents, 0, GROUP * row, 0);
    for (int j = 0; j < ROWS * row; j++) {
      int i = j / row;
      long exponent = Natural.exponent(a[from + j], own.at(from + j));
      exponents[i / GROUP * row + j % row] |= exponent << (8 * (i % GROUP));
    }
  }

  /** The bits of the numbers of a row, from byte {@code shift}/8 and bit i of their words. */
  private static void unpack(long[] word, int shift, long[] signs, int i, long[] bits, int n) {
    for (int j = 0; j < n; j++) {
      long exponent = (word[j] >>> shift) & 0xff;
      bits[j] = (((exponent + BIASES) << 52) & (-exponent >> 63)) | (signs[j] >>> i << 63);
    }
  }

  private static void add(double[] sum, double[] value, double scale, int n) {
    for (int j = 0; j < n; j++) {
      sum[j] += scale * value[j];
    }
  }
}
