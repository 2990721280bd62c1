package terse.wire;

/**
 * Elias' universal codes of the integers n &gt;= 1 (Universal codeword sets and representations of
 * the integers, IEEE Transactions on Information Theory 21, 1975).
 *
 * <p>The codewords are those of the paper, except that the binary digits below the leading one of a
 * number travel from the lowest up, as all numbers in a message do. A reader is given a bound, the
 * largest legal number, and refuses anything above it.
 */
public enum Elias {
  /** floor(log2 n) zeros, then n from its leading one on: 2 floor(log2 n) + 1 bits. */
  GAMMA {
    @Override
    public int bits(long n) {
      return 2 * TruncatedBinary.floorLog2(n) + 1;
    }

    @Override
    public void write(BitWriter out, long n) {
      int low = lowDigits(n);
      if (2 * low < 64) {
        out.bits(leadingFirst(n, low) << low, 2 * low + 1);
      } else {
        out.bits(1L << low, low + 1);
        out.bits(n ^ (1L << low), low);
      }
    }

    @Override
    public long read(BitReader in, long bound) {
      long seen = in.peek(0);
      int low = Long.numberOfTrailingZeros(seen);
      if (2 * low < SEEN) {
        long n = 1L << low | ((seen >>> (low + 1)) & ((1L << low) - 1));
        in.skip(2 * low + 1);
        return checked(in, n, bound, 2 * low + 1);
      }
      low = (int) Unary.read(in, TruncatedBinary.floorLog2(bound));
      return checked(in, 1L << low | in.bits(low), bound, 2 * low + 1);
    }
  },

  /** The number of digits of n in the gamma code, then the digits below the leading one. */
  DELTA {
    @Override
    public int bits(long n) {
      int low = TruncatedBinary.floorLog2(n);
      return GAMMA.bits(low + 1) + low;
    }

    @Override
    public void write(BitWriter out, long n) {
      int low = lowDigits(n);
      int count = TruncatedBinary.floorLog2(low + 1);
      long prefix = leadingFirst(low + 1, count) << count;
      int width = 2 * count + 1;
      if (width + low <= 64) {
        out.bits(prefix | (n ^ (1L << low)) << width, width + low);
      } else {
        out.bits(prefix, width);
        out.bits(n ^ (1L << low), low);
      }
    }

    @Override
    public long read(BitReader in, long bound) {
      long seen = in.peek(0);
      int count = Long.numberOfTrailingZeros(seen);
      if (count > MOST_COUNT) {
        throw in.malformed("a number of too many digits is not in 1 .. " + bound, 0);
      }
      int width = 2 * count + 1;
      int low = (int) (1L << count | ((seen >>> (count + 1)) & ((1L << count) - 1))) - 1;
      if (width + low <= SEEN) {
        in.skip(width + low);
        return checked(in, 1L << low | ((seen >>> width) & ((1L << low) - 1)), bound, width + low);
      }
      in.skip(width);
      return checked(in, 1L << low | in.bits(low), bound, width + low);
    }
  },

  /**
   * n, preceded by the number of its digits less one, preceded by the digits of that less one, and
   * so on; then a zero.
   */
  OMEGA {
    @Override
    public int bits(long n) {
      int bits = 1;
      for (long group = n; group > 1; group = TruncatedBinary.floorLog2(group)) {
        bits += TruncatedBinary.floorLog2(group) + 1;
      }
      return bits;
    }

    @Override
    public void write(BitWriter out, long n) {
      int low = lowDigits(n);
      long prefix = 0;
      int width = 0;
      for (int group = low; group > 1; ) { // at most 11 bits
        int digits = TruncatedBinary.floorLog2(group);
        prefix = prefix << (digits + 1) | leadingFirst(group, digits);
        width += digits + 1;
        group = digits;
      }
      out.bits(prefix, width);
      if (n == 1) {
        out.bits(0, 1);
      } else {
        out.bits(leadingFirst(n, low), low + 2);
      }
    }

    @Override
    public long read(BitReader in, long bound) {
      int most = TruncatedBinary.floorLog2(bound);
      long from = in.position();
      long seen = in.peek(0);
      int used = 0;
      long n = 1;
      while (((seen >>> used) & 1) == 1 && n <= most) {
        int low = (int) n;
        if (used + low + 2 <= SEEN) {
          n = 1L << low | ((seen >>> (used + 1)) & ((1L << low) - 1));
          used += low + 1;
        } else {
          in.skip(used + 1);
          n = 1L << low | in.bits(low);
          seen = in.peek(0);
          used = 0;
        }
      }
      in.skip(used + 1);
      if (((seen >>> used) & 1) == 1) {
        throw in.malformed(
            "a number of " + (n + 1) + " digits is not in 1 .. " + bound,
            (int) (in.position() - from));
      }
      return checked(in, n, bound, (int) (in.position() - from));
    }
  };

  private static final int SEEN = 57; // bits that every look ahead is sure to show
  private static final int MOST_COUNT = 5; // binary digits, less one, of the number of digits of n

  /** The length of the codeword of n &gt;= 1. */
  public abstract int bits(long n);

  /** Writes n &gt;= 1. */
  public abstract void write(BitWriter out, long n);

  /** Reads a number of 1 .. bound. */
  public abstract long read(BitReader in, long bound);

  private static int lowDigits(long n) {
    if (n < 1) {
      throw new IllegalArgumentException("an Elias code needs n >= 1, but n = " + n);
    }
    return TruncatedBinary.floorLog2(n);
  }

  /** The binary number n with its leading one first in the message, then its low digits. */
  private static long leadingFirst(long n, int low) {
    return (n ^ (1L << low)) << 1 | 1;
  }

  private static long checked(BitReader in, long n, long bound, int read) {
    if (n > bound) {
      throw in.malformed("number " + n + " is not in 1 .. " + bound, read);
    }
    return n;
  }
}
