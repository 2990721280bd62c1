package terse.compress;

import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Scratch;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;

/**
 * Exponential dithering: C(x)_j = |x|_p sign(x_j) xi_j, where xi_j is |x_j|/|x|_p rounded at
 * random, without bias, to one of its two neighbours among 0, b^(1-s), ..., b^-1, 1 (Beznosikov et
 * al., JMLR 2023, equation 14).
 *
 * <p>U(zeta_b) with zeta_b = (b + 1/b + 2)/4 + c min(1, c), c = d^(1/r) b^(1-s), r = min(p, 2)
 * (Lemma 15): the first term from coordinates above the lowest level, as for {@link Rounding};
 * below it E xi^2 = b^(1-s) |x_j|/|x|_p, whose sum over j is at most c |x|^2, and whose variance is
 * at most a quarter of (c |x|)^2.
 *
 * <p>The norm that travels is rounded up to the precision of the wire, and the levels are drawn for
 * the rounded norm. Wire: the norm; unless it is zero, the {@link Levels}, level l being b^(l - s).
 */
@Source(
    "norm and random levels that are powers of a base, unbiased (Beznosikov et al., JMLR 2023, eq."
        + " 14)")
public record ExponentialDithering(
    @Key(value = "base b of the levels, b >= 1.001", orElse = "2") double base,
    @Key("levels s >= 1 above zero: b^(1-s), ..., 1/b, 1") int levels,
    @Key(value = "p >= 1 of the norm, or inf", orElse = "2") String norm,
    @Key(value = "auto, fixed, elias, rice or range", orElse = "auto") Code code)
    implements Compressor {
  private static final double RANGE = 400 * StrictMath.log(2);
  private static final int VALUES = 4; // the scratch slot

  public ExponentialDithering {
    check("exponential-dithering", base, levels, norm);
  }

  /** s levels of this base and norm, in the default code. */
  public static ExponentialDithering of(double base, int levels, String norm) {
    return new ExponentialDithering(base, levels, norm, Code.AUTO);
  }

  static void check(String compressor, double base, int levels, String norm) {
    Powers.check(compressor, base);
    if (levels < 1 || (levels - 1) * StrictMath.log(base) > RANGE) {
      throw new IllegalArgumentException(
          compressor + " needs levels >= 1 and base^(levels - 1) <= 2^400, but levels = " + levels);
    }
    Norm.order(compressor, norm);
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    double size = Norm.of(x, order());
    double sent = out.envelope().precision().roundUp(size);
    out.part(Part.NORMS).real(sent);
    if (sent == 0) {
      return;
    }
    Rule rule =
        base == 2
            ? new BinaryLevels(Share.of(sent, Powers.of(2, levels - 1)))
            : new PowerLevels(sent, base, values(), levels);
    int k = Quantizer.round(x.array(), coins, levels, rule);
    format(x.dimension()).write(x.array(), k, out);
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    double[] a = y.array();
    double sent = Norm.read(in);
    if (sent == 0) {
      return;
    }
    int k = format(a.length).read(in, a.length);
    int[] positions = Levels.positions(k);
    int[] level = Levels.magnitudes(k);
    double[] values = values();
    for (int i = 0; i < k; i++) {
      double value = sent * values[Math.abs(level[i])];
      a[positions[i]] += scale * (level[i] < 0 ? -value : value);
    }
  }

  @Override
  public Guarantee guarantee(int d) {
    double c = Math.pow(d, 1 / Math.min(order(), 2)) * Math.pow(base, 1 - levels);
    return Guarantee.unbiased(Powers.zeta(base) + c * Math.min(1, c));
  }

  @Override
  public long roomFor(int d, int realBits) {
    return realBits + format(d).room(d, 4 + Powers.spread(base));
  }

  private Levels format(int d) {
    double share = 1 / Norm.typical(order(), d); // of a typical coordinate in the norm
    double lowest = Powers.of(base, 1 - levels);
    int level = levels + (int) Math.floor(StrictMath.log(0.7 * share) / StrictMath.log(base));
    double middle = (1 + 1 / base) / 2 / share;
    return Levels.expecting(
        Norm.keeping(lowest / share),
        d,
        levels,
        Math.max(1, level),
        code,
        l -> (l == 1 ? 0.5 / share : middle) * Powers.of(base, l - levels));
  }

  private double order() {
    return Norm.order("exponential-dithering", norm);
  }

  /** What the levels stand for: 0, b^(1-s), ..., 1. */
  private double[] values() {
    double[] values = Scratch.local().doubles(VALUES, levels + 1);
    values[0] = 0;
    for (int l = 1; l <= levels; l++) {
      values[l] = Powers.of(base, l - levels);
    }
    return values;
  }
}
