package terse.compress;

import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.NotFiniteException;
import terse.vector.Rows;
import terse.vector.Scratch;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;

/**
 * IADE's quantiser Q(v, epsilon): every coordinate goes to a multiple of D, with |Q(v) - v| &lt;=
 * epsilon whatever v (Ye, Xiao, Sun, 2020, Section 2, "uniform compression").
 *
 * <p>Deterministic: D floor(v_j/D + 1/2) with D = 2 epsilon/sqrt(d), each coordinate off by D/2 at
 * most. As |v_j| &gt;= (|z| - 1/2) D for z = Q(v)_j/D, |Q(v)|^2 &lt;= 2 &lt;Q(v), v&gt;: beta = 2,
 * and no other constant, because a small v goes to zero.
 *
 * <p>Unbiased: D floor(v_j/D + u_j), u_j uniform on [0, 1), with D = epsilon/sqrt(d), so that the
 * same bound holds with certainty, as Corollary 9.2 asks of the error; its mean square is
 * epsilon^2/4 at most. (Algorithm 3 writes Q(., epsilon) for an unbiased quantiser whose
 * <em>squared</em> error is at most epsilon: that is this one with sqrt(epsilon).) No zeta is
 * finite: a small v is carried by few large values.
 *
 * <p>The bound holds up to the rounding of float64, which matters where |v_j| is above 2^50 D;
 * |v_j| of 2^62 D and more is refused. Wire: the integers v_j/D, {@link SignedIntegers}; nothing
 * depends on the precision of real numbers.
 */
@Source("grid of absolute error epsilon, Q(v, epsilon) (Ye, Xiao, Sun, 2020: IADE)")
public record Lattice(
    @Key("bound of |Q(v) - v|, > 0") double epsilon,
    @Key(value = "round at random, without bias", orElse = "false") boolean unbiased)
    implements Compressor {
  private static final double LIMIT = 0x1p62;
  private static final long ONE = Double.doubleToRawLongBits(1);
  private static final long SMALL = 1L << 51;
  private static final double MIDDLE = 0x1.8p52; // whose neighbours are integers
  private static final long BITS_OF_MIDDLE = Double.doubleToRawLongBits(MIDDLE);

  public Lattice {
    if (!(epsilon > 0 && epsilon <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "lattice needs a finite epsilon > 0, but epsilon = " + epsilon);
    }
  }

  /** The deterministic quantiser. */
  public static Lattice of(double epsilon) {
    return new Lattice(epsilon, false);
  }

  /** D for dimension d. */
  public double grid(int d) {
    return (unbiased ? epsilon : 2 * epsilon) / Math.sqrt(d);
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    double[] a = x.array();
    int d = a.length;
    double grid = grid(d);
    check(x.maxAbs(), grid);
    Scratch scratch = Scratch.local();
    double[] steps = scratch.doubles(1, d);
    if (unbiased) {
      divide(a, grid, steps);
      roundAtRandom(steps, d, new Coins(coins.nextLong()));
    } else {
      round(a, grid, steps);
    }
    long[] z = scratch.longs(0, d);
    for (int j = 0; j < d; j++) {
      z[j] = (long) steps[j];
    }
    SignedIntegers.write(z, d, out);
  }

  private static void check(double max, double grid) {
    if (!(max / grid < LIMIT)) {
      throw new NotFiniteException(
          "a coordinate of size "
              + max
              + " is not below 2^62 steps of the lattice, which are "
              + grid);
    }
  }

  private static void divide(double[] a, double grid, double[] steps) {
    for (int j = 0; j < a.length; j++) {
      steps[j] = a[j] / grid;
    }
  }

  private static void round(double[] a, double grid, double[] steps) {
    for (int j = 0; j < a.length; j++) {
      steps[j] = Math.floor(a[j] / grid + 0.5);
    }
  }

  /** Rounds number j up where its fractional part is above number j of the stream. */
  private static void roundAtRandom(double[] steps, int d, Coins each) {
    Scratch scratch = Scratch.local();
    int row = Math.min(d, Rows.LENGTH);
    long[] coins = scratch.longs(1, row);
    double[] s = scratch.doubles(2, row);
    double[] u = scratch.doubles(3, row);
    for (int from = 0; from < d; from += row) {
      int n = Math.min(row, d - from);
      each.row(from, coins, n);
      toOneToTwo(coins, n);
      scratch.rows().numbers(coins, n, u);
      System.arraycopy(steps, from, s, 0, n);
      roundUp(s, u, n);
      System.arraycopy(s, 0, steps, from, n);
    }
  }

  /** The bits of numbers that are uniform on [1, 2). */
  private static void toOneToTwo(long[] coins, int n) {
    for (int j = 0; j < n; j++) {
      coins[j] = coins[j] >>> 12 | ONE;
    }
  }

  private static void roundUp(double[] s, double[] u, int n) {
    for (int j = 0; j < n; j++) {
      double below = Math.floor(s[j]);
      s[j] = below + Math.ceil(s[j] - below - (u[j] - 1));
    }
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    double[] a = y.array();
    int d = a.length;
    double grid = grid(d);
    long[] z = SignedIntegers.read(in, d);
    if (SignedIntegers.union(z, d) >= SMALL) {
      for (int j = 0; j < d; j++) {
        a[j] += scale * (grid * z[j]);
      }
      return;
    }
    for (int j = 0; j < d; j++) { // the same, without a conversion, which is slow
      a[j] += scale * (grid * (Double.longBitsToDouble(z[j] + BITS_OF_MIDDLE) - MIDDLE));
    }
  }

  @Override
  public Guarantee guarantee(int d) {
    Guarantee relative =
        unbiased
            ? Guarantee.unbiased(Double.POSITIVE_INFINITY)
            : Guarantee.biased(Double.NaN, 2, Double.NaN, Double.NaN);
    return relative.within(epsilon);
  }

  @Override
  public long roomFor(int d, int realBits) {
    return (long) d * (realBits / 2) + 64;
  }
}
