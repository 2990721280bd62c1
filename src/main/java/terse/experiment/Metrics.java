package terse.experiment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import terse.cluster.Accuracy;
import terse.experiment.theory.Promises;
import terse.objective.Problem;
import terse.report.Curve;
import terse.theory.Theorem;
import terse.trace.Row;
import terse.trace.Tables;

/** The columns that the curves of an experiment may have. */
final class Metrics {
  private Metrics() {}

  /** Their names: those of every curve, sums of both directions, and what is asked for besides. */
  static Set<String> of(Spec spec, Problem problem, List<Method> methods) {
    Set<String> names = new LinkedHashSet<>(Tables.columns());
    names.removeAll(List.of("method", "repeat"));
    names.addAll(new TreeSet<>(Curve.TOTALS.keySet()));
    if (methods.stream().anyMatch(method -> method.average().isPresent())) {
      names.add(Row.AVERAGED_LOSS);
      names.add(Row.AVERAGED_EXCESS_LOSS);
    }
    if (spec.record().referenceLoss().isPresent()) {
      names.add(Row.REFERENCE_EXCESS_LOSS);
    }
    if (spec.record().accuracy()) {
      names.add(Row.ACCURACY);
    }
    if (Accuracy.isNeeded(problem, false)) {
      names.addAll(List.of(Row.TEST_LOSS, Row.TEST_ACCURACY));
    }
    if (spec.theory()) {
      List<Theorem> theorems =
          methods.stream().flatMap(method -> method.theorems().stream()).toList();
      names.addAll(Promises.columns(theorems));
    }
    return names;
  }
}
