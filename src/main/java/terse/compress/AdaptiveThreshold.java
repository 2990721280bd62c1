package terse.compress;

import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;

/**
 * Adaptive threshold: keeps the coordinates that are at least a share of the largest one, |x_i|
 * &gt;= share max_j |x_j| (AdaComp, Chen et al., AAAI 2018, as Dutta et al., AAAI 2020, released
 * it: without a residue its rule 2|x_i| &gt;= max_j |x_j| is a share of 1/2). AdaComp's bins are
 * the key {@code blocks}.
 *
 * <p>If k coordinates are kept, |C(x)|^2 &gt;= (1 + (k - 1) s^2) max^2, and |x - C(x)|^2 &lt; (d -
 * k) s^2 max^2, so that at least the part 1/(1 + (d - 1) s^2) of |x|^2 is kept, and nearly that
 * where one coordinate stands out and the others are just below the share s: B1(1/delta, 1),
 * B2(1/delta, 1) and B3(delta) with delta = 1 + (d - 1) s^2. Nothing is kept of the zero vector.
 * Wire: as {@link Threshold}.
 */
@Source("keeps coordinates of at least a share of the largest (Chen et al., AAAI 2018)")
public record AdaptiveThreshold(
    @Key(value = "of the largest coordinate, 0 < share <= 1", orElse = "1/2") double share)
    implements Sparsifier {
  public AdaptiveThreshold {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "adaptive-threshold needs 0 < share <= 1, but share = " + share);
    }
  }

  @Override
  public int choose(Vector x, Coins coins, BitWriter out) {
    double max = x.maxAbs();
    out.envelope().precision().round(max); // refuses what cannot travel
    return CountedSet.writeAtLeast(Math.max(share * max, Double.MIN_VALUE), x.array(), out);
  }

  @Override
  public int chosen(BitReader in, int d) {
    return CountedSet.read(in, d);
  }

  @Override
  public int least(int d) {
    return 0;
  }

  @Override
  public int most(int d) {
    return d;
  }

  @Override
  public Guarantee guarantee(int d) {
    double delta = 1 + (d - 1) * share * share;
    return Guarantee.biased(1 / delta, 1, 1 / delta, delta);
  }

  @Override
  public long roomFor(int d, int realBits) {
    return (long) d * realBits + CountedSet.room(d / 2, d);
  }
}
