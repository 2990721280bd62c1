package terse.compress;

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
 * to 2^972, and 2^(e - 1023) where it is 1.
 *
 * <p>Wire, float32: {@link NaturalBlock}s of 64 rows of 256 coordinates, of what is left of 64
 * coordinates. The rest, and all of float64: exponents, then signs.
 */
@Source("rounds to powers of two without bias, 9 bits a coordinate (Horváth et al., 2019)")
public record Natural(
    @Key(value = "fixed: 9 bits a coordinate; or auto, elias, rice, range", orElse = "fixed")
        Code code)
    implements Compressor {
  /**
   * How exponents are counted: e &gt; 0 is the power 2^(e + lowest - 1), in fields of this width.
   */
  private record Window(int lowest, int width) {
    int highest() {
      return Math.min(Double.MAX_EXPONENT, lowest + (1 << width) - 2);
    }
  }

  private static final Window SINGLE = new Window(Float.MIN_EXPONENT, 8);
  private static final Window LOWER = new Window(Double.MIN_EXPONENT - 52, 11);
  private static final Window UPPER = new Window(Double.MIN_EXPONENT, 11);

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
      int from = 0;
      for (int row = NaturalBlock.LONG; row >= NaturalBlock.SHORT; row = shorter(row)) {
        for (; NaturalBlock.fits(row, a.length - from); from += NaturalBlock.ROWS * row) {
          NaturalBlock.encode(a, from, row, own, out);
        }
      }
      encodeRest(a, from, own, SINGLE, out);
    } else {
      boolean lower = x.maxAbs() <= Powers.of(2, LOWER.highest());
      out.part(Part.HEADER).bits(lower ? 0 : 1, 1);
      encodeRest(a, 0, own, lower ? LOWER : UPPER, out);
    }
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    if (code != Code.FIXED) {
      rounding().decode(in, y, scale);
      return;
    }
    double[] a = y.array();
    if (in.envelope().precision() == Precision.FLOAT32) {
      int from = 0;
      for (int row = NaturalBlock.LONG; row >= NaturalBlock.SHORT; row = shorter(row)) {
        for (; NaturalBlock.fits(row, a.length - from); from += NaturalBlock.ROWS * row) {
          NaturalBlock.decode(in, a, from, row, scale);
        }
      }
      decodeRest(in, a, from, SINGLE, scale);
    } else {
      decodeRest(in, a, 0, in.bits(1) == 0 ? LOWER : UPPER, scale);
    }
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

  private static int shorter(int row) {
    return row == NaturalBlock.LONG ? NaturalBlock.SHORT : 0;
  }

  /** The exponent of a coordinate that travels as float32, by its coin. */
  static int exponent(double v, long coin) {
    return exponent(v, coin, SINGLE);
  }

  private static int exponent(double v, long coin, Window window) {
    double size = Math.abs(v);
    if (size == 0) {
      return 0;
    }
    double least = Powers.of(2, window.lowest);
    if (size < least) {
      return (coin >>> 11) * 0x1p-53 < size / least ? 1 : 0;
    }
    if (window.width == SINGLE.width && !(size <= Float.MAX_VALUE)) {
      Precision.FLOAT32.round(size); // refuses what cannot travel
    } else if (!(size <= Powers.of(2, window.highest()))) {
      throw new NotFiniteException(
          "natural rounds numbers up to 2^" + window.highest() + ", but one is " + size);
    }
    return Powers.binary(size, coin >>> 12) - window.lowest + 1;
  }

  private static void encodeRest(double[] a, int from, Coins own, Window window, BitWriter out) {
    out.part(Part.LEVELS);
    for (int j = from; j < a.length; j++) {
      out.bits(exponent(a[j], own.at(j), window), window.width);
    }
    out.part(Part.SIGNS);
    for (int j = from; j < a.length; j++) {
      out.bits(Double.doubleToRawLongBits(a[j]) >>> 63, 1);
    }
  }

  private static void decodeRest(BitReader in, double[] a, int from, Window window, double scale) {
    int n = a.length - from;
    int most = window.highest() - window.lowest + 1;
    int[] exponents = Scratch.local().ints(1, n);
    for (int j = 0; j < n; j++) {
      exponents[j] = in.below(most + 1, window.width, "exponent");
    }
    for (int j = 0; j < n; j++) {
      double power = exponents[j] == 0 ? 0 : Powers.of(2, exponents[j] + window.lowest - 1);
      a[from + j] += scale * (in.bits(1) == 0 ? power : -power);
    }
  }
}
