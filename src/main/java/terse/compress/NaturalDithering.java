package terse.compress;

import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;

/**
 * Natural dithering: {@link ExponentialDithering} with base 2, the levels 0, 2^(1-s), ..., 1/2, 1
 * of the norm (Horváth et al., Natural compression for distributed deep learning, 2019). U(9/8 + c
 * min(1, c)) with c = d^(1/min(p, 2)) 2^(1-s).
 */
@Source("norm and random levels that are powers of 1/2, unbiased (Horváth et al., 2019)")
public record NaturalDithering(
    @Key("levels s >= 1 above zero: 2^(1-s), ..., 1/2, 1") int levels,
    @Key(value = "p >= 1 of the norm, or inf", orElse = "2") String norm,
    @Key(value = "auto, fixed, elias, rice or range", orElse = "auto") Code code)
    implements Compressor {
  public NaturalDithering {
    ExponentialDithering.check("natural-dithering", 2, levels, norm);
  }

  /** s levels of this norm, in the default code. */
  public static NaturalDithering of(int levels, String norm) {
    return new NaturalDithering(levels, norm, Code.AUTO);
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    dithering().encode(x, coins, out);
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    dithering().decode(in, y, scale);
  }

  @Override
  public Guarantee guarantee(int d) {
    return dithering().guarantee(d);
  }

  @Override
  public long roomFor(int d, int realBits) {
    return dithering().roomFor(d, realBits);
  }

  private ExponentialDithering dithering() {
    return new ExponentialDithering(2, levels, norm, code);
  }
}
