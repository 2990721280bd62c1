package terse.compress;

import java.util.OptionalInt;
import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.NotFiniteException;
import terse.vector.Scratch;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;
import terse.wire.Precision;

/**
 * PowerSGD: the vector, seen as an m x n matrix M, row by row, is sent as P Q' of rank r, found by
 * one step of subspace iteration, P = orthonormalised M Q_0, Q = M'P (Vogels, Karimireddy, Jaggi,
 * NeurIPS 2019, Algorithm 1).
 *
 * <p>M has m = ceil(sqrt(d)) rows unless {@code rows} says otherwise, n = ceil(d/m) columns, and
 * zeros at its end; of rows that would be zeros alone there are none. A rank above min(m, n) is
 * min(m, n), and where r (m + n) &gt;= d the d coordinates are sent instead. Wire: P, column by
 * column, then Q.
 *
 * <p>Q_0 is Gaussian. Opened at a node, it is the last Q (a warm start), which converges to the
 * leading singular vectors of matrices that change slowly; a column of it that is zero starts anew.
 * Decoding needs P and Q alone.
 *
 * <p>C(M) = PP'M is an orthogonal projection, so that |C|^2 = &lt;C, M&gt; and |C - M|^2 = |M|^2 -
 * |C|^2: beta = 1. From a Gaussian Q_0 it is B1(r/min(m, n), 1), B2(r/min(m, n), 1) and B3(min(m,
 * n)/r), attained where all singular values are equal. For let M = U S V', s = min(m, n). V'Q_0 = G
 * is Gaussian, so that the range of M Q_0 is U times that of SG, and E|C|^2 = sum_i s_i^2 f_i,
 * where f_i is the expected leverage of row i of SG, and sum_i f_i = r (if r of the s_i are not
 * zero; else M is sent whole). The leverage of a row grows with s_i and falls as another s_j grows;
 * rows of equal s_i have equal f_i, being exchangeable; so f_i &gt;= f_j where s_i &gt;= s_j, and
 * Chebyshev's sum inequality gives sum_i s_i^2 f_i &gt;= (r/s) |M|^2. Where M has zeros at its end,
 * C lacks the numbers at their place: &lt;C, x&gt; and delta stay, |C|^2 is smaller, and alpha =
 * gamma^2 by Theorem 6. A warm start promises beta = 1 alone: a matrix that the last Q is
 * orthogonal to is sent as zero, once.
 */
@Source("rank-r approximation of a matrix (PowerSGD: Vogels, Karimireddy, Jaggi, NeurIPS 2019)")
public record Power(@Key("r >= 1") int rank, @Key("m; ceil(sqrt(d)) if missing") OptionalInt rows)
    implements Compressor {
  /** How far above 1 rounding may carry a coordinate of a unit vector. */
  private static final double UNIT = 1 + 0x1p-20;

  private static final int LARGEST_EXPONENT = 1000;

  public Power {
    if (rank < 1) {
      throw new IllegalArgumentException("power needs rank >= 1, but rank = " + rank);
    }
    if (rows.isPresent() && rows.getAsInt() < 1) {
      throw new IllegalArgumentException("power needs rows >= 1, but rows = " + rows.getAsInt());
    }
  }

  /** Rank r, of a matrix as square as can be. */
  public static Power of(int rank) {
    return new Power(rank, OptionalInt.empty());
  }

  /** Rank r, of a matrix of m rows. */
  public static Power of(int rank, int rows) {
    return new Power(rank, OptionalInt.of(rows));
  }

  private LowRank shape(int d) {
    int m = rows.orElse((int) Math.ceil(Math.sqrt(d)));
    if (m > d) {
      throw new IllegalArgumentException(
          "power needs rows <= d, but rows = " + m + " and d = " + d);
    }
    int n = (d + m - 1) / m;
    m = (d + n - 1) / n;
    return new LowRank(m, n, Math.min(rank, Math.min(m, n)), d);
  }

  @Override
  public Compressor open(State state) {
    LowRank shape = shape(state.dimension());
    if (shape.isWhole()) {
      return this;
    }
    Vector q = state.zeros("Q", shape.lengthOfQ());
    return new Opened(this, (x, coins, out) -> encode(x, q, coins, out));
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    LowRank shape = shape(x.dimension());
    if (shape.isWhole()) {
      Identity.INSTANCE.encode(x, coins, out);
      return;
    }
    Vector q = Scratch.local().borrow(shape.lengthOfQ()).clear();
    try {
      encode(x, q, coins, out);
    } finally {
      Scratch.local().release();
    }
  }

  /**
   * Sends P and Q for the start q, which becomes the new Q. All computing is done on M divided by
   * the power of two next to its largest coordinate, so that nothing overflows.
   */
  private void encode(Vector x, Vector q, Coins coins, BitWriter out) {
    LowRank shape = shape(x.dimension());
    double max = x.maxAbs();
    if (!(max <= Double.MAX_VALUE)) {
      throw new NotFiniteException("a vector with NaN or infinity cannot be compressed");
    }
    int exponent = Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, Math.getExponent(max)));
    double unit = Math.scalb(1.0, exponent);
    Precision precision = out.envelope().precision();
    double[] p = Scratch.local().doubles(1, shape.lengthOfP());
    start(q.array(), shape, coins);
    shape.multiply(x.array(), q.scale(1 / unit).array(), p); // P = M Q_0
    shape.orthonormalise(p); // P = orthonormalised P
    out.part(Part.VALUES);
    for (int i = 0; i < shape.lengthOfP(); i++) {
      p[i] = precision.round(p[i]);
      out.real(p[i]);
    }
    shape.multiplyTransposed(x.array(), 1 / unit, p, q.array()); // Q = M'P
    for (double v : q.array()) {
      out.real(v * unit);
    }
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    LowRank shape = shape(y.dimension());
    if (shape.isWhole()) {
      Identity.INSTANCE.decode(in, y, scale);
      return;
    }
    double[] p = Scratch.local().doubles(1, shape.lengthOfP());
    double[] q = Scratch.local().doubles(2, shape.lengthOfQ());
    for (int i = 0; i < shape.lengthOfP(); i++) {
      p[i] = in.real();
      if (Math.abs(p[i]) > UNIT) {
        throw in.malformed(
            "a coordinate " + p[i] + " of a unit vector", in.envelope().precision().bits());
      }
    }
    for (int i = 0; i < shape.lengthOfQ(); i++) {
      q[i] = in.real();
    }
    shape.addProduct(p, q, y.array(), scale);
  }

  @Override
  public Guarantee guarantee(int d) {
    LowRank shape = shape(d);
    if (shape.isWhole()) {
      return Guarantee.unbiased(1);
    }
    double least = Math.min(shape.m(), shape.n());
    double gamma = shape.r() / least;
    return Guarantee.biased(shape.isFull() ? gamma : gamma * gamma, 1, gamma, least / shape.r());
  }

  @Override
  public long roomFor(int d, int realBits) {
    return Math.min(shape(d).reals(), d) * realBits;
  }

  /** Fills the columns that are zero with standard normal numbers. */
  private static void start(double[] q, LowRank shape, Coins coins) {
    Coins normal = new Coins(coins.nextLong());
    for (int c = 0; c < shape.r(); c++) {
      int from = c * shape.n();
      int to = from + shape.n();
      boolean zero = true;
      for (int j = from; j < to; j++) {
        zero &= q[j] == 0;
      }
      for (int j = from; zero && j < to; j++) {
        q[j] = normal.nextGaussian();
      }
    }
  }
}
