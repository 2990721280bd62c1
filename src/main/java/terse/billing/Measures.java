package terse.billing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import terse.billing.Piece.Choice;
import terse.billing.Piece.Quantised;
import terse.trace.Price;
import terse.vector.Vector;
import terse.wire.Entropy;
import terse.wire.Message;
import terse.wire.Part;

/** What a code is measured against: the entropy of a message, and what its paper bills for it. */
public final class Measures {
  /** Formulas for levels, the more special first. */
  private static final List<Convention> OF_LEVELS =
      List.of(
          Convention.QSGD_BOUND,
          Convention.NATURAL_9,
          Convention.IADE_LEMMA,
          Convention.LOG2_LEVELS);

  private Measures() {}

  /**
   * The convention that the literature bills such messages by: for levels the formula of their
   * paper, for other messages with a choice of coordinates the usual k (32 + log2 d), for real
   * numbers alone 32 bits each. Empty where a message has a part without a formula.
   *
   * @param messages of one compressor
   */
  public static Optional<Convention> paper(List<Message> messages) {
    List<Piece> all = new ArrayList<>();
    for (Message message : messages) {
      Optional<List<Piece>> pieces = Pieces.of(message);
      if (pieces.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(pieces.get());
    }
    return conventions(all).stream()
        .filter(each -> messages.stream().allMatch(message -> price(each, message).isPresent()))
        .findFirst();
  }

  private static List<Convention> conventions(List<Piece> pieces) {
    if (pieces.stream().anyMatch(Quantised.class::isInstance)) {
      return OF_LEVELS;
    }
    boolean chosen = pieces.stream().anyMatch(Choice.class::isInstance);
    return List.of(chosen ? Convention.VALUE_AND_LOG2_INDEX : Convention.VALUES_ONLY);
  }

  /** The bits of a message under a convention that has a price of it. */
  public static double bits(Convention convention, Message message) {
    return price(convention, message)
        .orElseThrow(() -> new IllegalArgumentException(convention + " has no price of this"))
        .bits();
  }

  /**
   * The empirical entropy of a message as {@link Convention#ENTROPY} has it. Where its compressor
   * is not known: the real numbers and norms as sent; log2 C(d, k) for the set of the k coordinates
   * that are not zero, if indices were sent; the entropy of the decoded coordinates, if levels or
   * signs were, or no values.
   */
  public static double entropy(Message message) {
    return price(Convention.ENTROPY, message).map(Price::bits).orElseGet(() -> guess(message));
  }

  private static double guess(Message message) {
    Vector value = Vector.zeros(message.dimension());
    message.addTo(value, 1);
    double bits = message.bits(Part.VALUES) + message.bits(Part.NORMS);
    if (message.bits(Part.INDICES) > 0) {
      long kept = value.dimension() - zeros(value);
      bits += Entropy.log2Binomial(value.dimension(), kept);
    }
    boolean levels = message.bits(Part.LEVELS) + message.bits(Part.SIGNS) > 0;
    if (levels || message.bits(Part.VALUES) == 0) {
      bits += Quantisers.entropy(value);
    }
    return bits;
  }

  private static long zeros(Vector value) {
    long zeros = 0;
    for (double v : value.array()) {
      zeros += v == 0 ? 1 : 0;
    }
    return zeros;
  }

  private static Optional<Price> price(Convention convention, Message message) {
    return new Billing(List.of(convention), 1).prices(message).get(0);
  }
}
