package terse.trace;

import terse.wire.Message;
import terse.wire.Part;

/** What a message costs under a convention, part by part. Bits of a formula need not be whole. */
public final class Price {
  private static final Part[] PARTS = Part.values();

  private final double[] bits = new double[PARTS.length];

  /** What was sent. */
  public static Price encoded(Message message) {
    Price price = new Price();
    for (Part part : PARTS) {
      price.add(part, (double) message.bits(part));
    }
    return price;
  }

  /** Adds bits to a part. Returns this. */
  public Price add(Part part, double more) {
    bits[part.ordinal()] += more;
    return this;
  }

  public double bits(Part part) {
    return bits[part.ordinal()];
  }

  /** The sum over all parts. */
  public double bits() {
    double sum = 0;
    for (double part : bits) {
      sum += part;
    }
    return sum;
  }
}
