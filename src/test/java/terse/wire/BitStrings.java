package terse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Consumer;
import terse.vector.Coins;

/** What the tests of the codes share: bit strings as text, and readers that meet damaged ones. */
final class BitStrings {
  private static final Envelope ENVELOPE = new Envelope(1, 2, 3, 4, Precision.FLOAT32);

  private BitStrings() {}

  static Message write(Consumer<BitWriter> fields) {
    BitWriter out = new BitWriter(ENVELOPE, 0);
    fields.accept(out);
    return out.finish((in, y, scale) -> {}, 0);
  }

  /** The bits that are written, in the order in which they travel. */
  static String text(Consumer<BitWriter> fields) {
    Message message = write(fields);
    byte[] payload = message.payload();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < message.bits(); i++) {
      text.append((payload[i >>> 3] >>> (i & 7)) & 1);
    }
    return text.toString();
  }

  /**
   * A codeword as print shows it, as it travels: words stand apart, the binary digits that follow a
   * dot are printed from the highest and travel from the lowest.
   */
  static String travelling(String printed) {
    StringBuilder text = new StringBuilder();
    for (String word : printed.split(" ", -1)) {
      int dot = word.indexOf('.');
      if (dot < 0) {
        text.append(word);
      } else {
        text.append(word, 0, dot).append(new StringBuilder(word.substring(dot + 1)).reverse());
      }
    }
    return text.toString();
  }

  /**
   * A reader of the first bits of a payload, with ones beyond them that it must not take for bits
   * of the message.
   */
  static BitReader reader(byte[] payload, long bits) {
    byte[] buffer = new byte[Frame.HEADER_BYTES + payload.length + 9];
    Arrays.fill(buffer, (byte) 0xff);
    System.arraycopy(payload, 0, buffer, Frame.HEADER_BYTES, payload.length);
    if (bits % 8 != 0) {
      buffer[Frame.HEADER_BYTES + (int) (bits >>> 3)] |= (byte) (0xff << (bits & 7));
    }
    return new BitReader(ENVELOPE, buffer, Frame.HEADER_BYTES, bits);
  }

  /**
   * Lets a reader meet ten thousand damaged copies of a message: flipped bits, cut short, extended,
   * or all random. It must throw {@link MalformedMessageException} with a position inside the
   * message, or return after checks of its own.
   *
   * @return how many were refused
   */
  static int fuzz(long seed, Consumer<BitWriter> fields, Consumer<BitReader> reading) {
    Coins coins = new Coins(seed);
    Message message = write(fields);
    int refused = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] payload = Arrays.copyOf(message.payload(), message.payload().length + 16);
      long bits = message.bits();
      int kind = coins.nextInt(4);
      if (kind == 0) {
        bits = coins.nextLong(bits + 1);
      } else if (kind == 1) {
        for (long j = bits; j < 8L * payload.length; j++) {
          payload[(int) (j >>> 3)] ^= (byte) (coins.nextInt(2) << (j & 7));
        }
        bits += coins.nextInt(128);
      } else if (kind == 2) {
        for (int j = 0; j < payload.length; j++) {
          payload[j] = (byte) coins.nextInt(256);
        }
      }
      for (int flips = kind == 3 ? 1 + coins.nextInt(8) : 0; flips > 0 && bits > 0; flips--) {
        long j = coins.nextLong(bits);
        payload[(int) (j >>> 3)] ^= (byte) (1 << (j & 7));
      }
      BitReader in = reader(payload, bits);
      try {
        reading.accept(in);
        assertThat(in.position()).isBetween(0L, bits);
      } catch (MalformedMessageException e) {
        assertThat(e.position()).as(e.getMessage()).isBetween(0L, bits);
        refused++;
      }
    }
    return refused;
  }
}
