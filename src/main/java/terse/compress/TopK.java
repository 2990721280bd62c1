package terse.compress;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Scratch;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;

/**
 * Top-k: keeps the k coordinates of largest absolute value (Alistarh et al., NeurIPS 2018; Beznosikov et al., JMLR 2023, eq. 11).
 *
 * <p>Exactly k coordinates are kept, ties go to the lower index. B1(k/d, 1), B2(k/d, 1) and B3(d/k) by Lemma 11. Wire: the k
 * indices in increasing order, then their k values.
 */
@Source("keeps the k largest coordinates (Beznosikov et al., JMLR 2023, eq. 11)")
public record TopK(
    @Key("coordinates kept, 1 <= k <= d") OptionalInt k,
    @Key("or their share: k = ceil(ratio d), 0 < ratio <= 1") OptionalDouble ratio)
    implements Compressor {
  private static final long MAGNITUDE = Long.MAX_VALUE;

  public TopK {
    Kept.check("top-k", k, ratio);
  }

  /** Keeps k coordinates. */
  public static TopK of(int k) {
    return new TopK(OptionalInt.of(k), OptionalDouble.empty());
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    double[] a = x.array();
    int d = a.length;
    int kept = kept(d);
    int[] indices = largest(a, kept);
    Indices.write(indices, kept, d, out);
    out.part(Part.VALUES);
    for (int i = 0; i < kept; i++) {
      out.real(a[indices[i]]);
    }
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    double[] a = y.array();
    int kept = kept(a.length);
    int[] indices = Indices.read(in, kept, a.length);
    for (int i = 0; i < kept; i++) {
      a[indices[i]] += scale * in.real();
    }
  }

  @Override
  public Guarantee guarantee(int d) {
    double k = kept(d);
    return Guarantee.biased(k / d, 1, k / d, d / k);
  }

  @Override
  public long roomFor(int d, int realBits) {
    return (long) kept(d) * (Indices.width(d) + realBits);
  }

  private int kept(int d) {
    return Kept.of("top-k", k, ratio, d);
  }

  /** The k indices of largest absolute value, in increasing order, in scratch slot 0. The largest one is among them, so NaN too. */
  private static int[] largest(double[] a, int k) {
    Scratch scratch = Scratch.local();
    int d = a.length;
    long[] keys = scratch.longs(0, d);
    for (int j = 0; j < d; j++) {
      keys[j] = Double.doubleToRawLongBits(a[j]) & MAGNITUDE; // ordered as the absolute values are
    }
    long threshold = Selection.kthLargest(keys, d, k);
    int above = 0;
    for (int j = 0; j < d; j++) {
      above += (Double.doubleToRawLongBits(a[j]) & MAGNITUDE) > threshold ? 1 : 0;
    }
    int ties = k - above;
    int[] indices = scratch.ints(0, k);
    for (int j = 0, n = 0; n < k; j++) {
      long key = Double.doubleToRawLongBits(a[j]) & MAGNITUDE;
      if (key > threshold || (key == threshold && ties-- > 0)) {
        indices[n++] = j;
      }
    }
    return indices;
  }
}
