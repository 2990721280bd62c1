package terse.compress;

import java.util.List;

/** A number for each coordinate: one that all have, or a list of d. */
public record PerCoordinate(List<Double> values) {
  public PerCoordinate {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "a list of numbers needs one for each coordinate, but is empty");
    }
  }

  /** One number for all coordinates. */
  public static PerCoordinate all(double value) {
    return new PerCoordinate(List.of(value));
  }

  /** The number of coordinate j. */
  public double of(int j) {
    return values.get(values.size() == 1 ? 0 : j);
  }

  /** Whether there is a number for each of d coordinates. */
  public boolean fits(int d) {
    return values.size() == 1 || values.size() == d;
  }
}
