package terse.compress;

import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Scratch;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;

/** C(x) = x: every coordinate as a real number in the precision of the wire. */
@Source("no compression: every coordinate at full precision")
public record Identity() implements Compressor {
  public static final Identity INSTANCE = new Identity();

  private static final int ROW = 512;

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    out.part(Part.VALUES).reals(x.array(), x.dimension());
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    double[] a = y.array();
    double[] values = Scratch.local().doubles(0, ROW);
    for (int j = 0; j < a.length; j += ROW) {
      int n = Math.min(ROW, a.length - j);
      in.reals(values, n);
      for (int i = 0; i < n; i++) {
        a[j + i] += scale * values[i];
      }
    }
  }

  @Override
  public Guarantee guarantee(int d) {
    return Guarantee.unbiased(1);
  }

  @Override
  public long roomFor(int d, int realBits) {
    return (long) d * realBits;
  }
}
