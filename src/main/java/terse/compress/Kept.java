package terse.compress;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How many of d coordinates a sparsifier keeps: the keys {@code k} and {@code ratio}, of which
 * exactly one is given.
 */
final class Kept {
  private Kept() {}

  static void check(String name, OptionalInt k, OptionalDouble ratio) {
    if (k.isPresent() == ratio.isPresent()) {
      throw new IllegalArgumentException(
          name
              + " needs exactly one of k and ratio, but "
              + (k.isPresent() ? "both are" : "none is")
              + " given");
    }
    if (k.isPresent() && k.getAsInt() < 1) {
      throw new IllegalArgumentException(name + " needs k >= 1, but k = " + k.getAsInt());
    }
    if (ratio.isPresent() && !(ratio.getAsDouble() > 0 && ratio.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(
          name + " needs 0 < ratio <= 1, but ratio = " + ratio.getAsDouble());
    }
  }

  /**
   * k itself, or ceil(ratio d), where a product that only rounding carries above a whole number is
   * that number: 7 of 0.07 * 100.
   */
  static int of(String name, OptionalInt k, OptionalDouble ratio, int d) {
    int kept =
        k.isPresent() ? k.getAsInt() : (int) Math.ceil(ratio.getAsDouble() * d * (1 - 0x1p-51));
    if (kept > d) {
      throw new IllegalArgumentException(name + " needs k <= d, but k = " + kept + " and d = " + d);
    }
    return kept;
  }
}
