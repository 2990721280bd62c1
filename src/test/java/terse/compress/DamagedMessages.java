package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.MalformedMessageException;
import terse.wire.Message;
import terse.wire.Precision;

/**
 * The messages of a compressor, damaged and sealed again, so that the damage reaches its decoder:
 * about 1,100 for each compressor, dimension and precision.
 */
record DamagedMessages(Compressor compressor, int d) {
  private static final int FLIPS = 500;
  private static final int RUBBISH = 400;

  void check(Precision precision) {
    Message honest =
        compressor.compress(NastyVectors.gaussian(d, 21), Sending.envelope(0, precision));
    Coins coins = new Coins(Coins.key(22, d));
    allCutShortAreRefused(honest, coins);
    allExtendedAreRefused(honest, coins);
    flippedOnesDecodeToNumbersOrAreRefused(honest, coins);
    rubbishDecodesToNumbersOrIsRefused(honest, coins);
  }

  private void allCutShortAreRefused(Message honest, Coins coins) {
    int step = 1 + (int) (honest.bits() / 150);
    for (long bits = coins.nextInt(step); bits < honest.bits(); bits += step) {
      assertRefused(Sending.forged(honest, honest.payload(), bits), "cut to " + bits + " bits");
    }
  }

  private void allExtendedAreRefused(Message honest, Coins coins) {
    byte[] longer = Arrays.copyOf(honest.payload(), honest.payload().length + 10);
    for (int more = 1; more <= 65; more++) {
      byte[] payload = longer.clone();
      payload[(int) ((honest.bits() + coins.nextInt(more)) / 8)] |=
          (byte) (more % 2 == 0 ? 0x80 : 0);
      assertRefused(
          Sending.forged(honest, payload, honest.bits() + more), "extended by " + more + " bits");
    }
  }

  private void flippedOnesDecodeToNumbersOrAreRefused(Message honest, Coins coins) {
    for (int i = 0; i < FLIPS && honest.bits() > 0; i++) {
      byte[] payload = honest.payload();
      for (int flips = 1 + i % 3; flips > 0; flips--) {
        long bit = i < honest.bits() && flips == 1 ? i : coins.nextLong(honest.bits());
        payload[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
      }
      assertNumbersOrRefused(Sending.forged(honest, payload, honest.bits()));
    }
  }

  private void rubbishDecodesToNumbersOrIsRefused(Message honest, Coins coins) {
    for (int i = 0; i < RUBBISH; i++) {
      byte[] payload = new byte[honest.payload().length + 16];
      for (int b = 0; b < payload.length; b++) {
        payload[b] = (byte) (i < 2 ? -i : coins.nextInt(256));
      }
      long bits = i % 2 == 0 ? honest.bits() : coins.nextLong(8L * payload.length);
      assertNumbersOrRefused(Sending.forged(honest, payload, bits));
    }
  }

  private void assertRefused(Message message, String how) {
    try {
      Sending.value(message);
    } catch (MalformedMessageException e) {
      assertPositionIsInside(e, message);
      return;
    }
    fail("%s, %s, is accepted", this, how);
  }

  private void assertNumbersOrRefused(Message message) {
    Vector y = Vector.zeros(d);
    try {
      message.addTo(y, 1);
    } catch (MalformedMessageException e) {
      assertPositionIsInside(e, message);
      return;
    }
    for (double v : y.array()) {
      if (Double.isNaN(v)) {
        fail("%s decodes %s to %s", this, Arrays.toString(message.payload()), y);
      }
    }
  }

  private void assertPositionIsInside(MalformedMessageException e, Message message) {
    assertThat(e.position()).isBetween(0L, message.bits());
  }
}
