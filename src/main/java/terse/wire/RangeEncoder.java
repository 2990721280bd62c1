package terse.wire;

/**
 * A range coder: writes binary decisions and symbols at the cost of their probabilities, to within
 * a thousandth of a bit each and two bits a section.
 *
 * <p>Martin, Range encoding, Video and Data Recording Conference 1979, with the carry counting of
 * Schindler and of LZMA. The state is an interval [low, low + range) of a window of 63 bits of an
 * infinitely precise number; when range falls below 2^31, the 32 highest bits leave the window.
 * They are held back while a carry may still change them.
 *
 * <p>A section is what one encoder writes until {@link #finish}. It ends with the shortest bit
 * string that decides the interval whatever follows, so that other fields, or other sections, may
 * precede and follow it; the reader works out where it ends, and refuses any other string. A
 * section without decisions has no bits. Numbers travel from the highest bit down.
 */
public final class RangeEncoder {
  static final long FULL = 1L << 63; // the first range, the one value that is negative
  static final long NARROW = 1L << 31;
  static final long STAYS = NARROW - 1; // the bits of low that stay in the window when 32 leave it
  static final int WINDOW = 63;
  static final int RAW = 16;

  private static final long ONES = 0xffffffffL;

  private final BitWriter out;
  private long low; // 63 bits, and a carry above them
  private long range = FULL;
  private long held = -1; // 32 bits that a carry may still raise, or -1
  private long ones; // how many times 32 ones follow them

  /** An encoder of one section, from the writer's position on. */
  public RangeEncoder(BitWriter out) {
    this.out = out;
  }

  /** Writes a decision that is one with probability p / 2^16, 1 &lt;= p &lt; 2^16. */
  public void bit(int bit, int p) {
    long split = (range >>> 16) * p;
    long ifZero = bit - 1L;
    low += split & ifZero;
    range = split + ((range - 2 * split) & ifZero);
    if (range < NARROW) {
      shift();
    }
  }

  /** Writes a decision with the probability that its context has learnt, and teaches it. */
  public void bit(int bit, long[] contexts, int at) {
    long context = contexts[at];
    bit(bit, AdaptiveBit.ofOne(context));
    contexts[at] = AdaptiveBit.next(context, bit);
  }

  /**
   * Writes the {@code width} lowest bits of a value, 0 to 64 of them, each at the cost of one bit.
   */
  public void raw(long value, int width) {
    int left = width;
    while (left > 0) {
      int step = Math.min(RAW, left);
      left -= step;
      range >>>= step;
      low += ((value >>> left) & ((1L << step) - 1)) * range;
      if (range < NARROW) {
        shift();
      }
    }
  }

  /** Writes a symbol that has the share [from, from + size) of 2^16, 1 &lt;= size &lt; 2^16. */
  void share(int from, int size) {
    long unit = range >>> 16;
    low += unit * from;
    range = unit * size;
    if (range < NARROW) {
      shift();
    }
  }

  /** Ends the section. The encoder cannot be used any more. */
  public void finish() {
    int free = free(low, range);
    if (free < WINDOW) {
      long last = low + toMultiple(low, free);
      release(last >>> WINDOW);
      out.bits(Long.reverse(last << 1), WINDOW - free);
    }
  }

  /**
   * How many of the lowest bits of the window may be anything: the most for which the interval has
   * room.
   */
  static int free(long low, long range) {
    if (range == FULL) {
      return WINDOW;
    }
    int free = TruncatedBinary.floorLog2(range);
    return toMultiple(low, free) + (1L << free) <= range ? free : free - 1;
  }

  /** What is missing from low to a multiple of 2^free. */
  static long toMultiple(long low, int free) {
    return -low & ((1L << free) - 1);
  }

  private void shift() {
    long leaving = low >>> 31;
    low = (low & STAYS) << 32;
    range <<= 32;
    if (leaving == ONES) {
      ones++;
    } else {
      release(leaving >>> 32);
      held = leaving & ONES;
    }
  }

  private void release(long carry) {
    if (held >= 0) {
      write(held + carry);
    }
    for (; ones > 0; ones--) {
      write(carry == 0 ? ONES : 0);
    }
  }

  private void write(long highestFirst) {
    out.bits(Integer.reverse((int) highestFirst) & ONES, 32);
  }
}
