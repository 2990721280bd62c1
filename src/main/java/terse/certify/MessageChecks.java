package terse.certify;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import terse.compress.Compressor;
import terse.vector.Coins;
import terse.vector.NotFiniteException;
import terse.vector.Scratch;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.MalformedMessageException;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

/**
 * What every message of a compressor must keep, whatever the compressor promises. Each check says
 * what it found wrong, or nothing.
 */
public record MessageChecks(Compressor compressor, int d, long seed) {
  private static final int SLOTS = 12;

  /** A message decodes to numbers, to its last bit, twice to the same; its parts add up to it. */
  public Optional<String> roundTrip(Vector x, Precision precision) {
    Message message = compressor.compress(x.copy(), envelope(0, precision));
    long parts = Stream.of(Part.values()).mapToLong(message::bits).sum();
    if (parts != message.bits()) {
      return Optional.of("the parts have " + parts + " bits, the message " + message.bits());
    }
    Vector once;
    try {
      once = Draws.value(message);
    } catch (MalformedMessageException e) {
      return Optional.of("an honest message is refused: " + e.getMessage());
    }
    if (!once.isFinite()) {
      return Optional.of("an honest message decodes to NaN or infinity");
    }
    return Draws.value(message).equals(once)
        ? Optional.empty()
        : Optional.of("decoded twice, a message has two values");
  }

  /** The same vector and coins give the same bits and value, whatever was done in between. */
  public Optional<String> determinism(Vector x, Vector other) {
    Message first = compressor.compress(x.copy(), envelope(3, Precision.FLOAT32));
    Vector value = Draws.value(first);
    compressor.compress(other.copy(), envelope(4, Precision.FLOAT64));
    litterScratch();
    Message second = compressor.compress(x.copy(), envelope(3, Precision.FLOAT32));
    if (first.bits() != second.bits() || !Arrays.equals(first.payload(), second.payload())) {
      return Optional.of("the same vector and coins gave other bits the second time");
    }
    litterScratch();
    return Draws.value(second).equals(value)
        ? Optional.empty()
        : Optional.of("the same bits gave another value the second time");
  }

  /** Encoding leaves its input as it was, also where it refuses it. */
  public Optional<String> inputUntouched(Vector x) {
    Vector input = x.copy();
    try {
      compressor.compress(input, envelope(5, Precision.FLOAT64));
    } catch (NotFiniteException e) {
      // as good as a message: only the input is looked at
    }
    return Arrays.equals(input.array(), x.array())
        ? Optional.empty()
        : Optional.of("encoding changed the vector");
  }

  /** See {@link NotFinite}. */
  NotFinite notFinite(Vector x) {
    return NotFinite.in(x, each -> compressor.compress(each, envelope(6, Precision.FLOAT64)));
  }

  /** See {@link Damage}. */
  public Optional<String> damaged(Vector x, Precision precision, int tries) {
    return new Damage(compressor.compress(x.copy(), envelope(0, precision)), seed, tries).breach();
  }

  private Envelope envelope(int round, Precision precision) {
    return new Envelope(Coins.key(seed, 1), round, 1, 0, precision);
  }

  /** Leaves rubbish wherever a compressor may borrow room. */
  private void litterScratch() {
    Scratch scratch = Scratch.local();
    for (int slot = 0; slot < SLOTS; slot++) {
      Arrays.fill(scratch.ints(slot, d + 70), -1);
      Arrays.fill(scratch.longs(slot, d + 70), -1);
      Arrays.fill(scratch.doubles(slot, d + 70), Double.NaN);
    }
    scratch.borrow(d + 70).fill(Double.NaN);
    scratch.borrow(d + 70).fill(Double.NaN);
    scratch.release();
    scratch.release();
  }
}
