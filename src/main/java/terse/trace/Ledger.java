package terse.trace;

import terse.wire.Message;
import terse.wire.Part;

/**
 * What the messages of a run cost, by direction and by part, counted from the messages themselves.
 *
 * <p>A message to n workers costs n times, unless the experiment bills a broadcast once. Bits are those of the payloads; bytes are those of
 * the frames.
 */
public final class Ledger {
  private static final Part[] PARTS = Part.values();

  private final long[][] bits = new long[Direction.values().length][PARTS.length];
  private final long[] total = new long[Direction.values().length];
  private final long[] bytes = new long[Direction.values().length];
  private final long[] messages = new long[Direction.values().length];

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
}
