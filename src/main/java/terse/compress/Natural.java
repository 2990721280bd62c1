package terse.compress;

import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.NotFiniteException;
import terse.vector.Sums;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;
import terse.wire.Precision;

/**
 * Natural compression: every coordinate becomes one of the two neighbouring powers of two at
 * random, without bias, in a sign and an exponent (Horváth et al., Natural compression for
 * distributed deep learning, 2019; Beznosikov et al., JMLR 2023, Section 2.2 (g)).
 *
 * <p>U(9/8), reached where |x_j| = 4/3 2^k. The same law as unbiased {@link Rounding} with base 2,
 * which also writes it in codes other than {@link Code#FIXED}. That one takes 9 bits a coordinate
 * where numbers travel as float32: exponent 0 is zero, e the power 2^(e - 127), up to 2^128 for
 * what lies above 2^127; below 2^-126 a coordinate becomes 0 or 2^-126, still without bias, but the
 * constants do not hold. Where numbers travel as float64 it takes 12 bits a coordinate and one for
 * the message: exponent e is the power 2^(e - 1075) where that bit is 0, which it is for vectors up
 * to 2^971, and 2^(e - 1023) where it is 1.
 *
 * <p>Wire: {@link NaturalTile}s, then of the coordinates that are left the exponents, then the
 * signs.
 */
@Source("rounds to powers of two without bias, 9 bits a coordinate (Horváth et al., 2019)")
public record Natural(
    @Key(value = "base of the powers: 2; other bases are those of rounding", orElse = "2")
        double base,
    @Key(value = "fixed: 9 bits a coordinate; or auto, elias, rice, range", orElse = "fixed")
        Code code)
    implements Compressor {
  /**
   * How exponents are counted: e &gt; 0 is the power 2^(e - 1023)/factor, in fields of this width.
   * Numbers times the factor, which is exact where they have a power below them, have the exponents
   * of float64; below the least power they are subnormal, where random bits that are added to the
   * mantissa carry to exponent 1 with the right probability.
   */
  record Window(double factor, int width) {
    static final Window SINGLE = new Window(0x1p-896, 8);
    static final Window LOWER = new Window(0x1p52, 11);
    static final Window UPPER = new Window(1, 11);
  }

  private static final double LAST = 0x1p1023;

  public Natural {
    if (base != 2) {
      throw new IllegalArgumentException(
          "natural needs base = 2, but base = "
              + base
              + "; other bases are those of rounding with unbiased: true");
    }
  }

  /** To powers of two in this code. */
  public Natural(Code code) {
    this(2, code);
  }

  /** Nine bits a coordinate. */
  public Natural() {
    this(Code.FIXED);
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    if (code != Code.FIXED) {
      rounding().encode(x, coins, out);
      return;
    }
    double[] a = x.array();
    Coins own = new Coins(coins.nextLong());
    if (out.envelope().precision() == Precision.FLOAT32) {
      encodeSingle(a, own, out);
    } else {
      encodeDouble(a, own, out);
    }
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    if (code != Code.FIXED) {
      rounding().decode(in, y, scale);
      return;
    }
    double[] a = y.array();
    boolean single = in.envelope().precision() == Precision.FLOAT32;
    Window window = single ? Window.SINGLE : in.bits(1) == 0 ? Window.LOWER : Window.UPPER;
    int from = 0;
    if (a.length >= Tiles.LEAST) {
      NaturalTile tile = new NaturalTile(window, null);
      for (int row; (row = Tiles.row(a.length - from)) > 0; from += Tiles.ROWS * row) {
        tile.decode(in, a, from, row, scale);
      }
    }
    new NaturalRest(window).decode(in, a, from, scale);
  }

  @Override
  public Guarantee guarantee(int d) {
    return Guarantee.unbiased(Powers.zeta(2));
  }

  @Override
  public long roomFor(int d, int realBits) {
    return code == Code.FIXED
        ? d * (realBits == 32 ? 9L : 12L) + 1
        : rounding().roomFor(d, realBits);
  }

  private Rounding rounding() {
    return new Rounding(2, true, code);
  }

  private static void encodeSingle(double[] a, Coins own, BitWriter out) {
    int from = 0;
    boolean common = true;
    if (a.length >= Tiles.LEAST) {
      NaturalTile tile = new NaturalTile(Window.SINGLE, own);
      for (int row; (row = Tiles.row(a.length - from)) > 0; from += Tiles.ROWS * row) {
        if (common && !tile.encodeCommon(a, from, row, out)) {
          common = false; // nor are the tiles to come, most likely
          check(a, from);
        }
        if (!common) {
          tile.encode(a, from, row, out);
        }
      }
    }
    if (common) {
      check(a, from);
    }
    new NaturalRest(Window.SINGLE).encode(a, from, own, out);
  }

  /** Refuses what float32 cannot carry, from here on. */
  private static void check(double[] a, int from) {
    Precision.FLOAT32.round(Sums.largest(0, a, from, a.length));
  }

  private static void encodeDouble(double[] a, Coins own, BitWriter out) {
    double most = Sums.largest(0, a, 0, a.length);
    if (!(most <= LAST)) {
      throw new NotFiniteException("natural rounds numbers up to 2^1023, but one is " + most);
    }
    boolean lower = most <= LAST / Window.LOWER.factor();
    Window window = lower ? Window.LOWER : Window.UPPER;
    out.part(Part.HEADER).bits(lower ? 0 : 1, 1);
    int from = 0;
    if (a.length >= Tiles.LEAST) {
      NaturalTile tile = new NaturalTile(window, own);
      for (int row; (row = Tiles.row(a.length - from)) > 0; from += Tiles.ROWS * row) {
        tile.encode(a, from, row, out);
      }
    }
    new NaturalRest(window).encode(a, from, own, out);
  }
}
