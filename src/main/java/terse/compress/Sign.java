package terse.compress;

import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;

/**
 * Sign: C(v) = sign(v), with sign(0) = sign(-0.0) = +1 (Bernstein et al., signSGD, ICML 2018).
 *
 * <p>&lt;C(v), v&gt; = |v|_1 and |C(v)|^2 = d whatever the size of v, so that none of the relative
 * constants holds for every v. Wire: a bit for each coordinate, 1 where it is negative, in blocks
 * of rows: the next 64 R coordinates, R = min(384, floor(left/64)), as long as 2048 are left, are R
 * words in which bit k of word j is coordinate k R + j of these; the others follow in their order.
 */
@Source("sign(v), one bit a coordinate (Bernstein et al., ICML 2018)")
public record Sign() implements Compressor {
  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    Signs.pack(x);
    out.part(Part.SIGNS);
    Signs.write(x.dimension(), out);
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    Signs.addTo(y.array(), scale, in);
  }

  @Override
  public Guarantee guarantee(int d) {
    return Guarantee.NONE;
  }

  @Override
  public long roomFor(int d, int realBits) {
    return d;
  }
}
