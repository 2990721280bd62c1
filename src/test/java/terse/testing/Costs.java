package terse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import terse.trace.Direction;
import terse.trace.Ledger;
import terse.wire.Message;
import terse.wire.Part;

/** What messages cost, counted again from their bits: what a ledger must hold. */
public final class Costs {
  private static final int HEADER_BYTES = 24;

  private final Map<String, Long> costs = of(new Ledger());

  /** All that a ledger holds, by name. */
  public static Map<String, Long> of(Ledger ledger) {
    Map<String, Long> costs = new TreeMap<>();
    for (Direction way : Direction.values()) {
      costs.put(way + " bits", ledger.bits(way));
      costs.put(way + " bytes", ledger.bytes(way));
      costs.put(way + " messages", ledger.messages(way));
      for (Part part : Part.values()) {
        costs.put(way + " " + part, ledger.bits(way, part));
      }
    }
    return costs;
  }

  /** Counts a message that crossed one link; null is none. */
  public void add(Direction way, Message message) {
    if (message == null) {
      return;
    }
    long parts = 0;
    for (Part part : Part.values()) {
      parts += message.bits(part);
      costs.merge(way + " " + part, message.bits(part), Long::sum);
    }
    assertThat(parts).as("the bits of all parts").isEqualTo(message.bits());
    long bits = message.reader().remaining();
    costs.merge(way + " bits", bits, Long::sum);
    costs.merge(way + " bytes", HEADER_BYTES + (bits + 7) / 8, Long::sum);
    costs.merge(way + " messages", 1L, Long::sum);
  }

  public Map<String, Long> all() {
    return costs;
  }
}
