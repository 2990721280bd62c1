package terse.compress;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;

/**
 * Top-k: keeps the k coordinates of largest absolute value (Alistarh et al., NeurIPS 2018;
 * Beznosikov et al., JMLR 2023, eq. 11).
 *
 * <p>Exactly k coordinates are kept, ties go to the lower index. B1(k/d, 1), B2(k/d, 1) and B3(d/k)
 * by Lemma 11. Wire: the k indices in increasing order as {@link terse.wire.IndexSet} codes them,
 * then their k values.
 */
@Source("keeps the k largest coordinates (Beznosikov et al., JMLR 2023, eq. 11)")
public record TopK(
    @Key("coordinates kept, 1 <= k <= d") OptionalInt k,
    @Key("or their share: k = ceil(ratio d), 0 < ratio <= 1") OptionalDouble ratio)
    implements Sparsifier {
  public TopK {
    Kept.check("top-k", k, ratio);
  }

  /** Keeps k coordinates. */
  public static TopK of(int k) {
    return new TopK(OptionalInt.of(k), OptionalDouble.empty());
  }

  @Override
  public int choose(Vector x, Coins coins, BitWriter out) {
    int d = x.dimension();
    int kept = kept(d);
    int[] indices =
        Largest.indices(x.array(), kept); // the largest one is among them, so NaN and infinity too
    Indices.write(indices, kept, d, out);
    return kept;
  }

  @Override
  public int chosen(BitReader in, int d) {
    int kept = kept(d);
    Indices.read(in, kept, d);
    return kept;
  }

  @Override
  public int least(int d) {
    return kept(d);
  }

  @Override
  public int most(int d) {
    return kept(d);
  }

  @Override
  public Guarantee guarantee(int d) {
    double k = kept(d);
    return Guarantee.biased(k / d, 1, k / d, d / k);
  }

  @Override
  public long roomFor(int d, int realBits) {
    int kept = kept(d);
    return Indices.room(kept, d) + (long) kept * realBits;
  }

  private int kept(int d) {
    return Kept.of("top-k", k, ratio, d);
  }
}
