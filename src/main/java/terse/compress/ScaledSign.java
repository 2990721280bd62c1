package terse.compress;

import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;

/**
 * Scaled sign: C(v) = |v|_1/d sign(v), with sign(0) = +1 (Karimireddy et al., ICML 2019; Zheng,
 * Huang, Kwok, NeurIPS 2019, eq. 1).
 *
 * <p>|C(v) - v|^2 = |v|^2 - |v|_1^2/d, so that B3 holds with delta = d |v|^2/|v|_1^2, which is d at
 * worst (one coordinate) and 1 at best (all equal in size). |C(v)|^2 = &lt;C(v), v&gt; = |v|_1^2/d
 * gives B1(1/d, 1) and B2(1/d, 1). Wire: the scale |v|_1/d, then the signs as {@link Sign} sends
 * them.
 */
@Source("|v|_1/d sign(v), one bit a coordinate (Karimireddy et al., ICML 2019)")
public record ScaledSign() implements Compressor {
  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    double sum = Signs.pack(x);
    double mean = sum <= Double.MAX_VALUE ? sum / x.dimension() : meanOfLarge(x);
    out.part(Part.NORMS).real(mean);
    out.part(Part.SIGNS);
    Signs.write(x.dimension(), out);
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    double mean = in.real();
    if (mean < 0) {
      throw in.malformed("a negative mean " + mean, in.envelope().precision().bits());
    }
    Signs.addTo(y.array(), scale * mean, in);
  }

  @Override
  public Guarantee guarantee(int d) {
    return Guarantee.biased(1.0 / d, 1, 1.0 / d, d);
  }

  @Override
  public long roomFor(int d, int realBits) {
    return (long) d + realBits;
  }

  /** The mean absolute value where the sum of the absolute values exceeds the range of a double. */
  private static double meanOfLarge(Vector x) {
    double mean = 0;
    for (double v : x.array()) {
      mean += Math.abs(v) / x.dimension();
    }
    return mean;
  }
}
