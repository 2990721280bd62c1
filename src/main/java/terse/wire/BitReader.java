package terse.wire;

import terse.vector.Coins;

/**
 * Reads the payload of one message, and refuses to read beyond its end.
 *
 * <p>Needs eight readable bytes after the payload, as {@link BitWriter} and {@link Frame#open}
 * leave them.
 */
public final class BitReader {
  private static final int AT_ONCE = 57; // bits that lie within eight bytes wherever they begin

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

  /** A reader of the bits {@code from} to {@code to} of an unfinished message. */
  BitReader(Envelope envelope, byte[] buffer, long from, long to, Coins shared) {
    this.envelope = envelope;
    this.buffer = buffer;
    this.position = 8L * Frame.HEADER_BYTES + from;
    this.end = 8L * Frame.HEADER_BYTES + to;
    this.shared = shared;
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

  /**
   * The bits that start {@code ahead} bits from here, without moving: 57 of them or more, the first
   * one lowest. Beyond the end of the message they are zeros.
   */
  long peek(long ahead) {
    long from = position + ahead;
    long rest = end - from;
    if (rest <= 0) {
      return 0;
    }
    long value = Bytes.getLong(buffer, (int) (from >>> 3)) >>> (from & 7);
    return rest >= 64 ? value : value & ((1L << rest) - 1);
  }

  /** As {@link #peek}, for {@code ahead} before the end; what lies beyond it may be anything. */
  long seen(long ahead) {
    long from = position + ahead;
    return Bytes.getLong(buffer, (int) (from >>> 3)) >>> (from & 7);
  }

  /** Moves over bits that were peeked at. */
  void skip(long width) {
    advance(width);
  }

  /** The next 64 bits. */
  public long word() {
    return bits(64);
  }

  /** The next n words of 64 bits, into the front of an array. */
  public void words(long[] into, int n) {
    long from = advance(64L * n);
    int shift = (int) (from & 7);
    if (shift == 0) {
      copy(buffer, (int) (from >>> 3), into, n);
    } else {
      shift(buffer, (int) (from >>> 3), shift, into, n);
    }
  }

  private static void copy(byte[] bytes, int at, long[] into, int n) {
    for (int i = 0; i < n; i++) {
      into[i] = Bytes.getLong(bytes, at + 8 * i);
    }
  }

  private static void shift(byte[] bytes, int at, int shift, long[] into, int n) {
    for (int i = 0; i < n; i++) {
      long high = Bytes.getLong(bytes, at + 8 * i + 8) << (64 - shift);
      into[i] = Bytes.getLong(bytes, at + 8 * i) >>> shift | high;
    }
  }

  /** The next n numbers of {@code width} bits, 1 to 63 of them, into the front of an array. */
  public void fields(long[] into, int n, int width) {
    long from = advance((long) width * n);
    if (width > AT_ONCE) {
      position = from;
      for (int i = 0; i < n; i++) {
        into[i] = bits(width);
      }
      return;
    }
    byte[] bytes = buffer;
    long mask = (1L << width) - 1;
    for (int i = 0; i < n; i++) {
      into[i] = Bytes.getLong(bytes, (int) (from >>> 3)) >>> (from & 7) & mask;
      from += width;
    }
  }

  /** The next n real numbers, into the front of an array, as {@link #real} reads them. */
  public void reals(double[] into, int n) {
    long from = position;
    int pairs = (int) Math.min(n >>> 1, remaining() >>> 6);
    int i = envelope.precision() == Precision.FLOAT32 && floats(into, pairs) ? 2 * pairs : 0;
    position = from + 32L * i;
    for (; i < n; i++) {
      into[i] = real();
    }
  }

  /** Whether the next pairs of float32 numbers are finite; they are read into the array. */
  private boolean floats(double[] into, int pairs) {
    byte[] bytes = buffer;
    int at = (int) (position >>> 3);
    int shift = (int) (position & 7);
    long notFinite = 0; // the highest bit of each half
    for (int i = 0; i < pairs; i++) {
      long value = Bytes.getLong(bytes, at) >>> shift | (long) bytes[at + 8] << 1 << (63 - shift);
      notFinite |= (value & 0x7f8000007f800000L) + 0x0080000000800000L;
      into[2 * i] = Float.intBitsToFloat((int) value);
      into[2 * i + 1] = Float.intBitsToFloat((int) (value >>> 32));
      at += 8;
    }
    return (notFinite & 0x8000000080000000L) == 0;
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

  private long advance(long width) {
    long from = position;
    if (width > end - from) {
      throw new MalformedMessageException(
          "the message ends inside a field of " + width + " bits", position());
    }
    position = from + width;
    return from;
  }
}
