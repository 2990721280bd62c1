package terse.wire;

/**
 * An adaptive model of integers 0 .. bound that may be large but tend to be small, such as
 * quantisation levels.
 *
 * <p>The number of binary digits of n + 1 is written in unary, then the digits below the leading
 * one. Every unary decision and the three highest of these digits are learnt, each in the context
 * of what precedes it; the others are raw. Numbers up to 14 are therefore modelled one by one,
 * larger ones to an eighth of an octave: the exp-Golomb binarisation of video codecs (Marpe,
 * Schwarz, Wiegand, Context-based adaptive binary arithmetic coding, IEEE Transactions on Circuits
 * and Systems for Video Technology 13, 2003). A decision that the bound leaves no choice in is not
 * coded.
 */
public final class LevelModel {
  private static final int LEARNT = 3;
  private static final int NODES = 1 << LEARNT;

  private final long[] contexts;
  private final int from;
  private final long top; // bound + 1
  private final int most; // floor(log2(bound + 1))

  /**
   * A fresh model on {@link #contexts contexts(bound)} entries of the array, from this one on;
   * bound is 0 .. 2^62.
   */
  public LevelModel(long[] contexts, int from, long bound) {
    if (bound < 0 || bound > 1L << 62) {
      throw new IllegalArgumentException(
          "a level model needs 0 <= bound <= 2^62, but bound = " + bound);
    }
    this.contexts = contexts;
    this.from = from;
    this.top = bound + 1;
    this.most = TruncatedBinary.floorLog2(top);
    AdaptiveBit.reset(contexts, from, from + contexts(bound));
  }

  /** The array entries of a model. */
  public static int contexts(long bound) {
    return (1 + NODES) * (TruncatedBinary.floorLog2(bound + 1) + 1);
  }

  /** Writes a level. */
  public void write(RangeEncoder out, long level) {
    long n = level + 1;
    if (level < 0 || n > top) {
      throw new IllegalArgumentException(
          "a level must be 0 .. " + (top - 1) + ", but level = " + level);
    }
    int low = TruncatedBinary.floorLog2(n);
    for (int i = 0; i < low; i++) {
      out.bit(1, contexts, from + i);
    }
    if (low < most) {
      out.bit(0, contexts, from + low);
    }
    int nodes = from + most + 1 + NODES * low;
    int node = 1;
    int left = low;
    for (int stop = Math.max(0, low - LEARNT); left > stop; ) {
      left--;
      int digit = (int) (n >>> left) & 1;
      if (((n >>> left) | 1) << left <= top) {
        out.bit(digit, contexts, nodes + node);
      }
      node = node << 1 | digit;
    }
    out.raw(n, left);
  }

  /** Reads a level. */
  public long read(RangeDecoder in) {
    int low = 0;
    while (low < most && in.bit(contexts, from + low) == 1) {
      low++;
    }
    int nodes = from + most + 1 + NODES * low;
    int node = 1;
    int left = low;
    for (int stop = Math.max(0, low - LEARNT); left > stop; ) {
      left--;
      boolean open = (node << 1 | 1L) << left <= top;
      node = node << 1 | (open ? in.bit(contexts, nodes + node) : 0);
    }
    long n = (long) node << left | in.raw(left);
    if (n > top) {
      throw new MalformedMessageException(
          "level " + (n - 1) + " is not in 0 .. " + (top - 1), in.position());
    }
    return n - 1;
  }
}
