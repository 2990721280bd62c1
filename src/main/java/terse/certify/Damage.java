package terse.certify;

import java.util.Arrays;
import java.util.Optional;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitWriter;
import terse.wire.MalformedMessageException;
import terse.wire.Message;

/**
 * Damages an honest message and seals it again, so that the damage reaches its decoder: what is cut
 * short or extended must be refused, what is flipped or rubbish must be refused or decode to
 * numbers. Nothing but {@link MalformedMessageException} may be thrown, at a bit of the message.
 *
 * @param tries how many messages are flipped; as many are rubbish
 */
public record Damage(Message honest, long seed, int tries) {
  private static final int CUTS = 150;
  private static final int LONGEST_TAIL = 65;

  /** How the first damaged message that is not treated so was damaged, and what became of it. */
  public Optional<String> breach() {
    Coins coins = new Coins(Coins.key(seed, honest.dimension(), honest.bits()));
    return cutShort(coins)
        .or(() -> extended(coins))
        .or(() -> flipped(coins))
        .or(() -> rubbish(coins));
  }

  private Optional<String> cutShort(Coins coins) {
    int step = 1 + (int) (honest.bits() / CUTS);
    for (long bits = coins.nextInt(step); bits < honest.bits(); bits += step) {
      Optional<String> breach = breach(honest.payload(), bits, true, "cut to " + bits + " bits");
      if (breach.isPresent()) {
        return breach;
      }
    }
    return Optional.empty();
  }

  private Optional<String> extended(Coins coins) {
    byte[] longer = Arrays.copyOf(honest.payload(), honest.payload().length + 10);
    for (int more = 1; more <= LONGEST_TAIL; more++) {
      byte[] payload = longer.clone();
      payload[(int) ((honest.bits() + coins.nextInt(more)) / 8)] |=
          (byte) (more % 2 == 0 ? 0x80 : 0);
      Optional<String> breach =
          breach(payload, honest.bits() + more, true, "extended by " + more + " bits");
      if (breach.isPresent()) {
        return breach;
      }
    }
    return Optional.empty();
  }

  private Optional<String> flipped(Coins coins) {
    for (int i = 0; i < tries && honest.bits() > 0; i++) {
      byte[] payload = honest.payload();
      for (int flips = 1 + i % 3; flips > 0; flips--) {
        long bit = i < honest.bits() && flips == 1 ? i : coins.nextLong(honest.bits());
        payload[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
      }
      Optional<String> breach = breach(payload, honest.bits(), false, "with flipped bits");
      if (breach.isPresent()) {
        return breach;
      }
    }
    return Optional.empty();
  }

  private Optional<String> rubbish(Coins coins) {
    for (int i = 0; i < tries; i++) {
      byte[] payload = new byte[honest.payload().length + 16];
      for (int b = 0; b < payload.length; b++) {
        payload[b] = (byte) (i < 2 ? -i : coins.nextInt(256));
      }
      long bits = i % 2 == 0 ? honest.bits() : coins.nextLong(8L * payload.length);
      Optional<String> breach = breach(payload, bits, false, "of rubbish");
      if (breach.isPresent()) {
        return breach;
      }
    }
    return Optional.empty();
  }

  private Optional<String> breach(byte[] payload, long bits, boolean mustBeRefused, String how) {
    Vector y = Vector.zeros(honest.dimension());
    String fault;
    try {
      forged(payload, bits).addTo(y, 1);
      boolean numbers = Arrays.stream(y.array()).noneMatch(Double::isNaN);
      fault = mustBeRefused ? "is accepted" : numbers ? "" : "decodes to NaN";
    } catch (MalformedMessageException e) {
      boolean inside = e.position() >= 0 && e.position() <= bits;
      fault = inside ? "" : "is refused at bit " + e.position();
    } catch (RuntimeException e) {
      fault = "throws " + e;
    }
    return fault.isEmpty() ? Optional.empty() : Optional.of("a message " + how + " " + fault);
  }

  /** The first {@code bits} bits of a payload under the honest message's envelope. */
  public Message forged(byte[] payload, long bits) {
    BitWriter out = new BitWriter(honest.envelope(), bits);
    for (long at = 0; at < bits; at += 8) {
      int width = (int) Math.min(8, bits - at);
      out.bits(payload[(int) (at / 8)] & ((1 << width) - 1), width);
    }
    return out.finish(honest.decoder(), honest.dimension());
  }
}
