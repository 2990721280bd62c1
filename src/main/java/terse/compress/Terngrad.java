package terse.compress;

import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;

/**
 * TernGrad: C(x)_j = m sign(x_j) with probability |x_j|/m, else 0, where m = max |x_j| (Wen et al.,
 * TernGrad: ternary gradients to reduce communication in distributed deep learning, NeurIPS 2017,
 * equations 1 to 3, without its clipping).
 *
 * <p>It is {@link Qsgd} with one level of the largest absolute value. E|C(x)|^2 = m|x|_1, which is
 * largest relative to |x|^2 where one coordinate is m and all others are m/(1 + sqrt(d)): U((1 +
 * sqrt(d))/2). Wire: m, rounded up; then the {@link Levels}, which {@link Code#FIXED} packs five in
 * a byte.
 */
@Source("largest absolute value and random signs, unbiased (Wen et al., NeurIPS 2017)")
public record Terngrad(@Key(value = "auto, fixed, elias, rice or range", orElse = "auto") Code code)
    implements Compressor {
  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    ternary().encode(x, coins, out);
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    ternary().decode(in, y, scale);
  }

  @Override
  public Guarantee guarantee(int d) {
    return ternary().guarantee(d);
  }

  @Override
  public long roomFor(int d, int realBits) {
    return ternary().roomFor(d, realBits);
  }

  private Qsgd ternary() {
    return new Qsgd(1, "inf", code);
  }
}
