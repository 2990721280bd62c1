package lab;

import terse.compress.Compressor;
import terse.compress.Guarantee;
import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;

/**
 * Keeps one of m consecutive blocks, drawn with equal probability, times m. U(m). Wire: the values
 * of the block, which both ends draw.
 */
@Source("keeps one random block of m, scaled by m, unbiased")
public record RandBlock(@Key(value = "number of blocks m, 1 <= m <= d", orElse = "4") int m)
    implements Compressor {
  public RandBlock {
    if (m < 1) {
      throw new IllegalArgumentException("rand-block needs m >= 1, but m = " + m);
    }
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    int block = out.shared().nextInt(m); // the receiver draws the same
    out.part(Part.VALUES); // what the ledger calls these bits
    for (int j = start(block, x.dimension()); j < start(block + 1, x.dimension()); j++) {
      out.real(x.get(j)); // in the precision of the wire; refuses NaN and infinity
    }
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    int block = in.shared().nextInt(m);
    for (int j = start(block, y.dimension()); j < start(block + 1, y.dimension()); j++) {
      y.array()[j] += scale * (m * in.real()); // add, do not set
    }
  }

  @Override
  public Guarantee guarantee(int d) {
    if (m > d) {
      throw new IllegalArgumentException("rand-block needs m <= d, but m = " + m + " and d = " + d);
    }
    return Guarantee.unbiased(m);
  }

  @Override
  public long roomFor(int d, int realBits) {
    return (long) (d / m + 1) * realBits;
  }

  private int start(int block, int d) {
    return (int) ((long) block * d / m);
  }
}
