package terse.compress;

import terse.config.Source;
import terse.vector.Coins;
import terse.vector.NotFiniteException;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;

/**
 * Scaled sign: C(v) = |v|_1/d sign(v), with sign(0) = +1 (Karimireddy et al., ICML 2019; Zheng, Huang, Kwok, NeurIPS 2019, eq. 1).
 *
 * <p>|C(v) - v|^2 = |v|^2 - |v|_1^2/d, so that B3 holds with delta = d |v|^2/|v|_1^2, which is d at worst (one coordinate) and 1 at
 * best (all equal in size). |C(v)|^2 = &lt;C(v), v&gt; = |v|_1^2/d gives B1(1/d, 1) and B2(1/d, 1). Wire: the scale |v|_1/d, then a bit
 * for each coordinate, 1 where it is negative.
 */
@Source("|v|_1/d sign(v), one bit a coordinate (Karimireddy et al., ICML 2019)")
public record ScaledSign() implements Compressor {
  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    double[] a = x.array();
    int d = a.length;
    double sum = x.norm1();
    double mean = sum <= Double.MAX_VALUE ? sum / d : meanOfLarge(x);
    out.part(Part.NORMS).real(mean);
    out.part(Part.SIGNS);
    int j = 0;
    for (; j + 64 <= d; j += 64) {
      long signs = 0;
      for (int b = 0; b < 64; b++) {
        signs |= negative(a[j + b]) << b;
      }
      out.word(signs);
    }
    for (; j < d; j++) {
      out.bits(negative(a[j]), 1);
    }
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    double[] a = y.array();
    int d = a.length;
    double mean = in.real();
    if (mean < 0) {
      throw in.malformed("a negative mean " + mean, in.envelope().precision().bits());
    }
    double value = scale * mean;
    long positive = Double.doubleToRawLongBits(value);
    int j = 0;
    for (; j + 64 <= d; j += 64) {
      long signs = in.word();
      for (int b = 0; b < 64; b++) {
        a[j + b] += Double.longBitsToDouble(positive ^ (signs >>> b << 63));
      }
    }
    for (; j < d; j++) {
      a[j] += Double.longBitsToDouble(positive ^ (in.bits(1) << 63));
    }
  }

  @Override
  public Guarantee guarantee(int d) {
    return Guarantee.biased(1.0 / d, 1, 1.0 / d, d);
  }

  @Override
  public long roomFor(int d, int realBits) {
    return (long) d + realBits;
  }

  /** 1 where v is negative; adding zero turns -0.0 into +0.0, whose sign bit is clear. */
  private static long negative(double v) {
    return Double.doubleToRawLongBits(v + 0.0) >>> 63;
  }

  /** The mean absolute value where the sum of the absolute values exceeds the range of a double. */
  private static double meanOfLarge(Vector x) {
    if (!x.isFinite()) {
      throw new NotFiniteException("a vector with NaN or infinity cannot be compressed");
    }
    double mean = 0;
    for (double v : x.array()) {
      mean += Math.abs(v) / x.dimension();
    }
    return mean;
  }
}
