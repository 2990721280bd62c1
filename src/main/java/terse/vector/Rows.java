package terse.vector;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;

/**
 * Turns rows of doubles into rows of their bits and back, for kernels that work on the bits of many
 * numbers.
 *
 * <p>The JIT compiler of JDK 17 does not make vector code of {@link Double#doubleToRawLongBits};
 * two copies through one small direct buffer take a tenth of a nanosecond a number. A kernel over
 * rows is fast when every loop is short, does one simple thing, and reads all its arrays, two to
 * four, at the same index: then it becomes vector code. Borrow from {@link Scratch#rows()}.
 */
public final class Rows {
  /** The longest row: what a kernel keeps of it stays in the first-level cache. */
  public static final int LENGTH = 512;

  private static final int LOADED = 4;

  private final DoubleBuffer doubles;
  private final LongBuffer longs;

  Rows() {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(LOADED * Double.BYTES * LENGTH).order(ByteOrder.nativeOrder());
    doubles = bytes.asDoubleBuffer();
    longs = bytes.asLongBuffer();
  }

  /** row[j] = the bits of x[from + j] for 0 &lt;= j &lt; n, where n is at most {@link #LENGTH}. */
  public void bits(double[] x, int from, int n, long[] row) {
    load(x, from, n);
    bits(0, row, n);
  }

  /** Takes x[from], ..., x[from + n - 1], at most four rows of {@link #LENGTH}, into the buffer. */
  public void load(double[] x, int from, int n) {
    doubles.put(0, x, from, n);
  }

  /** row[j] = the bits of loaded number from + j for 0 &lt;= j &lt; n. */
  public void bits(int from, long[] row, int n) {
    longs.get(from, row, 0, n);
  }

  /**
   * row[j] = the number with the bits of bits[j] for 0 &lt;= j &lt; n, where n is at most {@link
   * #LENGTH}.
   */
  public void numbers(long[] bits, int n, double[] row) {
    longs.put(0, bits, 0, n);
    doubles.get(0, row, 0, n);
  }
}
