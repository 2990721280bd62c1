package terse.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers that were read of a run, by round, node, name and quantity, in the order in which they
 * were added. Sixteen bytes each.
 */
public final class Readings {
  private static final int FIRST = 64;

  private final List<Series> series = new ArrayList<>();
  private final Map<Series, Integer> places = new HashMap<>();
  private int[] rounds = new int[0];
  private int[] of = new int[0];
  private double[] values = new double[0];
  private int size;

  /**
   * What a number is of.
   *
   * @param node a worker, or {@link terse.wire.Envelope#SERVER}
   * @param name of a state vector or a compressor of that node
   * @param quantity what was read of it
   */
  public record Series(int node, String name, String quantity) {}

  /** Takes one number after the other. */
  @FunctionalInterface
  public interface Reader {
    /** Takes one; it is NaN where it is not defined. */
    void take(int round, Series of, double value);
  }

  /** Adds a number; NaN where it is not defined. */
  public void add(int round, Series what, double value) {
    if (size == values.length) {
      int room = Math.max(FIRST, size + (size >> 1));
      rounds = Arrays.copyOf(rounds, room);
      of = Arrays.copyOf(of, room);
      values = Arrays.copyOf(values, room);
    }
    Integer place = places.putIfAbsent(what, series.size());
    if (place == null) {
      place = series.size();
      series.add(what);
    }
    rounds[size] = round;
    of[size] = place;
    values[size++] = value;
  }

  /** How many numbers there are. */
  public int size() {
    return size;
  }

  /** Gives all numbers. */
  public void forEach(Reader reader) {
    for (int i = 0; i < size; i++) {
      reader.take(rounds[i], series.get(of[i]), values[i]);
    }
  }
}
