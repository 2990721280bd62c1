package terse.wire;

/**
 * The best prefix code for a number that is uniform on 0 .. m - 1: floor(log2 m) or ceil(log2 m)
 * bits, at most 0.087 bits above log2 m on average.
 *
 * <p>Also known as minimal binary or phased-in code (Salomon, Variable-length Codes for Data
 * Compression, Springer 2007, Section 2.9). With w = floor(log2 m) and c = 2^(w+1) - m, numbers
 * below c take w bits; the others are raised by c and take w + 1, the lowest bit last. Every bit
 * string is a number, so nothing can be refused but a message that ends too early.
 */
public final class TruncatedBinary {
  private TruncatedBinary() {}

  /** The length of the codeword of n among 0 .. m - 1, for m &lt;= 2^62. */
  public static int bits(long n, long m) {
    int w = floorLog2(m);
    return n < (2L << w) - m ? w : w + 1;
  }

  /** Writes n of 0 .. m - 1, for m &lt;= 2^62. */
  public static void write(BitWriter out, long n, long m) {
    if (n < 0 || n >= m || m > 1L << 62) {
      throw new IllegalArgumentException(
          "truncated binary needs 0 <= n < m <= 2^62, but n = " + n + " and m = " + m);
    }
    int w = floorLog2(m);
    write(out, n, w, (2L << w) - m);
  }

  /** Reads what {@link #write} wrote. */
  public static long read(BitReader in, long m) {
    int w = floorLog2(m);
    return read(in, w, (2L << w) - m);
  }

  static void write(BitWriter out, long n, int w, long c) {
    if (n < c) {
      out.bits(n, w);
    } else {
      long raised = n + c;
      out.bits(raised >>> 1 | (raised & 1) << w, w + 1);
    }
  }

  static long read(BitReader in, int w, long c) {
    long high = in.bits(w);
    return high < c ? high : (high << 1 | in.bits(1)) - c;
  }

  static int floorLog2(long m) {
    return 63 - Long.numberOfLeadingZeros(m);
  }
}
