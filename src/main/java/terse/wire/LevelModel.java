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
 * coded. A context knows nothing at first, or what a {@link Law} says.
 */
public final class LevelModel {
  private static final int LEARNT = 3;
  private static final int NODES = 1 << LEARNT;
  private static final int STRENGTH = 16;
  private static final double NEGLIGIBLE = 0x1p-9;

  /**
   * What both ends expect of levels. It must be the same doubles at both, whatever the machine:
   * made by arithmetic, square roots and {@link StrictMath} alone.
   */
  @FunctionalInterface
  public interface Law {
    /**
     * The probability that a level is less than this one, 0 .. bound + 1; in 0 .. 1, never
     * decreasing.
     */
    double below(long level);
  }

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

  /**
   * A model that expects this law, which counts as much as {@value #STRENGTH} decisions in each
   * context, and goes on learning.
   */
  public LevelModel(long[] contexts, int from, long bound, Law law) {
    this(contexts, from, bound);
    double below = 0;
    for (int low = 0; low <= most; low++) {
      long after = Math.min(2L << low, top + 1); // the first n with more digits
      double next = law.below(after - 1);
      double all = 1 - below;
      if (all < NEGLIGIBLE) {
        return;
      }
      if (low < most) {
        contexts[from + low] = expect(1 - next, all);
      }
      int left = Math.min(low, LEARNT);
      expectDigits(law, from + most + 1 + NODES * low, 1, low, left, below, next);
      below = next;
    }
  }

  /** The decisions from this node on, which are the digits of n above its {@code width} lowest. */
  private void expectDigits(
      Law law, int nodes, int node, int width, int left, double below, double next) {
    if (left == 0 || next - below < NEGLIGIBLE) {
      return;
    }
    long middle = (2L * node + 1) << (width - 1);
    double between = middle > top ? next : law.below(middle - 1);
    contexts[nodes + node] = expect(next - between, next - below);
    expectDigits(law, nodes, 2 * node, width - 1, left - 1, below, between);
    expectDigits(law, nodes, 2 * node + 1, width - 1, left - 1, between, next);
  }

  private static long expect(double part, double whole) {
    return AdaptiveBit.expecting(part / whole, STRENGTH);
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
