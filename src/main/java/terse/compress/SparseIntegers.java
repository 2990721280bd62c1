package terse.compress;

import java.util.Arrays;
import terse.vector.Scratch;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Elias;
import terse.wire.IndexSet;
import terse.wire.Part;
import terse.wire.TruncatedBinary;

/**
 * A code of integers of either sign of which many are zero and most others one.
 *
 * <p>How many are not zero, plus one, in Elias' gamma code; which they are ({@link IndexSet}); a
 * bit for each, 1 where negative; how many and which of them are above 1 in absolute value; what
 * these are, less one, in the gamma code. Uses scratch slots 1 and 2 of ints.
 */
final class SparseIntegers {
  private SparseIntegers() {}

  /** About the bits of the first d numbers, of which k are not zero. */
  static double bits(long[] z, int d, int k) {
    double bits = Elias.GAMMA.bits(k + 1L) + k + d * entropy((double) k / d);
    int large = 0;
    for (int j = 0; j < d; j++) {
      long size = Math.abs(z[j]);
      if (size > 1) {
        large++;
        bits += Elias.GAMMA.bits(size - 1);
      }
    }
    return k == 0
        ? bits
        : bits + TruncatedBinary.bits(large, k + 1L) + k * entropy((double) large / k);
  }

  /** (4p(1 - p))^(3/4), the entropy of a decision of probability p to 0.02 bits. */
  private static double entropy(double p) {
    double root = Math.sqrt(4 * p * (1 - p));
    return root * Math.sqrt(root);
  }

  /** Writes the first d numbers. */
  static void write(long[] z, int d, BitWriter out) {
    int[] at = Scratch.local().ints(1, d + 1);
    int k = 0;
    for (int j = 0; j < d; j++) {
      at[k] = j;
      k += z[j] != 0 ? 1 : 0;
    }
    Elias.GAMMA.write(out, k + 1L);
    IndexSet.write(at, k, d, out.part(Part.INDICES));
    writeSigns(z, at, k, out.part(Part.SIGNS));
    int[] large = Scratch.local().ints(2, k + 1);
    int n = 0;
    for (int i = 0; i < k; i++) {
      large[n] = i;
      n += Math.abs(z[at[i]]) > 1 ? 1 : 0;
    }
    TruncatedBinary.write(out.part(Part.LEVELS), n, k + 1L);
    IndexSet.write(large, n, k, out);
    for (int i = 0; i < n; i++) {
      Elias.GAMMA.write(out, Math.abs(z[at[large[i]]]) - 1);
    }
  }

  /** Reads d numbers. */
  static void read(BitReader in, long[] z, int d) {
    int k = (int) Elias.GAMMA.read(in, d + 1L) - 1;
    int[] at = Scratch.local().ints(1, k);
    IndexSet.read(in, k, d, at);
    Arrays.fill(z, 0, d, 0);
    readSigns(in, z, at, k);
    int n = (int) TruncatedBinary.read(in, k + 1L);
    int[] large = Scratch.local().ints(2, n);
    IndexSet.read(in, n, k, large);
    for (int i = 0; i < n; i++) {
      z[at[large[i]]] *= Elias.GAMMA.read(in, Long.MAX_VALUE - 1) + 1;
    }
  }

  private static void writeSigns(long[] z, int[] at, int k, BitWriter out) {
    for (int from = 0; from < k; from += 64) {
      int n = Math.min(64, k - from);
      long signs = 0;
      for (int i = 0; i < n; i++) {
        signs |= z[at[from + i]] >>> 63 << i;
      }
      out.bits(signs, n);
    }
  }

  private static void readSigns(BitReader in, long[] z, int[] at, int k) {
    for (int from = 0; from < k; from += 64) {
      int n = Math.min(64, k - from);
      long signs = in.bits(n);
      for (int i = 0; i < n; i++) {
        z[at[from + i]] = 1 - 2 * (signs >>> i & 1);
      }
    }
  }
}
