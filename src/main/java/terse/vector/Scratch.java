package terse.vector;

import java.util.Arrays;

/**
 * Arrays that a kernel borrows for the length of one call, so that a round in steady state
 * allocates nothing.
 *
 * <p>Each thread has its own. A slot's array is at least as long as asked for, its content is
 * whatever the last borrower left; kernels that call one another use different slots. A compressor
 * must not keep an array beyond its call.
 */
public final class Scratch {
  private static final int SLOTS = 16;
  private static final int MOST_FREE = 32;
  private static final int MOST_SPARE = 1 << 26; // bytes: larger ones would hold memory too long
  private static final byte[] NONE = {};
  private static final ThreadLocal<Scratch> LOCAL = ThreadLocal.withInitial(Scratch::new);

  private final int[][] ints = new int[SLOTS][0];
  private final long[][] longs = new long[SLOTS][0];
  private final double[][] doubles = new double[SLOTS][0];
  private Vector[] vectors =
      new Vector[4]; // the first `lent` are lent, the others up to `made` are free
  private int made;
  private int lent;
  private byte[] spare = NONE;
  private Rows rows;

  private Scratch() {}

  /** The calling thread's scratch arrays. */
  public static Scratch local() {
    return LOCAL.get();
  }

  public int[] ints(int slot, int length) {
    return ints[slot].length >= length ? ints[slot] : (ints[slot] = new int[grown(length)]);
  }

  public long[] longs(int slot, int length) {
    return longs[slot].length >= length ? longs[slot] : (longs[slot] = new long[grown(length)]);
  }

  public double[] doubles(int slot, int length) {
    return doubles[slot].length >= length
        ? doubles[slot]
        : (doubles[slot] = new double[grown(length)]);
  }

  /** The calling thread's buffer between numbers and their bits. */
  public Rows rows() {
    return rows == null ? (rows = new Rows()) : rows;
  }

  /**
   * Borrows a vector of exactly this dimension, whatever it holds. Vectors are given back in the
   * opposite order by {@link #release()}, so that compressors made of compressors may nest.
   */
  public Vector borrow(int dimension) {
    int at = lent;
    while (at < made && vectors[at].dimension() != dimension) {
      at++;
    }
    if (at == made && made - lent >= MOST_FREE) {
      vectors[--at] =
          Vector.zeros(dimension); // the one unused for longest: rare dimensions must not pile up
    } else if (at == made) {
      if (made == vectors.length) {
        vectors = Arrays.copyOf(vectors, 2 * made);
      }
      vectors[made++] = Vector.zeros(dimension);
    }
    Vector v = vectors[at];
    System.arraycopy(
        vectors, lent, vectors, lent + 1,
        at - lent); // the free ones stay in order of their last use
    vectors[lent++] = v;
    return v;
  }

  /** Gives the vector borrowed last back. */
  public void release() {
    lent--;
  }

  /**
   * Takes the spare buffer of bytes, whatever it holds, where it is at least as long as asked for;
   * a new one otherwise. The taker owns it, and may keep it or give it back.
   */
  public byte[] takeBytes(int length) {
    if (spare.length < length) {
      return new byte[length];
    }
    byte[] buffer = spare;
    spare = NONE;
    return buffer;
  }

  /** Gives a buffer that nobody holds any more to the next taker. */
  public void giveBytes(byte[] buffer) {
    if (buffer.length > spare.length && buffer.length <= MOST_SPARE) {
      spare = buffer;
    }
  }

  private static int grown(int length) {
    return Math.max(16, length);
  }
}
