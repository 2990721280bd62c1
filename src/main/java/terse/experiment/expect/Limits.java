package terse.experiment.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a number must keep to: strictly below one number, strictly above another, from one to
 * another. One that is not a number keeps to nothing.
 */
public record Limits(OptionalDouble below, OptionalDouble above, Optional<List<Double>> within) {
  public Limits {
    within.ifPresent(
        range -> {
          if (range.size() != 2 || !(range.get(0) <= range.get(1))) {
            throw new IllegalArgumentException(
                "within needs two numbers, [low, high] with low <= high, but within = " + range);
          }
        });
    if (below.isPresent() && above.isPresent() && !(above.getAsDouble() < below.getAsDouble())) {
      throw new IllegalArgumentException(
          "nothing is above "
              + above.getAsDouble()
              + " and below "
              + below.getAsDouble()
              + ", but above = "
              + above.getAsDouble());
    }
  }

  /** The same, of which at least one is given. */
  static void needOne(OptionalDouble below, OptionalDouble above, Optional<List<Double>> within) {
    if (new Limits(below, above, within).isEmpty()) {
      throw new IllegalArgumentException(
          "an expectation of a number needs below, above or within, but has none of them");
    }
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return below.isEmpty() && above.isEmpty() && within.isEmpty();
  }

  /** Whether this number keeps to all of them. */
  public boolean hold(double value) {
    return !Double.isNaN(value)
        && (below.isEmpty() || value < below.getAsDouble())
        && (above.isEmpty() || value > above.getAsDouble())
        && (within.isEmpty() || (value >= within.get().get(0) && value <= within.get().get(1)));
  }

  /** In words: {@code above 1.0, below 2.0}. */
  public String text() {
    List<String> words = new ArrayList<>();
    above.ifPresent(limit -> words.add("above " + shown(limit)));
    below.ifPresent(limit -> words.add("below " + shown(limit)));
    within.ifPresent(
        range -> words.add("within " + shown(range.get(0)) + " to " + shown(range.get(1))));
    return String.join(", ", words);
  }

  /** The number, a whole one without a point. */
  public static String shown(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
