package terse.compress;

import terse.config.Source;
import terse.vector.Coins;
import terse.vector.NotFiniteException;
import terse.vector.Scratch;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;
import terse.wire.TruncatedBinary;

/**
 * Adaptive random sparsification: keeps one coordinate, i with probability |x_i|/|x|_1 (Beznosikov
 * et al., JMLR 2023, eq. 10).
 *
 * <p>B1(1/d, 1), B2(1/d, 1) and B3(d) by Lemma 10; all are attained where all |x_i| are equal. Of
 * the zero vector it keeps the first coordinate. Wire: the index, then the value.
 */
@Source("keeps one coordinate, drawn by its size (Beznosikov et al., JMLR 2023, eq. 10)")
public record AdaptiveRandom() implements Sparsifier {
  @Override
  public int choose(Vector x, Coins coins, BitWriter out) {
    int d = x.dimension();
    int i = draw(x, coins.nextDouble());
    Scratch.local().ints(0, 1)[0] = i;
    TruncatedBinary.write(out.part(Part.INDICES), i, d);
    return 1;
  }

  @Override
  public int chosen(BitReader in, int d) {
    Scratch.local().ints(0, 1)[0] = (int) TruncatedBinary.read(in, d);
    return 1;
  }

  @Override
  public int least(int d) {
    return 1;
  }

  @Override
  public int most(int d) {
    return 1;
  }

  @Override
  public Guarantee guarantee(int d) {
    return Guarantee.biased(1.0 / d, 1, 1.0 / d, d);
  }

  @Override
  public long roomFor(int d, int realBits) {
    return 32L + realBits;
  }

  /**
   * The first i at which the sum of the absolute values exceeds its share u of the whole; shares
   * are of the maximum, which cannot overflow.
   */
  private static int draw(Vector x, double u) {
    double[] a = x.array();
    double max = x.maxAbs();
    if (!(max <= Double.MAX_VALUE)) {
      throw new NotFiniteException("a vector with NaN or infinity cannot be compressed");
    }
    if (max == 0) {
      return 0;
    }
    double sum = 0;
    for (double v : a) {
      sum += Math.abs(v) / max;
    }
    double target = u * sum;
    double below = 0;
    int last = 0;
    for (int j = 0; j < a.length; j++) {
      if (a[j] != 0) {
        last = j;
        below += Math.abs(a[j]) / max;
        if (below > target) {
          return j;
        }
      }
    }
    return last;
  }
}
