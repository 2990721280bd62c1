package terse.compress;

import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;

/** C(x) = x: every coordinate as a real number in the precision of the wire. */
@Source("no compression: every coordinate at full precision")
public record Identity() implements Compressor {
  public static final Identity INSTANCE = new Identity();

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    out.part(Part.VALUES);
    for (double v : x.array()) {
      out.real(v);
    }
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    double[] a = y.array();
    for (int j = 0; j < a.length; j++) {
      a[j] += scale * in.real();
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
