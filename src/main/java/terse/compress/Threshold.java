package terse.compress;

import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;

/**
 * Threshold v: keeps the coordinates with |x_i| &gt;= v (Dutta et al., AAAI 2020, Section 5.2;
 * Strom, Interspeech 2015).
 *
 * <p>How much it keeps depends on x, and of a small x it keeps nothing, so that no alpha, gamma or
 * delta holds for every x. What does hold: |C(x)|^2 = &lt;C(x), x&gt;, which is beta = 1, and |C(x)
 * - x| &lt;= v sqrt(d). With v = 0 it is the identity. Wire: the number of coordinates in Elias'
 * delta code, their set, their values.
 */
@Source("keeps coordinates of at least a given size (Dutta et al., AAAI 2020)")
public record Threshold(@Key("v >= 0") double value) implements Sparsifier {
  public Threshold {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "threshold needs a finite value >= 0, but value = " + value);
    }
  }

  @Override
  public int choose(Vector x, Coins coins, BitWriter out) {
    out.envelope().precision().round(x.maxAbs()); // refuses what could not travel, kept or not
    return CountedSet.writeAtLeast(value, x.array(), out);
  }

  @Override
  public int chosen(BitReader in, int d) {
    return CountedSet.read(in, d);
  }

  @Override
  public int least(int d) {
    return value == 0 ? d : 0;
  }

  @Override
  public int most(int d) {
    return d;
  }

  @Override
  public Guarantee guarantee(int d) {
    return value == 0
        ? Guarantee.unbiased(1)
        : Guarantee.biased(Double.NaN, 1, Double.NaN, Double.NaN).within(value * Math.sqrt(d));
  }

  @Override
  public long roomFor(int d, int realBits) {
    return (long) d * realBits + CountedSet.room(d / 2, d);
  }
}
