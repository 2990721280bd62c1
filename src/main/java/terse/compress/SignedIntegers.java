package terse.compress;

import terse.vector.Scratch;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Golomb;
import terse.wire.Part;

/**
 * Codes of integers of either sign, |z| &lt; 2^63, one of which, named by two bits, each message
 * takes.
 *
 * <ul>
 *   <li>{@link SparseIntegers}, where one in eight or fewer are not zero, or where it is shorter.
 *   <li>{@link RoundedNormal} for others: in the prefix code, which is fast; in the range code,
 *       which is shorter, where the prefix code would cost more than {@value #PRICE} bits and half
 *       of what Lemma 2.1 of Ye, Xiao, Sun (2020) leaves above the entropy, log2(1 + 1/sigma) a
 *       number, or the message more than the lemma allows.
 *   <li>Rice, of z folded to 0, -1, 1, -2, ...: the remainder's width in six bits. Tried, where the
 *       numbers are few, or their mean size is below that of normal ones.
 * </ul>
 */
final class SignedIntegers {
  private static final int PREFIX = 0;
  private static final int RANGE = 1;
  private static final int SPARSE = 2;
  private static final int RICE = 3;
  private static final int SORT_WIDTH = 2;
  private static final int RICE_WIDTH = 6;

  private static final int PRICE = 8;
  private static final int FEW = 32;

  /** Where the lemma leaves more bits than this, a message with all that belongs to it fits in. */
  private static final int AMPLE = 24;

  /** Numbers whose mean size is below this part of that of normal ones are not like them. */
  private static final double LEAST_MEAN = 0.94;

  /** Sums of squares of at most this many numbers below {@link #SMALL} are below 2^63. */
  private static final int SHORT = 1 << 15;

  private static final long SMALL = 1L << 24;
  private static final double LN2 = 0.6931471805599453;

  private SignedIntegers() {}

  /** Writes the first d numbers. */
  static void write(long[] z, int d, BitWriter out) {
    int k = (int) nonzero(z, d);
    if (8L * k <= d) {
      out.bits(SPARSE, SORT_WIDTH);
      SparseIntegers.write(z, d, out);
      return;
    }
    boolean small = d <= SHORT && union(z, d) < SMALL;
    double square = squares(z, d, small) / d;
    RoundedNormal normal = RoundedNormal.of(square);
    double slack = d * slack(normal);
    boolean prefix =
        d * normal.excess() - slack / 2 <= PRICE
            && (slack > AMPLE || normal.bits(z, d) + SORT_WIDTH <= lemma(square, d));
    double mean = sizes(z, d, small) / d;
    if (d < FEW || mean < LEAST_MEAN * normal.meanSize()) {
      double shortest = normal.bits(z, d);
      int width = Golomb.optimalR(2 * mean);
      double rice = RICE_WIDTH + riceBits(z, d, width);
      double sparse = SparseIntegers.bits(z, d, k);
      if (sparse < Math.min(rice, shortest)) {
        out.bits(SPARSE, SORT_WIDTH);
        SparseIntegers.write(z, d, out);
        return;
      }
      if (rice < shortest) {
        out.bits(RICE, SORT_WIDTH);
        writeRice(z, d, width, out);
        return;
      }
    }
    out.bits(prefix ? PREFIX : RANGE, SORT_WIDTH);
    normal.write(z, d, prefix, out);
  }

  private static double slack(RoundedNormal normal) {
    return StrictMath.log1p(1 / normal.deviation()) / LN2;
  }

  /** The bits that Lemma 2.1 allows a vector of this mean square in a ball that it just fits in. */
  private static double lemma(double square, int d) {
    return d * (1.05 + StrictMath.log(2 + 2 * Math.sqrt(square)) / LN2);
  }

  private static double riceBits(long[] z, int d, int width) {
    double bits = (width + 1.0) * d;
    for (int j = 0; j < d; j++) {
      bits += fold(z[j]) >>> width;
    }
    return bits;
  }

  private static void writeRice(long[] z, int d, int width, BitWriter out) {
    out.bits(width, RICE_WIDTH);
    out.part(Part.LEVELS);
    Golomb code = Golomb.rice(width);
    for (int j = 0; j < d; j++) {
      code.write(out, fold(z[j]));
    }
  }

  private static long nonzero(long[] z, int d) {
    long count = 0;
    for (int j = 0; j < d; j++) {
      count += (z[j] | -z[j]) >>> 63;
    }
    return count;
  }

  /** The sum of |z|. */
  private static double sizes(long[] z, int d, boolean small) {
    if (small) {
      long sum = 0;
      for (int j = 0; j < d; j++) {
        sum += Math.abs(z[j]);
      }
      return sum;
    }
    double sum = 0;
    for (int j = 0; j < d; j++) {
      sum += Math.abs(z[j]);
    }
    return sum;
  }

  private static double squares(long[] z, int d, boolean small) {
    if (small) {
      long sum = 0;
      for (int j = 0; j < d; j++) {
        sum += z[j] * z[j];
      }
      return sum;
    }
    double sum = 0;
    for (int j = 0; j < d; j++) {
      sum += (double) z[j] * z[j];
    }
    return sum;
  }

  /** A number that has as many digits as the one with the most of the first d numbers. */
  static long union(long[] z, int d) {
    long union = 0;
    for (int j = 0; j < d; j++) {
      union |= z[j] ^ z[j] >> 63;
    }
    return union;
  }

  /** Reads d numbers, into scratch slot 0 of longs, which has room for two more. */
  static long[] read(BitReader in, int d) {
    long[] z = Scratch.local().longs(0, d + 2);
    int sort = (int) in.bits(SORT_WIDTH);
    switch (sort) {
      case PREFIX, RANGE -> RoundedNormal.read(in, z, d, sort == PREFIX);
      case SPARSE -> SparseIntegers.read(in, z, d);
      default -> {
        int width = in.below(63, RICE_WIDTH, "width");
        Golomb code = Golomb.rice(width);
        for (int j = 0; j < d; j++) {
          z[j] = unfold(code.read(in, Long.MAX_VALUE - 1));
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
