package terse.certify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import terse.method.Round;
import terse.trace.Direction;
import terse.trace.RunResult;
import terse.vector.Vector;
import terse.wire.BitWriter;
import terse.wire.Frame;
import terse.wire.MalformedMessageException;
import terse.wire.Message;
import terse.wire.Part;

/** Whether the messages of a run carry what their receivers read, and are billed for it. */
final class MethodMessages {
  private final List<Sent> all = new ArrayList<>();

  /** A message on one link. */
  private record Sent(Direction direction, Round round, Message message) {
    @Override
    public String toString() {
      return (direction == Direction.UP ? "an uplink" : "a downlink") + " of round " + round.k();
    }
  }

  MethodMessages(MethodWitness run) {
    for (Round round : run.rounds()) {
      for (int i = 0; i < round.workers(); i++) {
        add(Direction.DOWN, round, run.down(round.k(), i));
        add(Direction.UP, round, run.up(round.k(), i));
      }
    }
  }

  private void add(Direction direction, Round round, Message message) {
    if (message != null) {
      all.add(new Sent(direction, round, message));
    }
  }

  /** Every message is read from its frame alone. */
  MethodClaim roundTrip() {
    int wrong = 0;
    String finding = "of " + all.size() + " messages misread";
    for (Sent sent : all) {
      Optional<String> breach = breach(sent.message);
      if (breach.isPresent() && wrong++ == 0) {
        finding = sent + ": " + breach.get();
      }
    }
    return MethodClaim.atMost("round trip", wrong, 0, finding);
  }

  private static Optional<String> breach(Message message) {
    Vector sender;
    try {
      sender = value(message); // throws where bits are left
      Message received =
          Frame.open(
              message.frame(),
              message.frameLength(),
              message.envelope().run(),
              message.envelope().precision(),
              message.decoder(),
              message.dimension());
      if (!value(received).equals(sender)) {
        return Optional.of("its receiver reads another value than its sender");
      }
    } catch (MalformedMessageException e) {
      return Optional.of(e.getMessage());
    }
    long parts = Arrays.stream(Part.values()).mapToLong(message::bits).sum();
    if (parts != message.bits()) {
      return Optional.of("its parts have " + parts + " bits, but it has " + message.bits());
    }
    return sender.maxAbs() > 0 && ignoresItsBits(message, sender)
        ? Optional.of("its value does not depend on its " + message.bits() + " bits")
        : Optional.empty();
  }

  /** Whether the opposite of all its bits is the same value: then it came by another way. */
  private static boolean ignoresItsBits(Message message, Vector value) {
    byte[] payload = message.payload();
    BitWriter out = new BitWriter(message.envelope(), message.bits());
    for (long at = 0; at < message.bits(); at += 8) {
      int width = (int) Math.min(8, message.bits() - at);
      out.bits(~payload[(int) (at / 8)] & ((1 << width) - 1), width);
    }
    try {
      return value(out.finish(message.decoder(), message.dimension())).equals(value);
    } catch (MalformedMessageException e) {
      return false;
    }
  }

  private static Vector value(Message message) {
    Vector value = Vector.zeros(message.dimension());
    message.copyTo(value);
    return value;
  }

  /** The ledger counts every message that was sent, and all of its bits; a start may be free. */
  MethodClaim ledger(RunResult result) {
    long bits = 0;
    long billed = 0;
    int free = 0;
    for (Sent sent : all) {
      bits += sent.message.reader().remaining();
      if (!sent.message.billed()) {
        free++;
        billed += sent.round.isFirst() ? sent.message.bits() : 0;
      }
    }
    for (Direction direction : Direction.values()) {
      billed += result.ledger().bits(direction);
    }
    String finding = "bits of " + all.size() + " messages";
    if (free > 0) {
      finding += ", of which " + free + " ask not to be billed";
    }
    MethodClaim.Verdict verdict =
        billed == bits ? MethodClaim.Verdict.HOLDS : MethodClaim.Verdict.FAILS;
    return new MethodClaim("ledger", verdict, (double) billed, (double) bits, finding);
  }
}
