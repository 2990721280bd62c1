package terse.compress;

import terse.vector.Scratch;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Elias;
import terse.wire.Golomb;
import terse.wire.Part;
import terse.wire.TruncatedBinary;

/**
 * Codes of integers of either sign, |z| &lt; 2^63, of which each message takes the shortest: the
 * sort (normal one bit, the others two) precedes it.
 *
 * <ul>
 *   <li>{@link RoundedNormal}, near the entropy of dense numbers.
 *   <li>Rice, of z folded to 0, -1, 1, -2, ...: the remainder's width in six bits.
 *   <li>Elias gamma, of the folded numbers plus one: for few large numbers among zeros.
 * </ul>
 */
final class SignedIntegers {
  private static final int NORMAL = 0;
  private static final int RICE = 1;
  private static final int ELIAS = 2;
  private static final int SORTS = 3;
  private static final int RICE_WIDTH = 6;

  private SignedIntegers() {}

  /** Writes the first d numbers. */
  static void write(long[] z, int d, BitWriter out) {
    double squares = 0;
    double sum = 0;
    long elias = 0;
    for (int j = 0; j < d; j++) {
      long folded = fold(z[j]);
      squares += (double) z[j] * z[j];
      sum += folded;
      elias += Elias.GAMMA.bits(folded + 1);
    }
    int width = Golomb.optimalR(sum / d);
    long rice = RICE_WIDTH + (width + 1L) * d;
    RoundedNormal normal = RoundedNormal.of(squares / d);
    double dense = RoundedNormal.HEADER;
    for (int j = 0; j < d; j++) {
      rice += fold(z[j]) >>> width;
      dense += normal.bits(z[j]);
    }
    int sort = dense <= Math.min(rice, elias) + 1 ? NORMAL : rice <= elias ? RICE : ELIAS;
    TruncatedBinary.write(out.part(Part.HEADER), sort, SORTS);
    switch (sort) {
      case NORMAL -> normal.write(z, d, out);
      case RICE -> {
        out.bits(width, RICE_WIDTH);
        out.part(Part.LEVELS);
        Golomb code = Golomb.rice(width);
        for (int j = 0; j < d; j++) {
          code.write(out, fold(z[j]));
        }
      }
      default -> {
        out.part(Part.LEVELS);
        for (int j = 0; j < d; j++) {
          Elias.GAMMA.write(out, fold(z[j]) + 1);
        }
      }
    }
  }

  /** Reads d numbers, into scratch slot 0 of longs. */
  static long[] read(BitReader in, int d) {
    long[] z = Scratch.local().longs(0, d);
    switch ((int) TruncatedBinary.read(in, SORTS)) {
      case NORMAL -> RoundedNormal.read(in, z, d);
      case RICE -> {
        int width = in.below(63, RICE_WIDTH, "width");
        Golomb code = Golomb.rice(width);
        for (int j = 0; j < d; j++) {
          z[j] = unfold(code.read(in, Long.MAX_VALUE - 1));
        }
      }
      default -> {
        for (int j = 0; j < d; j++) {
          z[j] = unfold(Elias.GAMMA.read(in, Long.MAX_VALUE) - 1);
        }
      }
    }
    return z;
  }

  /** 0, -1, 1, -2, 2 to 0, 1, 2, 3, 4, and so on. */
  static long fold(long z) {
    return z << 1 ^ z >> 63;
  }

  static long unfold(long n) {
    return n >>> 1 ^ -(n & 1);
  }
}
