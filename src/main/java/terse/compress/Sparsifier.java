package terse.compress;

import terse.vector.Coins;
import terse.vector.Scratch;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;

/**
 * A compressor that keeps some coordinates, all scaled by one factor, and drops the others: C(x)_i
 * = factor x_i or 0.
 *
 * <p>The choice and the values are separate, so that {@link Compose} can hand the kept values to
 * another compressor. Alone, a sparsifier sends its choice, then the values, unscaled, as real
 * numbers.
 */
public interface Sparsifier extends Compressor {
  /**
   * Chooses what to keep, and writes what the receiver needs to know of it. Refuses vectors as
   * {@link #encode} does.
   *
   * @return how many are kept; which, in increasing order, is in scratch slot 0 of ints
   */
  int choose(Vector x, Coins coins, BitWriter out);

  /** Reads what {@link #choose} wrote for a vector of dimension d. Returns the same. */
  int chosen(BitReader in, int d);

  /** The least number of coordinates kept of d. */
  int least(int d);

  /** The largest number of coordinates kept of d. */
  int most(int d);

  /** What the kept values are multiplied by. */
  default double factor(int d) {
    return 1;
  }

  @Override
  default void encode(Vector x, Coins coins, BitWriter out) {
    double[] a = x.array();
    int kept = choose(x, coins, out);
    Indices.writeValues(a, Scratch.local().ints(0, kept), kept, out);
  }

  @Override
  default void decode(BitReader in, Vector y, double scale) {
    double[] a = y.array();
    int kept = chosen(in, a.length);
    Indices.addValues(in, Scratch.local().ints(0, kept), kept, a, factor(a.length), scale);
  }
}
