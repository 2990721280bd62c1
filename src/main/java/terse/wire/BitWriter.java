package terse.wire;

import java.util.Arrays;
import java.util.Objects;
import terse.vector.Coins;
import terse.vector.Scratch;

/**
 * Writes the payload of one message, a machine word at a time.
 *
 * <p>The first {@link Frame#HEADER_BYTES} bytes of its buffer are left free for the frame's header,
 * and at least eight bytes after the payload for a reader that looks ahead. So a payload is never
 * copied on its way, but for one that is much shorter than the room it was given: that is copied
 * once, and its buffer serves the thread's next writer.
 */
public final class BitWriter {
  private static final int LARGEST = Integer.MAX_VALUE - 64;

  private final Envelope envelope;
  private final long[] partBits = new long[Part.COUNT];
  private byte[] buffer;
  private int end = Frame.HEADER_BYTES;
  private long word;
  private int filled;
  private Part part = Part.HEADER;
  private long partStart;
  private Coins shared;

  /** A writer whose buffer holds {@code expectedBits} without growing. */
  public BitWriter(Envelope envelope, long expectedBits) {
    this.envelope = Objects.requireNonNull(envelope);
    long bytes = Frame.HEADER_BYTES + Bytes.holding(Math.max(0, expectedBits)) + 16;
    int length = (int) Math.min(bytes, LARGEST);
    this.buffer = Scratch.local().takeBytes(length);
  }

  /** The envelope of the message being written. */
  public Envelope envelope() {
    return envelope;
  }

  /** The stream that both ends draw: every call continues it. */
  public Coins shared() {
    return shared == null ? (shared = envelope.shared()) : shared;
  }

  /** Says what the bits from here on are spent on. */
  public BitWriter part(Part next) {
    closePart();
    part = next;
    return this;
  }

  /**
   * Writes the {@code width} lowest bits of a value, 0 to 64 of them; higher bits of the value must
   * be zero.
   */
  public void bits(long value, int width) {
    if (width == 0) {
      return;
    }
    word |= value << filled;
    int sum = filled + width;
    if (sum >= 64) {
      flush();
      int written = 64 - filled;
      word = written == 64 ? 0 : value >>> written;
      filled = sum - 64;
    } else {
      filled = sum;
    }
  }

  /** Writes 64 bits. */
  public void word(long value) {
    bits(value, 64);
  }

  /**
   * Writes a real number in the envelope's precision. Throws {@link
   * terse.vector.NotFiniteException} where it has none.
   */
  public void real(double value) {
    bits(envelope.precision().toBits(value), envelope.precision().bits());
  }

  /** Writes the first n words of an array, 64 bits each. */
  public void words(long[] values, int n) {
    if (n == 0) {
      return;
    }
    room(8L * n);
    if (filled == 0) {
      copy(values, n, buffer, end);
    } else {
      Bytes.putLong(buffer, end, word | (values[0] << filled));
      shift(values, n, filled, buffer, end + 8);
      word = values[n - 1] >>> (64 - filled);
    }
    end += 8 * n;
  }

  private static void copy(long[] values, int n, byte[] into, int at) {
    for (int i = 0; i < n; i++) {
      Bytes.putLong(into, at + 8 * i, values[i]);
    }
  }

  /** Puts the words after the first, where every word begins with bits of the one before it. */
  private static void shift(long[] values, int n, int shift, byte[] into, int at) {
    for (int i = 0; i < n - 1; i++) {
      long low = values[i] >>> (64 - shift);
      Bytes.putLong(into, at + 8 * i, low | (values[i + 1] << shift));
    }
  }

  /**
   * Writes the first n numbers of an array, each the {@code width} lowest bits, 1 to 63 of them;
   * higher bits must be zero.
   */
  public void fields(long[] values, int n, int width) {
    room(Bytes.holding((long) n * width) + 8);
    byte[] into = buffer;
    int at = end;
    int used = filled;
    long low = word;
    for (int i = 0; i < n; i++) {
      long value = values[i];
      low |= value << used;
      used += width;
      if (used >= 64) {
        Bytes.putLong(into, at, low);
        at += 8;
        used -= 64;
        low = value >>> (width - used); // all of it is gone where used is 0
      }
    }
    end = at;
    filled = used;
    word = low;
  }

  /** Writes the first n numbers of an array in the envelope's precision, as {@link #real} does. */
  public void reals(double[] values, int n) {
    if (envelope.precision() == Precision.FLOAT64) {
      doubles(values, n);
    } else {
      floats(values, n & -2);
      if ((n & 1) != 0) {
        real(values[n - 1]);
      }
    }
  }

  private void doubles(double[] values, int n) {
    room(8L * n);
    byte[] into = buffer;
    int at = end;
    int shift = filled;
    long low = word;
    long notFinite = 0; // its highest bit
    for (int i = 0; i < n; i++) {
      long value = Double.doubleToRawLongBits(values[i]);
      notFinite |= (value & 0x7ff0000000000000L) + 0x0010000000000000L;
      Bytes.putLong(into, at, low | (value << shift));
      low = value >>> 1 >>> (63 - shift);
      at += 8;
    }
    check(values, n, notFinite < 0);
    end = at;
    word = low;
  }

  private void floats(double[] values, int n) {
    room(4L * n);
    byte[] into = buffer;
    int at = end;
    int shift = filled;
    long low = word;
    long notFinite = 0; // the highest bit of each half
    for (int i = 0; i < n; i += 2) {
      int first = Float.floatToRawIntBits((float) values[i]);
      int second = Float.floatToRawIntBits((float) values[i + 1]);
      long value = (first & 0xffffffffL) | ((long) second << 32);
      notFinite |= (value & 0x7f8000007f800000L) + 0x0080000000800000L;
      Bytes.putLong(into, at, low | (value << shift));
      low = value >>> 1 >>> (63 - shift);
      at += 8;
    }
    check(values, n, (notFinite & 0x8000000080000000L) != 0);
    end = at;
    word = low;
  }

  private void check(double[] values, int n, boolean notFinite) {
    for (int i = 0; notFinite && i < n; i++) {
      envelope.precision().toBits(values[i]); // throws for the one
    }
  }

  /** The bits written so far. */
  public long position() {
    return 8L * (end - Frame.HEADER_BYTES) + filled;
  }

  /**
   * A reader of the bits from this position on, for a sender that needs the value of a part of its
   * message before the whole is closed. Valid until the next bit is written.
   *
   * @param shared the shared stream as it was at that position
   */
  public BitReader reread(long from, Coins shared) {
    room(8);
    Bytes.putLong(buffer, end, word); // flushed for good when it is full
    return new BitReader(envelope, buffer, from, position(), shared);
  }

  /**
   * Closes the message: {@code decoder} reads it back as a vector of dimension {@code dimension}.
   */
  public Message finish(Decoder decoder, int dimension) {
    closePart();
    long bits = position();
    if (filled > 0) {
      flush();
    }
    int used = Frame.HEADER_BYTES + (int) Bytes.holding(bits);
    byte[] frame = buffer;
    if (buffer.length > 2 * (used + 8L) + 64) {
      frame = new byte[used + 8];
      System.arraycopy(buffer, 0, frame, 0, used);
      Scratch.local().giveBytes(buffer);
      buffer = frame;
    }
    Frame.seal(frame, envelope, bits);
    return new Message(envelope, frame, bits, decoder, dimension, partBits, true);
  }

  private void closePart() {
    long position = position();
    partBits[part.ordinal()] += position - partStart;
    partStart = position;
  }

  private void flush() {
    room(8);
    Bytes.putLong(buffer, end, word);
    end += 8;
    word = 0;
  }

  /** Grows the buffer where it cannot take this many more bytes and the eight after the payload. */
  private void room(long bytes) {
    long needed = end + bytes + 8;
    if (needed > buffer.length) {
      if (needed > LARGEST) {
        throw new IllegalStateException("a message may hold at most 2 GiB");
      }
      long grown = Math.max(needed, Math.max(2L * buffer.length, 64));
      buffer = Arrays.copyOf(buffer, (int) Math.min(grown, LARGEST));
    }
  }
}
