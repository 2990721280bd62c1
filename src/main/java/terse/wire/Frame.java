package terse.wire;

import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The bytes that cross a link: a header of 24 bytes and the payload.
 *
 * <p>Header, little-endian: kind (1 byte: 1 uplink, 2 downlink), purpose (3 bytes), round (4),
 * sender (4, -1 for the server), CRC32C of everything else in the frame (4), length of the payload
 * in bits (8). The unused bits of the last byte are zero.
 */
public final class Frame {
  /** Bytes that a frame adds to its payload. */
  public static final int HEADER_BYTES = 24;

  private static final int UPLINK = 1;
  private static final int DOWNLINK = 2;
  private static final int ROUND = 4;
  private static final int SENDER = 8;
  private static final int CHECKSUM = 12;
  private static final int LENGTH = 16;

  private Frame() {}

  /** The bytes of a frame around a payload of this many bits. */
  public static long bytes(long payloadBits) {
    return HEADER_BYTES + Bytes.holding(payloadBits);
  }

  static void seal(byte[] frame, Envelope envelope, long bits) {
    if (envelope.purpose() >>> 24 != 0) {
      throw new IllegalArgumentException(
          "a purpose has 24 bits, but purpose = " + envelope.purpose());
    }
    int kind = envelope.sender() == Envelope.SERVER ? DOWNLINK : UPLINK;
    Bytes.putInt(frame, 0, kind | envelope.purpose() << 8);
    Bytes.putInt(frame, ROUND, envelope.round());
    Bytes.putInt(frame, SENDER, envelope.sender());
    Bytes.putLong(frame, LENGTH, bits);
    Bytes.putInt(frame, CHECKSUM, checksum(frame, (int) bytes(bits)));
  }

  /**
   * Reads a frame as its receiver does, from the bytes alone and what both ends of the link know:
   * the key of the run, the precision, the decoder and the dimension. Throws {@link
   * MalformedMessageException} when a byte is missing, added or changed.
   *
   * @param length the number of bytes of the frame; the array may be longer
   */
  public static Message open(
      byte[] frame, int length, long run, Precision precision, Decoder decoder, int dimension) {
    if (length < HEADER_BYTES || length > frame.length) {
      throw new MalformedMessageException(
          "a frame of " + length + " bytes has no whole header", 8L * length);
    }
    long bits = Bytes.getLong(frame, LENGTH);
    if (bits < 0 || bits > 8L * (length - HEADER_BYTES) || bytes(bits) != length) {
      throw new MalformedMessageException(
          "a frame of " + length + " bytes cannot hold a payload of " + bits + " bits",
          8L * LENGTH);
    }
    if (checksum(frame, length) != Bytes.getInt(frame, CHECKSUM)) {
      throw new MalformedMessageException("the checksum does not match", 8L * CHECKSUM);
    }
    int tail = (int) (bits & 7);
    if (tail != 0 && (frame[length - 1] & 0xff) >>> tail != 0) {
      throw new MalformedMessageException("bits follow the payload", 8L * HEADER_BYTES + bits);
    }
    int first = Bytes.getInt(frame, 0);
    int sender = Bytes.getInt(frame, SENDER);
    int kind = first & 0xff;
    if (sender < Envelope.SERVER || kind != (sender == Envelope.SERVER ? DOWNLINK : UPLINK)) {
      throw new MalformedMessageException("a frame of kind " + kind + " from sender " + sender, 0);
    }
    Envelope envelope =
        new Envelope(run, Bytes.getInt(frame, ROUND), sender, first >>> 8, precision);
    byte[] readable = frame.length >= length + 8 ? frame : Arrays.copyOf(frame, length + 8);
    return new Message(envelope, readable, bits, decoder, dimension, null, true);
  }

  private static int checksum(byte[] frame, int length) {
    CRC32C crc = new CRC32C();
    crc.update(frame, 0, CHECKSUM);
    crc.update(frame, LENGTH, length - LENGTH);
    return (int) crc.getValue();
  }
}
