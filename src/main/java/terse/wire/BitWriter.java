package terse.wire;

import java.util.Arrays;
import java.util.Objects;
import terse.vector.Coins;

/**
 * Writes the payload of one message, a machine word at a time.
 *
 * <p>The first {@link Frame#HEADER_BYTES} bytes of its buffer are left free for the frame's header, and at least eight bytes
 * after the payload for a reader that looks ahead, so that a payload is never copied on its way.
 */
public final class BitWriter {
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
    this.buffer = new byte[(int) Math.min(bytes, Integer.MAX_VALUE - 64)];
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

  /** Writes the {@code width} lowest bits of a value, 0 to 64 of them; higher bits of the value must be zero. */
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

  /** Writes a real number in the envelope's precision. Throws {@link terse.vector.NotFiniteException} where it has none. */
  public void real(double value) {
    bits(envelope.precision().toBits(value), envelope.precision().bits());
  }

  /** The bits written so far. */
  public long position() {
    return 8L * (end - Frame.HEADER_BYTES) + filled;
  }

  /** Closes the message: {@code decoder} reads it back as a vector of dimension {@code dimension}. */
  public Message finish(Decoder decoder, int dimension) {
    closePart();
    long bits = position();
    if (filled > 0) {
      flush();
    }
    int used = Frame.HEADER_BYTES + (int) Bytes.holding(bits);
    if (buffer.length > 2 * (used + 8L) + 64) {
      buffer = Arrays.copyOf(buffer, used + 8);
    }
    Frame.seal(buffer, envelope, bits);
    return new Message(envelope, buffer, bits, decoder, dimension, partBits, true);
  }

  private void closePart() {
    long position = position();
    partBits[part.ordinal()] += position - partStart;
    partStart = position;
  }

  private void flush() {
    if (end + 16 > buffer.length) {
      long grown = Math.max(2L * buffer.length, 64);
      if (buffer.length >= Integer.MAX_VALUE - 64) {
        throw new IllegalStateException("a message may hold at most 2 GiB");
      }
      buffer = Arrays.copyOf(buffer, (int) Math.min(grown, Integer.MAX_VALUE - 64));
    }
    Bytes.putLong(buffer, end, word);
    end += 8;
    word = 0;
  }
}
