package terse.trace;

import java.util.List;
import java.util.Optional;
import terse.wire.Message;
import terse.wire.Part;

/**
 * What the messages of a run cost, by direction and by part, counted from the messages themselves.
 *
 * <p>A message to n workers costs n times, unless the experiment bills a broadcast once. Bits are
 * those of the payloads; bytes are those of the frames. The bits sent are the truth; what the same
 * messages cost under the conventions of a {@link Pricing} is counted beside them. A message that a
 * convention knows no price of is left at what was sent, and counted as left.
 */
public final class Ledger {
  private static final Part[] PARTS = Part.values();
  private static final int WAYS = Direction.values().length;

  private final long[][] bits = new long[WAYS][PARTS.length];
  private final long[] total = new long[WAYS];
  private final long[] bytes = new long[WAYS];
  private final long[] messages = new long[WAYS];
  private final Pricing pricing;
  private final List<String> conventions;
  private final double[][][] priced; // by convention, direction and part
  private final long[][] left; // by convention and direction

  /** A ledger of what is sent. */
  public Ledger() {
    this(Pricing.NONE);
  }

  /** A ledger that also counts what is sent at these prices. */
  public Ledger(Pricing pricing) {
    this.pricing = pricing;
    conventions = List.copyOf(pricing.conventions());
    priced = new double[conventions.size()][WAYS][PARTS.length];
    left = new long[conventions.size()][WAYS];
  }

  /** Counts a message that crosses this many links; one that is not billed counts nothing. */
  public void add(Direction direction, Message message, long copies) {
    if (!message.billed()) {
      return;
    }
    int way = direction.ordinal();
    for (int p = 0; p < PARTS.length; p++) {
      bits[way][p] += copies * message.bits(PARTS[p]);
    }
    total[way] += copies * message.bits();
    bytes[way] += copies * message.frameLength();
    messages[way] += copies;
    if (!conventions.isEmpty()) {
      price(way, message, copies);
    }
  }

  private void price(int way, Message message, long copies) {
    List<Optional<Price>> prices = pricing.prices(message);
    for (int c = 0; c < prices.size(); c++) {
      if (prices.get(c).isEmpty()) {
        left[c][way] += copies;
      }
      Price price = prices.get(c).orElseGet(() -> Price.encoded(message));
      for (int p = 0; p < PARTS.length; p++) {
        priced[c][way][p] += copies * price.bits(PARTS[p]);
      }
    }
  }

  /** The bits of all payloads so far in this direction. */
  public long bits(Direction direction) {
    return total[direction.ordinal()];
  }

  /** The bits spent so far on this part in this direction. */
  public long bits(Direction direction, Part part) {
    return bits[direction.ordinal()][part.ordinal()];
  }

  /** The bytes of all frames so far in this direction. */
  public long bytes(Direction direction) {
    return bytes[direction.ordinal()];
  }

  /** The number of messages so far in this direction, a message to n workers counting n times. */
  public long messages(Direction direction) {
    return messages[direction.ordinal()];
  }

  /** The conventions that are counted besides. */
  public List<String> conventions() {
    return conventions;
  }

  /** What all messages so far in this direction cost under a convention, a number from 0. */
  public double priced(int convention, Direction direction) {
    double sum = 0;
    for (double part : priced[convention][direction.ordinal()]) {
      sum += part;
    }
    return sum;
  }

  /** What this part of them cost. */
  public double priced(int convention, Direction direction, Part part) {
    return priced[convention][direction.ordinal()][part.ordinal()];
  }

  /** How many messages in this direction a convention knew no price of. */
  public long left(int convention, Direction direction) {
    return left[convention][direction.ordinal()];
  }
}
