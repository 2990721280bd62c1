package terse.certify;

import terse.compress.Compressor;
import terse.compress.Guarantee;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;

/** Sends every coordinate as it is, and is meant to be got wrong in one way by each subclass. */
class Plain implements Compressor {
  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    out.part(Part.VALUES);
    for (double v : x.array()) {
      out.real(v * factor(coins));
    }
  }

  double factor(Coins coins) {
    return 1;
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    for (int j = 0; j < y.dimension(); j++) {
      y.array()[j] += scale * in.real();
    }
  }

  @Override
  public Guarantee guarantee(int d) {
    return Guarantee.unbiased(1.1);
  }

  @Override
  public long roomFor(int d, int realBits) {
    return (long) d * realBits + 1;
  }
}
