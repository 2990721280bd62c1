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

/**
 * QSGD with s levels and no buckets (Alistarh et al., NeurIPS 2017, Section 3.1): Q(v)_j = |v| sign(v_j) l_j/s, where l_j is s|v_j|/|v|
 * rounded to one of its two neighbouring integers at random, without bias.
 *
 * <p>U(1 + omega). With the Euclidean norm omega = min(d/s^2, sqrt(d)/s) (Lemma 3.1). With the largest absolute value in place of the norm,
 * r(1 - r) <= min(1/4, s|v_j|/|v|) for the fractional part r gives omega = min(d/(4 s^2), (1 + sqrt(d))/(2 s)), and (sqrt(d) - 1)/2 for s = 1,
 * which is TernGrad.
 *
 * <p>The norm that travels is rounded up to the precision of the wire, and the levels are drawn for the rounded norm, so that rounding
 * does not bias the value. Wire: the norm; unless it is zero, for each coordinate its level in ceil(log2(s + 1)) bits, then the signs of
 * the coordinates whose level is not zero.
 */
@Source("norm and random levels, unbiased (Alistarh et al., NeurIPS 2017)")
public record Qsgd(
    @Key("levels s >= 1 between 0 and the norm") int levels,
    @Key(value = "2: Euclidean norm, inf: largest absolute value", orElse = "2") String norm)
    implements Compressor {
  private static final int MAX_LEVELS = 1 << 30;

  public Qsgd {
    if (levels < 1 || levels > MAX_LEVELS) {
      throw new IllegalArgumentException(
          "qsgd needs 1 <= levels <= " + MAX_LEVELS + ", but levels = " + levels);
    }
    if (!norm.equals("2") && !norm.equals("inf")) {
      throw new IllegalArgumentException("qsgd needs norm 2 or inf, but norm = " + norm);
    }
  }

  /** s levels of the Euclidean norm. */
  public static Qsgd of(int levels) {
    return new Qsgd(levels, "2");
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    double[] a = x.array();
    int d = a.length;
    double size = norm.equals("2") ? x.norm() : x.maxAbs();
    if (!(size <= Double.MAX_VALUE)) {
      throw new NotFiniteException("a vector with NaN or infinity, or a norm beyond float64, cannot be compressed");
    }
    double sent = out.envelope().precision().roundUp(size);
    out.part(Part.NORMS).real(sent);
    if (sent == 0) {
      return;
    }
    int[] level = Scratch.local().ints(0, d);
    Coins each = new Coins(coins.nextLong());
    for (int j = 0; j < d; j++) {
      double share = Math.min(1, Math.abs(a[j]) / sent);
      level[j] = Math.min(levels, (int) (share * levels + unit(each.at(j)))); // the sum may round up to s + 1
    }
    out.part(Part.LEVELS);
    int width = width();
    for (int j = 0; j < d; j++) {
      out.bits(level[j], width);
    }
    out.part(Part.SIGNS);
    for (int j = 0; j < d; j++) {
      if (level[j] != 0) {
        out.bits(a[j] < 0 ? 1 : 0, 1);
      }
    }
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    double[] a = y.array();
    int d = a.length;
    double sent = in.real();
    if (sent < 0) {
      throw in.malformed("a negative norm " + sent, in.envelope().precision().bits());
    }
    if (sent == 0) {
      return;
    }
    int[] level = Scratch.local().ints(0, d);
    int width = width();
    for (int j = 0; j < d; j++) {
      level[j] = in.below(levels + 1, width, "level");
    }
    for (int j = 0; j < d; j++) {
      if (level[j] != 0) {
        double value = sent * ((double) level[j] / levels);
        a[j] += scale * (in.bits(1) == 0 ? value : -value);
      }
    }
  }

  @Override
  public Guarantee guarantee(int d) {
    double s = levels;
    double root = Math.sqrt(d);
    if (norm.equals("2")) {
      return Guarantee.unbiased(1 + Math.min(d / (s * s), root / s));
    }
    double omega = levels == 1 ? (root - 1) / 2 : Math.min(d / (4 * s * s), (1 + root) / (2 * s));
    return Guarantee.unbiased(1 + omega);
  }

  @Override
  public long roomFor(int d, int realBits) {
    return realBits + (long) d * (width() + 1);
  }

  private int width() {
    return 32 - Integer.numberOfLeadingZeros(levels);
  }

  /** Uniform on [0, 1) with 53 bits. */
  private static double unit(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }
}
