package terse.wire;

import terse.vector.Coins;

/**
 * Reads the payload of one message, and refuses to read beyond its end.
 *
 * <p>Needs eight readable bytes after the payload, as {@link BitWriter} and {@link Frame#open} leave them.
 */
public final class BitReader {
  private final Envelope envelope;
  private final byte[] buffer;
  private final long end;
  private long position;
  private Coins shared;

  /** A reader of the {@code bits} bits that start at byte {@code from} of the buffer. */
  BitReader(Envelope envelope, byte[] buffer, int from, long bits) {
    this.envelope = envelope;
    this.buffer = buffer;
    this.position = 8L * from;
    this.end = position + bits;
    if ((end >>> 3) + 8 > buffer.length) {
      throw new IllegalArgumentException("a reader needs eight bytes after the payload");
    }
  }

  /** The envelope of the message being read. */
  public Envelope envelope() {
    return envelope;
  }

  /** The stream that both ends draw: every call continues it. */
  public Coins shared() {
    return shared == null ? (shared = envelope.shared()) : shared;
  }

  /** The next {@code width} bits, 0 to 64 of them, as a number. */
  public long bits(int width) {
    long from = advance(width);
    if (width == 0) {
      return 0;
    }
    int offset = (int) (from >>> 3);
    int shift = (int) (from & 7);
    long value = Bytes.getLong(buffer, offset) >>> shift;
    if (width > 64 - shift) {
      value |= (long) buffer[offset + 8] << (64 - shift);
    }
    return width == 64 ? value : value & ((1L << width) - 1);
  }

  /** The next 64 bits. */
  public long word() {
    return bits(64);
  }

  /** The next real number, in the envelope's precision; an infinity or NaN is refused. */
  public double real() {
    double value = envelope.precision().fromBits(bits(envelope.precision().bits()));
    if (!(Math.abs(value) <= Double.MAX_VALUE)) {
      throw malformed("a real number that is not finite", envelope.precision().bits());
    }
    return value;
  }

  /** A whole number of {@code width} bits that must be below {@code bound}. */
  public int below(int bound, int width, String what) {
    long value = bits(width);
    if (value >= bound) {
      throw malformed(what + " " + value + " is not below " + bound, width);
    }
    return (int) value;
  }

  /** The bits read so far. */
  public long position() {
    return position - 8L * Frame.HEADER_BYTES;
  }

  /** The bits not yet read. */
  public long remaining() {
    return end - position;
  }

  /** The exception for a fault in the {@code width} bits just read. */
  public MalformedMessageException malformed(String what, int width) {
    return new MalformedMessageException(what, position() - width);
  }

  private long advance(int width) {
    long from = position;
    if (width > end - from) {
      throw new MalformedMessageException("the message ends inside a field of " + width + " bits", position());
    }
    position = from + width;
    return from;
  }
}
