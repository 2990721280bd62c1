package terse.experiment.theory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The bounds of one run as they were at its recorded rounds, theorem by theorem. Written by the
 * run's gauges, read when it has ended.
 */
public final class Trail {
  private final Map<String, List<Double>> bounds = new HashMap<>();

  /** Keeps a theorem's bound of the next recorded round. */
  void add(Promise promise, double bound) {
    bounds.computeIfAbsent(promise.theorem().name(), name -> new ArrayList<>()).add(bound);
  }

  /** A theorem's bound at the run's row of this number, NaN where there is none. */
  double at(Promise promise, int row) {
    List<Double> all = bounds.getOrDefault(promise.theorem().name(), List.of());
    return row < all.size() ? all.get(row) : Double.NaN;
  }
}
