package terse.experiment.expect;

import java.util.OptionalInt;

/** The rounds from one to another. */
final class Stretch {
  private Stretch() {}

  static void check(OptionalInt from, OptionalInt to) {
    if (from.isPresent() && to.isPresent() && from.getAsInt() >= to.getAsInt()) {
      throw new IllegalArgumentException(
          "must be after from = " + from.getAsInt() + ", but to = " + to.getAsInt());
    }
  }

  static String text(OptionalInt from, OptionalInt to) {
    return (from.isPresent() ? " from round " + from.getAsInt() : "")
        + (to.isPresent() ? " to round " + to.getAsInt() : "");
  }
}
