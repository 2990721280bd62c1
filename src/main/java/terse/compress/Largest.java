package terse.compress;

import java.util.Arrays;
import terse.vector.Scratch;

/**
 * The k coordinates of largest absolute value, exactly: ties go to the lower index.
 *
 * <p>Numbers are compared by their bits without the sign, which are ordered as absolute values are,
 * with NaN above all. In a long vector a sample tells a threshold that is passed by a few more than
 * k coordinates; one pass collects those, and the k-th largest is sought among them. Where the
 * sample misleads (fewer than k pass, or too many: ties, above all) and where k is more than d/4,
 * the k-th largest is found by counting digits of all keys from the highest down, in at most six
 * passes.
 */
final class Largest {
  private static final long MAGNITUDE = Long.MAX_VALUE;
  private static final int FEW = 2048;
  private static final int SAMPLE = 8192;
  private static final int DIGIT = 11;

  private Largest() {}

  /**
   * The indices in increasing order: the first k of scratch slot 0. Uses ints of slots 1 and 2,
   * longs of slots 0 and 1.
   */
  static int[] indices(double[] a, int k) {
    int d = a.length;
    if (d <= FEW) {
      long[] keys = Scratch.local().longs(0, d);
      for (int j = 0; j < d; j++) {
        keys[j] = key(a[j]);
      }
      return passing(a, Selection.kthLargest(keys, d, k), k);
    }
    if (k <= d / 4) {
      int room = 2 * k + d / 32;
      int[] indices = Scratch.local().ints(0, room);
      long[] keys = Scratch.local().longs(0, room);
      int n = collect(a, sampledThreshold(a, k), indices, keys, room);
      if (k <= n && n < room) {
        long[] copy = Scratch.local().longs(1, n);
        System.arraycopy(keys, 0, copy, 0, n);
        return passing(indices, keys, n, Selection.kthLargest(copy, n, k), k);
      }
    }
    return passing(a, kthLargest(a, k), k);
  }

  private static long key(double v) {
    return Double.doubleToRawLongBits(v) & MAGNITUDE;
  }

  /**
   * A key that at least k of the coordinates reach, almost surely, and not many more: four standard
   * deviations below the k-th.
   */
  private static long sampledThreshold(double[] a, int k) {
    int d = a.length;
    int size = Math.min(SAMPLE, Integer.highestOneBit(d / 8));
    long[] sample = Scratch.local().longs(0, size);
    for (int i = 0; i < size; i++) {
      sample[i] = key(a[(int) ((((i * 0x9e3779b1L) & 0xffffffffL) * d) >>> 32)]);
    }
    double expected = (double) k * size / d;
    int rank = (int) (expected + 4 * Math.sqrt(expected) + 4);
    return rank < size ? Selection.kthLargest(sample, size, rank) : 0;
  }

  /**
   * Collects the coordinates that reach a threshold, in order, and returns their number; stops when
   * there is no room for more. The branch is rarely taken and well predicted: masks without
   * branches are slower up to a share of 7 %.
   */
  private static int collect(double[] a, long threshold, int[] indices, long[] keys, int room) {
    int n = 0;
    for (int j = 0; j < a.length; j++) {
      long key = key(a[j]);
      if (key >= threshold) {
        if (n == room) {
          break;
        }
        indices[n] = j;
        keys[n++] = key;
      }
    }
    return n;
  }

  /**
   * Moves the k of n candidates whose keys are largest to the front, given the k-th largest key.
   */
  private static int[] passing(int[] indices, long[] keys, int n, long threshold, int k) {
    int above = 0;
    int tied = 0;
    for (int i = 0; i < n; i++) {
      above += (int) ((threshold - keys[i]) >>> 63);
      tied += keys[i] == threshold ? 1 : 0;
    }
    int i = 0;
    int m = 0;
    if (above + tied > k) {
      for (int ties = k - above; ties > 0; i++) { // up to the last tie that is kept
        boolean tie = keys[i] == threshold;
        ties -= tie ? 1 : 0;
        indices[m] = indices[i];
        m += tie || keys[i] > threshold ? 1 : 0;
      }
      threshold++;
    }
    long below = threshold - 1;
    for (; m < k; i++) {
      indices[m] = indices[i];
      m += (int) ((below - keys[i]) >>> 63);
    }
    return indices;
  }

  /** The same among all coordinates. */
  private static int[] passing(double[] a, long threshold, int k) {
    int[] indices = Scratch.local().ints(0, k);
    int above = 0;
    for (double v : a) {
      above += (int) ((threshold - key(v)) >>> 63);
    }
    int ties = k - above;
    for (int j = 0, m = 0; m < k; j++) {
      long key = key(a[j]);
      if (key > threshold || (key == threshold && ties-- > 0)) {
        indices[m++] = j;
      }
    }
    return indices;
  }

  /** The k-th largest key of all, digit by digit. */
  private static long kthLargest(double[] a, int k) {
    int[] counts = Scratch.local().ints(1, 1 << DIGIT);
    long prefix = 0;
    for (int shift = 63; shift > 0; ) {
      int digit = Math.min(DIGIT, shift);
      int known = shift;
      shift -= digit;
      Arrays.fill(counts, 0, 1 << digit, 0);
      int mask = (1 << digit) - 1;
      for (double v : a) {
        long key = key(v);
        if (key >>> known == prefix) {
          counts[(int) (key >>> shift) & mask]++;
        }
      }
      int bin = mask;
      for (; counts[bin] < k; bin--) {
        k -= counts[bin];
      }
      prefix = prefix << digit | bin;
      if (counts[bin] <= SAMPLE) {
        return kthLargest(a, prefix, shift, counts[bin], k);
      }
    }
    return prefix;
  }

  /** The k-th largest of the n keys that begin with a prefix. */
  private static long kthLargest(double[] a, long prefix, int shift, int n, int k) {
    long[] keys = Scratch.local().longs(0, n);
    int found = 0;
    for (int j = 0; found < n; j++) {
      long key = key(a[j]);
      if (key >>> shift == prefix) {
        keys[found++] = key;
      }
    }
    return Selection.kthLargest(keys, n, k);
  }
}
