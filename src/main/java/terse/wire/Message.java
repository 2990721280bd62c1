package terse.wire;

import java.util.Arrays;
import terse.vector.Vector;

/**
 * A bit string on a link, and the value it decodes to. Immutable, so that one message can go to
 * many receivers.
 *
 * <p>The value is always decoded from the bits, by the sender too: what a sender subtracts from its
 * error or adds to its memory is what the receiver gets, to the last bit.
 */
public final class Message {
  private final Envelope envelope;
  private final byte[] frame;
  private final long bits;
  private final Decoder decoder;
  private final int dimension;
  private final long[] partBits;
  private final boolean billed;

  Message(
      Envelope envelope,
      byte[] frame,
      long bits,
      Decoder decoder,
      int dimension,
      long[] partBits,
      boolean billed) {
    this.envelope = envelope;
    this.frame = frame;
    this.bits = bits;
    this.decoder = decoder;
    this.dimension = dimension;
    this.partBits = partBits;
    this.billed = billed;
  }

  /** The exact length of the payload, in bits. */
  public long bits() {
    return bits;
  }

  /**
   * The bits of the payload that its sender spent on this part; the parts of a message add up to
   * {@link #bits()}.
   */
  public long bits(Part part) {
    if (partBits == null) {
      throw new IllegalStateException(
          "a received message does not know its parts, its sender does");
    }
    return partBits[part.ordinal()];
  }

  /** The dimension of the value. */
  public int dimension() {
    return dimension;
  }

  public Envelope envelope() {
    return envelope;
  }

  /** Who turns the bits into a value. */
  public Decoder decoder() {
    return decoder;
  }

  /**
   * Whether the ledger counts this message; only a start that a named option declares free is not
   * counted.
   */
  public boolean billed() {
    return billed;
  }

  /** The same message, not counted by the ledger. */
  public Message unbilled() {
    return new Message(envelope, frame, bits, decoder, dimension, partBits, false);
  }

  /**
   * y += scale times the value. Throws {@link MalformedMessageException} when the bits are not a
   * value.
   */
  public void addTo(Vector y, double scale) {
    if (y.dimension() != dimension) {
      throw new IllegalArgumentException(
          "a message of dimension " + dimension + " cannot be added to dimension " + y.dimension());
    }
    BitReader in = reader();
    decoder.decode(in, y, scale);
    if (in.remaining() != 0) {
      throw new MalformedMessageException(in.remaining() + " bits follow the value", in.position());
    }
  }

  /** y = the value. */
  public void copyTo(Vector y) {
    addTo(y.clear(), 1);
  }

  /** A reader of the payload. */
  public BitReader reader() {
    return new BitReader(envelope, frame, Frame.HEADER_BYTES, bits);
  }

  /**
   * The frame's bytes, of which the first {@link #frameLength()} cross the link: for the cluster,
   * not to be written to.
   */
  public byte[] frame() {
    return frame;
  }

  /** The number of bytes that cross the link. */
  public int frameLength() {
    return (int) Frame.bytes(bits);
  }

  /** A copy of the payload's bytes; the unused bits of the last one are zero. */
  public byte[] payload() {
    return Arrays.copyOfRange(frame, Frame.HEADER_BYTES, frameLength());
  }
}
