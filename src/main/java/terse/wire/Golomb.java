package terse.wire;

/**
 * The Golomb code of parameter M: n &gt;= 0 as floor(n / M) in unary, then n mod M in truncated
 * binary.
 *
 * <p>Golomb, Run-length encodings, IEEE Transactions on Information Theory 12, 1966. With M = 2^r
 * it is Rice's code. It is the best prefix code for geometric numbers, P(n) = (1 - p) p^n, when M
 * is the smallest with p^M + p^(M+1) &lt;= 1 (Gallager and Van Voorhis, Optimal source codes for
 * geometrically distributed integer alphabets, same journal 21, 1975). The unary part is {@link
 * Unary}'s, zeros before a one.
 */
public final class Golomb {
  private static final int SEEN = 57; // bits that every look ahead is sure to show
  private static final double LN2 = 0.6931471805599453;
  private static final double GOLDEN_RATIO = 1.618033988749895;

  /** The codes of small parameters, made once: index sets ask for one with almost every index. */
  private static final Golomb[] SMALL = new Golomb[2048];

  static {
    for (int m = 1; m < SMALL.length; m++) {
      SMALL[m] = new Golomb(m);
    }
  }

  private final long m;
  private final int w; // floor(log2 m)
  private final long c; // remainders below c take w bits, the others w + 1
  private final long inverse; // floor((2^63 - 1) / m)

  private Golomb(long m) {
    if (m < 1 || m > 1L << 62) {
      throw new IllegalArgumentException("a Golomb code needs 1 <= M <= 2^62, but M = " + m);
    }
    this.m = m;
    this.w = TruncatedBinary.floorLog2(m);
    this.c = (2L << w) - m;
    this.inverse = Long.MAX_VALUE / m;
  }

  /** The Golomb code of parameter M, 1 &lt;= M &lt;= 2^62. */
  public static Golomb of(long m) {
    return m > 0 && m < SMALL.length ? SMALL[(int) m] : new Golomb(m);
  }

  /** Rice's code with r low digits: M = 2^r. */
  public static Golomb rice(int r) {
    if (r < 0 || r > 62) {
      throw new IllegalArgumentException("a Rice code needs 0 <= r <= 62, but r = " + r);
    }
    return of(1L << r);
  }

  /** The best M for geometric numbers of this mean (Gallager and Van Voorhis, equation 3). */
  public static long optimalM(double mean) {
    checkMean(mean);
    if (mean == 0) {
      return 1;
    }
    double rate = StrictMath.log1p(1 / mean); // -log p, where p = mean / (1 + mean)
    double m = Math.ceil(StrictMath.log1p(mean / (1 + mean)) / rate);
    return Math.max(1, (long) Math.min(m, 0x1p62));
  }

  /**
   * The best r of Rice's code for geometric numbers of this mean: the smallest with p^(2^r) below
   * the inverse of the golden ratio (Kiely, Selecting the Golomb parameter in Rice coding, IPN
   * Progress Report 42-159, 2004).
   */
  public static int optimalR(double mean) {
    checkMean(mean);
    if (mean == 0) {
      return 0;
    }
    double reach = StrictMath.log(GOLDEN_RATIO) / StrictMath.log1p(1 / mean);
    return Math.max(0, Math.min(62, Math.getExponent(reach) + 1));
  }

  /**
   * A nearly best code for the gaps between k indices among n, all sets equally likely: of the
   * optimum ceil(log(2 - p) / -log(1 - p)) for p = k/n the first three terms of the series in p.
   */
  static Golomb forGaps(int n, int k) {
    double p = (double) k / n;
    return of(Math.max(1, (long) Math.ceil(LN2 / p - (1 + LN2) / 2 + (1.5 - LN2) / 12 * p)));
  }

  /** The parameter M. */
  public long m() {
    return m;
  }

  /** The length of the codeword of n &gt;= 0. */
  public long bits(long n) {
    long quotient = quotient(n);
    return quotient + 1 + (n - quotient * m < c ? w : w + 1);
  }

  /** Writes n &gt;= 0. */
  public void write(BitWriter out, long n) {
    if (n < 0) {
      throw new IllegalArgumentException("a Golomb code needs n >= 0, but n = " + n);
    }
    long quotient = quotient(n);
    long rest = n - quotient * m;
    int width = w;
    if (c < m) { // not Rice's; from here on without branches, which would be hard to predict
      long isLong = (c - 1 - rest) >> 63; // -1 when rest >= c
      long raised = rest + c;
      rest ^= (rest ^ (raised >>> 1 | (raised & 1) << w)) & isLong;
      width -= (int) isLong;
    }
    if (quotient + width < 64) {
      out.bits((rest << 1 | 1) << quotient, (int) quotient + 1 + width);
    } else {
      Unary.write(out, quotient);
      out.bits(rest, width);
    }
  }

  /** Reads a number of 0 .. bound. */
  public long read(BitReader in, long bound) {
    long seen = in.peek(0);
    int quotient = Long.numberOfTrailingZeros(seen);
    if (quotient + w + 2 > SEEN) {
      return readLong(in, bound);
    }
    long after = seen >>> (quotient + 1);
    long rest = after & ((1L << w) - 1);
    int width = quotient + 1 + w;
    if (c < m) {
      long isLong = (c - 1 - rest) >> 63;
      rest += (rest + ((after >>> w) & 1) - c) & isLong;
      width -= (int) isLong;
    }
    long n = quotient * m + rest;
    if (n > bound) {
      throw in.malformed("number " + n + " is not in 0 .. " + bound, 0);
    }
    in.skip(width);
    return n;
  }

  private long readLong(BitReader in, long bound) {
    long from = in.position();
    long quotient = Unary.read(in, bound / m);
    long rest = TruncatedBinary.read(in, w, c);
    if (rest > bound - quotient * m) {
      throw new MalformedMessageException("a number is not in 0 .. " + bound, from);
    }
    return quotient * m + rest;
  }

  /** floor(n / m), by a multiplication that is at most one too small. */
  private long quotient(long n) {
    long q = Math.multiplyHigh(n, inverse) << 1 | (n * inverse) >>> 63;
    return q - ((m - 1 - (n - q * m)) >> 63);
  }

  private static void checkMean(double mean) {
    if (!(mean >= 0 && mean <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("a mean must be finite and >= 0, but mean = " + mean);
    }
  }
}
