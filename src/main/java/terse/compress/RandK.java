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
 * Rand-k: keeps k coordinates drawn without replacement and scales them by d/k (Beznosikov et al.,
 * JMLR 2023, eq. 8).
 *
 * <p>U(d/k) by Lemma 8. With {@code scaled: false} it is the biased random sparsification of eq. 9
 * with q = k/d, which is B1(q, 1), B2(q, 1) and B3(1/q) by Lemma 9. Wire: the k values, unscaled;
 * the indices are drawn at both ends from the message's shared stream, or precede the values, as
 * {@link terse.wire.IndexSet} codes them, with {@code indices: sent}. Only the coordinates that are
 * sent are looked at: NaN is refused there, and passes unseen elsewhere.
 */
@Source("keeps k random coordinates, scaled by d/k (Beznosikov et al., JMLR 2023, eq. 8)")
public record RandK(
    @Key("coordinates kept, 1 <= k <= d") OptionalInt k,
    @Key("or their share: k = ceil(ratio d), 0 < ratio <= 1") OptionalDouble ratio,
    @Key(value = "scale by d/k, which makes it unbiased", orElse = "true") boolean scaled,
    @Key(value = "shared: drawn at both ends; sent: in the message", orElse = "shared")
        IndexSource indices)
    implements Sparsifier {
  /** How the receiver learns the indices. */
  public enum IndexSource {
    SHARED,
    SENT
  }

  public RandK {
    Kept.check("rand-k", k, ratio);
  }

  /** Keeps k coordinates, scaled, with shared indices. */
  public static RandK of(int k) {
    return new RandK(OptionalInt.of(k), OptionalDouble.empty(), true, IndexSource.SHARED);
  }

  @Override
  public int choose(Vector x, Coins coins, BitWriter out) {
    int d = x.dimension();
    int kept = kept(d);
    int[] drawn = Indices.draw(indices == IndexSource.SHARED ? out.shared() : coins, kept, d);
    if (indices == IndexSource.SENT) {
      Indices.write(drawn, kept, d, out);
    }
    return kept;
  }

  @Override
  public int chosen(BitReader in, int d) {
    int kept = kept(d);
    if (indices == IndexSource.SHARED) {
      Indices.draw(in.shared(), kept, d);
    } else {
      Indices.read(in, kept, d);
    }
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
  public double factor(int d) {
    return scaled ? (double) d / kept(d) : 1;
  }

  @Override
  public Guarantee guarantee(int d) {
    double k = kept(d);
    return scaled ? Guarantee.unbiased(d / k) : Guarantee.biased(k / d, 1, k / d, d / k);
  }

  @Override
  public long roomFor(int d, int realBits) {
    int kept = kept(d);
    return (long) kept * realBits + (indices == IndexSource.SENT ? Indices.room(kept, d) : 0);
  }

  private int kept(int d) {
    return Kept.of("rand-k", k, ratio, d);
  }
}
