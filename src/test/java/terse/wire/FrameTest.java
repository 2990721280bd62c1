package terse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.vector.Vector;

/** Frames as their receivers open them: whole and unchanged, or refused. */
class FrameTest {
  private static final long RUN = 99;
  private static final int PURPOSE = 0xabcdef;

  private static Message message(int sender, int bits) {
    BitWriter out =
        new BitWriter(new Envelope(RUN, 0x01020304, sender, PURPOSE, Precision.FLOAT32), 0);
    for (int i = 0; i < bits; i++) {
      out.bits(i % 3 == 0 ? 1 : 0, 1);
    }
    return out.finish(reading(bits), 1);
  }

  private static Decoder reading(int bits) {
    return (in, y, scale) -> {
      double ones = 0;
      for (int i = 0; i < bits; i++) {
        ones += in.bits(1);
      }
      y.add(scale, Vector.of(ones));
    };
  }

  /** Exactly the bytes that cross the link. */
  private static byte[] bytes(Message message) {
    return Arrays.copyOf(message.frame(), message.frameLength());
  }

  private static Message open(byte[] frame, int length) {
    return Frame.open(frame, length, RUN, Precision.FLOAT32, reading(61), 1);
  }

  private static void assertRefused(byte[] frame, int length, String why) {
    assertThatThrownBy(() -> open(frame, length))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining(why);
  }

  private static byte[] resealed(byte[] frame) {
    CRC32C crc = new CRC32C();
    crc.update(frame, 0, 12);
    crc.update(frame, 16, frame.length - 16);
    ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(12, (int) crc.getValue());
    return frame;
  }

  @ParameterizedTest
  @ValueSource(ints = {Envelope.SERVER, 0, 1, 12_345, Integer.MAX_VALUE})
  void aFrameOpensToTheMessageThatWasSent(int sender) {
    for (int bits : new int[] {0, 1, 7, 8, 9, 61, 64, 1000}) {
      Message sent = message(sender, bits);
      assertThat(Frame.bytes(bits)).isEqualTo(sent.frameLength()).isEqualTo(24 + (bits + 7) / 8);
      byte[] exact = bytes(sent);
      byte[] longer = Arrays.copyOf(exact, exact.length + 100);
      Arrays.fill(longer, exact.length, longer.length, (byte) -1);
      for (byte[] frame : new byte[][] {exact, longer}) {
        Message received =
            Frame.open(frame, exact.length, RUN, Precision.FLOAT32, reading(bits), 1);
        assertThat(received.envelope()).isEqualTo(sent.envelope());
        assertThat(received.bits()).isEqualTo(bits);
        assertThat(received.payload()).isEqualTo(sent.payload());
        Vector y = Vector.zeros(1);
        received.addTo(y, 1);
        int ones = (bits + 2) / 3;
        assertThat(y.get(0)).isEqualTo(ones);
      }
    }
  }

  @Test
  void theHeaderIsLaidOutAsDocumented() {
    byte[] up = bytes(message(0x0a0b0c0d, 9));
    assertThat(Arrays.copyOf(up, 12))
        .containsExactly(1, 0xef, 0xcd, 0xab, 4, 3, 2, 1, 0xd, 0xc, 0xb, 0xa);
    assertThat(Arrays.copyOfRange(up, 16, 26))
        .containsExactly(9, 0, 0, 0, 0, 0, 0, 0, 0b01001001, 0);
    assertThat(resealed(up.clone())).as("CRC32C of everything else").isEqualTo(up);
    byte[] down = bytes(message(Envelope.SERVER, 0));
    assertThat(down[0]).isEqualTo((byte) 2);
    assertThat(Arrays.copyOfRange(down, 8, 12)).containsOnly(0xff);
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] frame = bytes(message(3, 61));
    for (int length = 0; length < frame.length; length++) {
      assertRefused(frame, length, "a frame of " + length + " bytes");
      assertRefused(Arrays.copyOf(frame, length), length, "a frame of " + length + " bytes");
    }
    assertRefused(frame, -1, "a frame of -1 bytes");
  }

  @Test
  void everyFlippedBitIsRefused() {
    byte[] frame = bytes(message(3, 61));
    for (int bit = 0; bit < 8 * frame.length; bit++) {
      byte[] flipped = frame.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(flipped, flipped.length, " at bit ");
    }
  }

  @Test
  void everyExtensionIsRefused() {
    byte[] frame = bytes(message(3, 61));
    for (int more : new int[] {1, 7, 8, 1000}) {
      byte[] extended = Arrays.copyOf(frame, frame.length + more);
      assertRefused(extended, extended.length, "cannot hold a payload of 61 bits");
    }
    assertRefused(frame, frame.length + 1, "has no whole header");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, 56, 65, 1L << 32 | 61, 1L << 61 | 61, Long.MIN_VALUE | 61, -1, Long.MAX_VALUE})
  void aWrongLengthIsRefusedThoughTheChecksumMatches(long bits) {
    byte[] frame = bytes(message(3, 61));
    ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putLong(16, bits);
    assertRefused(
        resealed(frame), frame.length, "cannot hold a payload of " + bits + " bits at bit 128");
  }

  @Test
  void bitsAfterThePayloadAreRefusedThoughTheChecksumMatches() {
    for (int bit = 61; bit < 64; bit++) {
      byte[] frame = bytes(message(3, 61));
      frame[frame.length - 1] |= (byte) (1 << bit % 8);
      assertRefused(
          resealed(frame), frame.length, "bits follow the payload at bit " + (8 * 24 + 61));
    }
  }

  @Test
  void aLengthTooShortByLessThanAByteLeavesBitsBehind() {
    byte[] frame = bytes(message(3, 61)); // bit 60 is set
    ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putLong(16, 60);
    assertRefused(resealed(frame), frame.length, "bits follow the payload");
  }

  @Test
  void aKindThatDoesNotSuitTheSenderIsRefused() {
    for (int kind = 0; kind < 256; kind++) {
      byte[] up = bytes(message(3, 61));
      up[0] = (byte) kind;
      byte[] down = bytes(message(Envelope.SERVER, 61));
      down[0] = (byte) kind;
      if (kind != 1) {
        assertRefused(resealed(up), up.length, "a frame of kind " + kind + " from sender 3");
      }
      if (kind != 2) {
        assertRefused(resealed(down), down.length, "a frame of kind " + kind + " from sender -1");
      }
    }
  }

  @Test
  void aSenderThatCannotBeIsRefused() {
    for (int sender : new int[] {-2, Integer.MIN_VALUE}) {
      byte[] frame = bytes(message(3, 61));
      ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(8, sender);
      assertRefused(resealed(frame), frame.length, "from sender " + sender);
    }
  }

  @Test
  void aPurposeBeyond24BitsIsNotSent() {
    for (int purpose : new int[] {1 << 24, -1}) {
      BitWriter out = new BitWriter(new Envelope(0, 0, 0, purpose, Precision.FLOAT32), 0);
      assertThatThrownBy(() -> out.finish(reading(0), 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("24 bits")
          .hasMessageContaining("purpose = " + purpose);
    }
  }
}
