package terse.experiment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import terse.experiment.theory.Promises;
import terse.report.Curve;
import terse.theory.Theorem;
import terse.trace.Row;
import terse.trace.Tables;

/** The columns that the curves of an experiment may have. */
final class Metrics {
  private Metrics() {}

  /**
   * Their names: those of every curve, sums of both directions, averages and bounds.
   *
   * @param theory whether the bounds of theorems are recorded
   */
  static Set<String> of(List<Method> methods, boolean theory) {
    Set<String> names = new LinkedHashSet<>(Tables.columns());
    names.removeAll(List.of("method", "repeat"));
    names.addAll(new TreeSet<>(Curve.TOTALS.keySet()));
    if (methods.stream().anyMatch(method -> method.average().isPresent())) {
      names.add(Row.AVERAGED_LOSS);
      names.add(Row.AVERAGED_EXCESS_LOSS);
    }
    if (theory) {
      List<Theorem> theorems =
          methods.stream().flatMap(method -> method.theorems().stream()).toList();
      names.addAll(Promises.columns(theorems));
    }
    return names;
  }
}
