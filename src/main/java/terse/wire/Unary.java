package terse.wire;

/**
 * The unary code: n &gt;= 0 as n zeros and a one, the best code for numbers with P(n) = 2^-(n+1).
 *
 * <p>Salomon, Variable-length Codes for Data Compression, Springer 2007, Section 2.3, with ones and
 * zeros exchanged, so that the end is found by counting trailing zeros of a word.
 */
public final class Unary {
  private static final int SEEN = 57; // bits that every look ahead is sure to show

  private Unary() {}

  /** The length of the codeword. */
  public static long bits(long n) {
    return n + 1;
  }

  /** Writes n &gt;= 0. */
  public static void write(BitWriter out, long n) {
    if (n < 0) {
      throw new IllegalArgumentException("the unary code needs n >= 0, but n = " + n);
    }
    while (n >= 64) {
      out.bits(0, 64);
      n -= 64;
    }
    out.bits(1L << n, (int) n + 1);
  }

  /** Reads a number of 0 .. bound. */
  public static long read(BitReader in, long bound) {
    long zeros = 0;
    long seen = in.peek(0);
    while (seen == 0) {
      zeros += SEEN;
      if (zeros > bound || zeros >= in.remaining()) {
        throw in.malformed("a unary number that is not in 0 .. " + bound, 0);
      }
      seen = in.peek(zeros);
    }
    long n = zeros + Long.numberOfTrailingZeros(seen);
    if (n > bound) {
      throw in.malformed("unary number " + n + " is not in 0 .. " + bound, 0);
    }
    in.skip(n + 1);
    return n;
  }
}
