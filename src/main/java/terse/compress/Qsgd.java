package terse.compress;

import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;

/**
 * QSGD with s levels and no buckets (Alistarh et al., NeurIPS 2017, Section 3.1): Q(v)_j = |v|
 * sign(v_j) l_j/s, where l_j is s|v_j|/|v| rounded to one of its two neighbouring integers at
 * random, without bias.
 *
 * <p>U(1 + omega). With the Euclidean norm omega = min(d/s^2, sqrt(d)/s) (Lemma 3.1). With the
 * largest absolute value in place of the norm, r(1 - r) &lt;= min(1/4, s|v_j|/|v|) for the
 * fractional part r gives omega = min(d/(4 s^2), (1 + sqrt(d))/(2 s)), and (sqrt(d) - 1)/2 for s =
 * 1, which is TernGrad.
 *
 * <p>The norm that travels is rounded up to the precision of the wire, and the levels are drawn for
 * the rounded norm, so that rounding does not bias the value; a fractional part of 52 bits is its
 * own probability. Wire: the norm; unless it is zero, the {@link Levels}.
 */
@Source("norm and random levels, unbiased (Alistarh et al., NeurIPS 2017)")
public record Qsgd(
    @Key("levels s >= 1 between 0 and the norm") int levels,
    @Key(value = "2: Euclidean norm, inf: largest absolute value", orElse = "2") String norm,
    @Key(value = "auto, fixed, elias, rice or range", orElse = "auto") Code code)
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

  /** s levels of this norm, in the default code. */
  public Qsgd(int levels, String norm) {
    this(levels, norm, Code.AUTO);
  }

  /** s levels of the Euclidean norm. */
  public static Qsgd of(int levels) {
    return new Qsgd(levels, "2");
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    double size = Norm.of(x, order());
    double sent = out.envelope().precision().roundUp(size);
    out.part(Part.NORMS).real(sent);
    if (sent == 0) {
      return;
    }
    Rule rule = new UniformLevels(Share.of(sent, levels));
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
    for (int i = 0; i < k; i++) {
      a[positions[i]] += scale * (sent * ((double) level[i] / levels));
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
    double each = 3 + Math.log1p(levels / Norm.typical(order(), d)) / Math.log(2);
    return realBits + format(d).room(d, each);
  }

  private double order() {
    return norm.equals("2") ? 2 : Double.POSITIVE_INFINITY;
  }

  private Levels format(int d) {
    double unit = Norm.typical(order(), d) / levels;
    return Levels.expecting(Norm.keeping(unit), d, levels, 1, code, l -> (l - 0.5) * unit);
  }
}
