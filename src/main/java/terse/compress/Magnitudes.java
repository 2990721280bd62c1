package terse.compress;

import java.util.Arrays;
import terse.vector.Scratch;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Elias;
import terse.wire.Golomb;
import terse.wire.IndexSet;
import terse.wire.Part;
import terse.wire.TruncatedBinary;

/**
 * Codes for the levels that are not zero, numbers of 1 .. top.
 *
 * <ul>
 *   <li>Layers: how many are above 1 and which of them ({@link IndexSet}), how many of those are
 *       above 2 and which, and so on to a layer that is empty. Near the entropy where few are above
 *       1, as in a long vector.
 *   <li>Golomb: a centre c, by its rank around the typical level plus one, and a parameter M, both
 *       in Elias' gamma code; then the rank of each level by its distance from c, the lower one of
 *       two first, in Golomb's code.
 *   <li>Range: {@link RangedLevels}.
 * </ul>
 *
 * <p>{@link Code#AUTO} says in one bit (0: layers, 1: Golomb) which of the first two it expects to
 * be shorter. Uses the ints of scratch slots 3 to 5.
 */
final class Magnitudes {
  private static final int COUNTED = 256;
  private static final double LN2 = 0.6931471805599453;

  private Magnitudes() {}

  /**
   * Writes the first k levels, k &gt;= 1; the centre costs less the nearer it is to the typical
   * level, and in a range code levels do the nearer their sizes are to those of a typical vector.
   */
  static void write(
      int[] levels, int k, int top, int typical, Code code, Sizes sizes, BitWriter out) {
    if (code == Code.RANGE) {
      new RangedLevels(sizes, top).write(levels, k, out);
      return;
    }
    Sample sample = new Sample(levels, k, top);
    if (code == Code.AUTO) {
      boolean layers = sample.layersAreShorter();
      out.part(Part.HEADER).bits(layers ? 0 : 1, 1);
      if (layers) {
        writeLayers(levels, k, top, out.part(Part.LEVELS));
        return;
      }
    }
    int centre = sample.centre;
    Elias.GAMMA.write(out.part(Part.HEADER), 1L + rank(centre, typical, top));
    Golomb golomb = sample.golomb();
    Elias.GAMMA.write(out, golomb.m());
    out.part(Part.LEVELS);
    for (int i = 0; i < k; i++) {
      golomb.write(out, rank(levels[i], centre, top));
    }
  }

  /** Reads k levels. */
  static void read(
      BitReader in, int[] levels, int k, int top, int typical, Code code, Sizes sizes) {
    if (code == Code.RANGE) {
      new RangedLevels(sizes, top).read(in, levels, k);
      return;
    }
    if (code == Code.AUTO && in.bits(1) == 0) {
      readLayers(in, levels, k, top);
      return;
    }
    int centre = level((int) Elias.GAMMA.read(in, top) - 1, typical, top);
    Golomb golomb = Golomb.of(Elias.GAMMA.read(in, top));
    for (int i = 0; i < k; i++) {
      levels[i] = level((int) golomb.read(in, top - 1), centre, top);
    }
  }

  private static void writeLayers(int[] levels, int k, int top, BitWriter out) {
    Scratch scratch = Scratch.local();
    int[] layer = scratch.ints(3, k); // the levels of those that are in the layer
    int[] above = scratch.ints(4, k);
    System.arraycopy(levels, 0, layer, 0, k);
    for (int level = 1, n = k; level < top && n > 0; level++) {
      int next = 0;
      for (int i = 0; i < n; i++) {
        if (layer[i] > level) {
          above[next] = i;
          layer[next++] = layer[i];
        }
      }
      TruncatedBinary.write(out, next, n + 1L);
      IndexSet.write(above, next, n, out);
      n = next;
    }
  }

  private static void readLayers(BitReader in, int[] levels, int k, int top) {
    Scratch scratch = Scratch.local();
    int[] layer = scratch.ints(3, k); // where those that are in the layer stand
    int[] above = scratch.ints(4, k);
    Arrays.fill(levels, 0, k, 1);
    for (int i = 0; i < k; i++) {
      layer[i] = i;
    }
    for (int level = 1, n = k; level < top && n > 0; level++) {
      int next = (int) TruncatedBinary.read(in, n + 1L);
      IndexSet.read(in, next, n, above);
      for (int i = 0; i < next; i++) {
        layer[i] = layer[above[i]];
        levels[layer[i]]++;
      }
      n = next;
    }
  }

  /**
   * The place of a level of 1 .. top among all, by distance from the centre, the lower one of two
   * first.
   */
  static int rank(int level, int centre, int top) {
    int away = level - centre;
    int distance = Math.abs(away);
    int both = Math.min(centre - 1, top - centre); // so far there are levels on both sides
    if (distance > both) {
      return both + distance;
    }
    return away < 0 ? 2 * distance - 1 : 2 * distance;
  }

  /** The level of this rank. */
  static int level(int rank, int centre, int top) {
    int both = Math.min(centre - 1, top - centre);
    if (rank > 2 * both) {
      int distance = rank - both;
      return centre - 1 > both ? centre - distance : centre + distance;
    }
    return (rank & 1) == 0 ? centre + rank / 2 : centre - (rank + 1) / 2;
  }

  /** What the choice of a code asks of the levels: counted, where they are not too far apart. */
  private static final class Sample {
    private final int[] levels;
    private final int k;
    private final int top;
    private final int[] counts = Scratch.local().ints(5, COUNTED);
    private final int min;
    private final int span; // the counted levels, from min on, or 0
    final int centre;
    private final double meanRank;

    Sample(int[] levels, int k, int top) {
      this.levels = levels;
      this.k = k;
      this.top = top;
      int low = top;
      int high = 1;
      long sum = 0;
      for (int i = 0; i < k; i++) {
        low = Math.min(low, levels[i]);
        high = Math.max(high, levels[i]);
        sum += levels[i];
      }
      this.min = low;
      this.span = high - low < COUNTED ? high - low + 1 : 0;
      Arrays.fill(counts, 0, span, 0);
      for (int i = 0; i < k && span > 0; i++) {
        counts[levels[i] - low]++;
      }
      int best = 1;
      double least = (double) sum / k - 1;
      int mean = (int) (sum / k);
      for (int c = Math.max(2, mean); c <= Math.min(mean + 1, top); c++) {
        double rank = meanRank(c);
        if (rank < least) {
          least = rank;
          best = c;
        }
      }
      this.centre = best;
      this.meanRank = least;
    }

    private double meanRank(int c) {
      long sum = 0;
      for (int i = 0; i < span; i++) {
        sum += (long) counts[i] * rank(min + i, c, top);
      }
      for (int i = 0; i < k && span == 0; i++) {
        sum += rank(levels[i], c, top);
      }
      return (double) sum / k;
    }

    /**
     * The nearly best Golomb code of geometric ranks: ceil(log(2 - p) / -log(1 - p)) to two terms
     * in p = 1 / (1 + mean).
     */
    Golomb golomb() {
      return Golomb.of(Math.max(1, (long) Math.ceil(LN2 * (1 + meanRank) - (1 + LN2) / 2)));
    }

    /** Compares the entropy of the layers with the length of Golomb's code. */
    boolean layersAreShorter() {
      if (span == 0 || min > 1) {
        return false;
      }
      if (span == 1) {
        return true;
      }
      double layers = 0;
      int n = k;
      for (int i = 0; i < span && min + i < top; i++) {
        int next = n - counts[i];
        layers += 32 - Integer.numberOfLeadingZeros(n) + n * entropy((double) next / n);
        n = next;
      }
      Golomb golomb = golomb();
      double bits = 4;
      for (int i = 0; i < span; i++) {
        bits += counts[i] * (double) golomb.bits(rank(min + i, centre, top));
      }
      return layers < bits;
    }

    /** (4p(1 - p))^(3/4), the entropy of a decision of probability p to 0.02 bits. */
    private static double entropy(double p) {
      double root = Math.sqrt(4 * p * (1 - p));
      return root * Math.sqrt(root);
    }
  }
}
