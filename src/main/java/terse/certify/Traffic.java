package terse.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import terse.billing.Billing;
import terse.billing.Convention;
import terse.billing.Measures;
import terse.compress.Compressor;
import terse.vector.Coins;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Precision;

/**
 * What a message about a vector of independent normal coordinates costs at float32, in bits, as a
 * mean over some rounds.
 *
 * <p>The entropy is that of each message's own symbols, by how often they occur in it. A receiver
 * must know these frequencies too, which is not counted: where coordinates are few, or symbols
 * many, the entropy is less than any code can reach.
 *
 * @param bits sent
 * @param entropy of what was sent, {@link Measures#entropy}
 * @param formula what the literature bills, {@link Measures#paper}; NaN where there is no formula
 * @param formulaName the billing convention that it is; empty where there is none
 */
public record Traffic(double bits, double entropy, double formula, String formulaName) {
  private static final int ROUNDS = 10;

  static Traffic of(Compressor compressor, int d, long seed) {
    List<Message> messages = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Envelope envelope = new Envelope(Coins.key(seed, 2), round, 1, 0, Precision.FLOAT32);
      messages.add(
          Draws.message(compressor, Families.gaussian(d, Coins.key(seed, 2, round)), envelope));
    }
    Optional<Convention> paper = Measures.paper(messages);
    return new Traffic(
        mean(messages, Message::bits),
        mean(messages, Measures::entropy),
        paper.isEmpty() ? Double.NaN : mean(messages, each -> Measures.bits(paper.get(), each)),
        paper.map(Billing::label).orElse(""));
  }

  private static double mean(List<Message> messages, ToDoubleFunction<Message> bits) {
    return messages.stream().mapToDouble(bits).average().orElseThrow();
  }
}
