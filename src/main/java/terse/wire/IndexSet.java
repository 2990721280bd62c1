package terse.wire;

import terse.vector.Scratch;

/**
 * A code for a set of k of the d coordinates, both known to the reader, that needs about log2 C(d,
 * k) bits for a random set.
 *
 * <p>A set of more than d/2 coordinates is sent as those that it leaves out. Gaps between
 * coordinates travel in {@link Golomb} codes, whose parameter is the best for the k' coordinates
 * still to come among the d' that may still follow: it is found anew for every coordinate among the
 * last 64, and for every 64th before. As soon as C(d', k') is small enough for {@link Binomials}
 * (d' below 512 and C(d', k') below 2^61, or k' = 1), the rest of the set travels as its number
 * among all such sets, in {@link TruncatedBinary}. Nothing is sent for k = 0 and k = d.
 *
 * <p>Whatever is read is an increasing sequence below d. Time is O(k), memory is scratch slot 11.
 */
public final class IndexSet {
  private static final int RUN = 64;
  private static final int COMPLEMENT = 11; // the scratch slot

  private IndexSet() {}

  /** Bits that a random set rarely exceeds, for the buffer of a writer. */
  public static long room(int k, int d) {
    int sent = Math.min(k, d - k);
    return sent == 0 ? 0 : (long) (sent * (Math.log((double) d / sent) / Math.log(2) + 1.6)) + 16;
  }

  /** The exact number of bits that {@link #write} takes. */
  public static long bits(int[] sorted, int k, int d) {
    int sent = sent(k, d);
    int[] a = sent == k ? sorted : complement(sorted, k, d);
    long bits = 0;
    int next = 0;
    for (int i = 0; i < sent && d - next > sent - i; ) {
      int n = d - next;
      int rest = sent - i;
      if (Binomials.fits(n, rest)) {
        return bits
            + TruncatedBinary.bits(Binomials.rank(a, i, sent, next), Binomials.count(n, rest));
      }
      Golomb gaps = Golomb.forGaps(n, rest);
      for (int stop = i + run(rest); i < stop; i++) {
        bits += gaps.bits(a[i] - next);
        next = a[i] + 1;
      }
    }
    return bits;
  }

  /** Writes the first k entries of the array, which must be in increasing order and below d. */
  public static void write(int[] sorted, int k, int d, BitWriter out) {
    check(sorted, k, d);
    int sent = sent(k, d);
    int[] a = sent == k ? sorted : complement(sorted, k, d);
    int next = 0; // the lowest number that the next coordinate can be
    for (int i = 0; i < sent && d - next > sent - i; ) {
      int n = d - next;
      int rest = sent - i;
      if (Binomials.fits(n, rest)) {
        TruncatedBinary.write(out, Binomials.rank(a, i, sent, next), Binomials.count(n, rest));
        return;
      }
      Golomb gaps = Golomb.forGaps(n, rest);
      for (int stop = i + run(rest); i < stop; i++) {
        gaps.write(out, a[i] - next);
        next = a[i] + 1;
      }
    }
  }

  /** Reads k coordinates below d into the first k entries of the array, in increasing order. */
  public static void read(BitReader in, int k, int d, int[] into) {
    int sent = sent(k, d);
    if (sent == k) {
      readSent(in, k, d, into);
      return;
    }
    int[] left = Scratch.local().ints(COMPLEMENT, sent);
    readSent(in, sent, d, left);
    outside(left, sent, d, into);
  }

  private static void readSent(BitReader in, int sent, int d, int[] a) {
    int next = 0;
    int i = 0;
    while (i < sent && d - next > sent - i) {
      int n = d - next;
      int rest = sent - i;
      if (Binomials.fits(n, rest)) {
        long rank = TruncatedBinary.read(in, Binomials.count(n, rest));
        Binomials.unrank(rank, n, a, i, sent, next);
        return;
      }
      Golomb gaps = Golomb.forGaps(n, rest);
      for (int stop = i + run(rest); i < stop; i++) {
        a[i] = next + (int) gaps.read(in, d - next - (sent - i));
        next = a[i] + 1;
      }
    }
    for (; i < sent; i++) {
      a[i] = next++;
    }
  }

  /** How many coordinates the next Golomb code is used for. */
  private static int run(int rest) {
    return rest > RUN ? RUN : 1;
  }

  /** How many coordinates travel: those of the set or those outside, whichever are fewer. */
  private static int sent(int k, int d) {
    if (k < 0 || k > d) {
      throw new IllegalArgumentException("a set needs 0 <= k <= d, but k = " + k + " and d = " + d);
    }
    return Math.min(k, d - k);
  }

  private static int[] complement(int[] sorted, int k, int d) {
    int[] left = Scratch.local().ints(COMPLEMENT, d - k);
    outside(sorted, k, d, left);
    return left;
  }

  /** The numbers below d that are not among the first k of the array. */
  private static void outside(int[] sorted, int k, int d, int[] into) {
    int n = 0;
    int j = 0;
    for (int i = 0; i < k; i++) {
      while (j < sorted[i]) {
        into[n++] = j++;
      }
      j++;
    }
    while (j < d) {
      into[n++] = j++;
    }
  }

  private static void check(int[] sorted, int k, int d) {
    int last = -1;
    boolean increasing = true;
    for (int i = 0; i < k; i++) {
      increasing &= sorted[i] > last;
      last = sorted[i];
    }
    if (!increasing || last >= d) {
      throw new IllegalArgumentException(
          "an index set must be an increasing sequence of numbers below " + d);
    }
  }
}
