package terse.compress;

import terse.compress.RandK.IndexSource;
import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Scratch;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;

/**
 * Biased random sparsification: keeps every coordinate i with probability p_i, independently of the
 * others, and does not scale (Beznosikov et al., JMLR 2023, eq. 9, with an independent proper
 * sampling).
 *
 * <p>With q = min_i p_i it is B1(q, 1), B2(q, 1) and B3(1/q) by Lemma 9. Wire: the values, whose
 * coordinates, and so their number, are drawn at both ends from the message's shared stream; with
 * {@code indices: sent} the number and the set of coordinates precede them.
 */
@Source("keeps coordinate i with probability p_i, unscaled (Beznosikov et al., JMLR 2023, eq. 9)")
public record RandomSparsification(
    @Key("p_i, 0 < p_i <= 1: a number for all coordinates, or a list of d")
        PerCoordinate probability,
    @Key(value = "shared: drawn at both ends; sent: in the message", orElse = "shared")
        IndexSource indices)
    implements Sparsifier {
  private static final double UNIT = 0x1p-53;

  public RandomSparsification {
    for (double p : probability.values()) {
      if (!(p > 0 && p <= 1)) {
        throw new IllegalArgumentException(
            "random-sparsification needs 0 < probability <= 1, but probability = " + p);
      }
    }
  }

  /** Keeps every coordinate with this probability, drawn at both ends. */
  public static RandomSparsification of(double probability) {
    return new RandomSparsification(PerCoordinate.all(probability), IndexSource.SHARED);
  }

  @Override
  public int choose(Vector x, Coins coins, BitWriter out) {
    out.envelope().precision().round(x.maxAbs()); // refuses what could not travel, kept or not
    int d = checked(x.dimension());
    if (indices == IndexSource.SHARED) {
      return draw(out.shared(), d);
    }
    int kept = draw(coins, d);
    CountedSet.write(Scratch.local().ints(0, kept), kept, d, out);
    return kept;
  }

  @Override
  public int chosen(BitReader in, int d) {
    checked(d);
    return indices == IndexSource.SHARED ? draw(in.shared(), d) : CountedSet.read(in, d);
  }

  @Override
  public int least(int d) {
    int certain = 0;
    for (int j = 0; j < d; j++) {
      certain += probability.of(j) == 1 ? 1 : 0;
    }
    return certain;
  }

  @Override
  public int most(int d) {
    return d;
  }

  @Override
  public Guarantee guarantee(int d) {
    checked(d);
    double q = 1;
    for (double p : probability.values()) {
      q = Math.min(q, p);
    }
    return q == 1 ? Guarantee.unbiased(1) : Guarantee.biased(q, 1, q, 1 / q);
  }

  @Override
  public long roomFor(int d, int realBits) {
    double mean = 0;
    for (double p : probability.values()) {
      mean += p * d / probability.values().size();
    }
    long kept = Math.min(d, (long) (mean + 6 * Math.sqrt(mean) + 6));
    return kept * realBits + (indices == IndexSource.SENT ? CountedSet.room((int) kept, d) : 0);
  }

  private int draw(Coins coins, int d) {
    Coins each = new Coins(coins.nextLong());
    int[] at = Scratch.local().ints(0, d);
    int kept = 0;
    for (int j = 0; j < d; j++) {
      at[kept] = j;
      kept += (each.at(j) >>> 11) * UNIT < probability.of(j) ? 1 : 0;
    }
    return kept;
  }

  private int checked(int d) {
    if (!probability.fits(d)) {
      throw new IllegalArgumentException(
          "random-sparsification needs one probability or d = "
              + d
              + " of them, but has "
              + probability.values().size());
    }
    return d;
  }
}
