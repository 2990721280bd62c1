package terse.wire;

/**
 * Reads a section that a {@link RangeEncoder} wrote, by the same calls in the same order.
 *
 * <p>Whatever the bits, every call returns a legal value or throws {@link
 * MalformedMessageException}; no call takes more than a bounded time, and what lies more than a
 * window beyond the end of the message is never read. {@link #finish} refuses a section that the
 * encoder would have ended otherwise.
 */
public final class RangeDecoder {
  private final BitReader in;
  private long offset; // of the number that is read above low; below range
  private long low;
  private long range = RangeEncoder.FULL;
  private long ahead = RangeEncoder.WINDOW; // where the window ends, from the section's start

  /** A decoder of one section, from the reader's position on. */
  public RangeDecoder(BitReader in) {
    this.in = in;
    this.offset = next(0) << 31 | next(32) >>> 1;
  }

  /** Reads a decision that is one with probability p / 2^16. */
  public int bit(int p) {
    long split = (range >>> 16) * p;
    long ifZero = ~((offset - split) >> 63);
    long skipped = split & ifZero;
    offset -= skipped;
    low += skipped;
    range = split + ((range - 2 * split) & ifZero);
    if (range < RangeEncoder.NARROW) {
      shift();
    }
    return (int) ifZero + 1;
  }

  /** Reads a decision with the probability that its context has learnt, and teaches it. */
  public int bit(long[] contexts, int at) {
    long context = contexts[at];
    int bit = bit(AdaptiveBit.ofOne(context));
    contexts[at] = AdaptiveBit.next(context, bit);
    return bit;
  }

  /** The bits of the message that surely belong to what was read so far. */
  long position() {
    return in.position() + ahead - RangeEncoder.WINDOW;
  }

  /** Reads a value of {@code width} bits, 0 to 64 of them. */
  public long raw(int width) {
    long value = 0;
    for (int left = width; left > 0; ) {
      int step = Math.min(RangeEncoder.RAW, left);
      left -= step;
      range >>>= step;
      long part = offset / range;
      if (part >>> step != 0) {
        throw outside();
      }
      take(part * range);
      value = value << step | part;
    }
    return value;
  }

  /** The place among 2^16 of the symbol to come, whose share is then taken by {@link #share}. */
  int place() {
    long place = offset / (range >>> 16);
    if (place >>> 16 != 0) {
      throw outside();
    }
    return (int) place;
  }

  /** Reads the symbol of this share, which {@link #place} lies in. */
  void share(int from, int size) {
    long unit = range >>> 16;
    range = unit * size;
    take(unit * from);
  }

  /** Ends the section and moves the reader to its end. */
  public void finish() {
    int free = RangeEncoder.free(low, range);
    in.skip(ahead - free);
    if (free < RangeEncoder.WINDOW) {
      long last = low + RangeEncoder.toMultiple(low, free);
      if ((((low + offset) ^ last) & Long.MAX_VALUE) >>> free != 0) {
        throw in.malformed("a range-coded section with another end than its encoder's", 0);
      }
    }
  }

  private void take(long skipped) {
    offset -= skipped;
    low += skipped;
    if (range < RangeEncoder.NARROW) {
      shift();
    }
  }

  private void shift() {
    offset = offset << 32 | next(ahead);
    low = (low & RangeEncoder.STAYS) << 32;
    range <<= 32;
    ahead += 32;
    if (ahead - RangeEncoder.WINDOW > in.remaining()) {
      throw new MalformedMessageException(
          "the message ends inside a range-coded section", in.position() + in.remaining());
    }
  }

  private long next(long from) {
    return Integer.reverse((int) in.peek(from)) & 0xffffffffL;
  }

  private MalformedMessageException outside() {
    return new MalformedMessageException("a range-coded number beyond all symbols", position());
  }
}
