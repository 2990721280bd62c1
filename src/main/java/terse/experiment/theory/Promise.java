package terse.experiment.theory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import terse.theory.Assumption;
import terse.theory.Bound;
import terse.theory.Metric;
import terse.theory.Realised;
import terse.theory.Theorem;
import terse.theory.Weights;

/**
 * One theorem, held to one method of an experiment.
 *
 * @param assumptions all of them, and that f* and x* are known where the bound needs them
 * @param bound makes the bound of one run, where all assumptions hold and a bound is what the
 *     theorem gives
 * @param realised the bound that follows a run, where that is what the theorem gives
 * @param weights those of the average that it speaks of
 * @param measured the column of the curves that is compared, empty where nothing is
 */
record Promise(
    Theorem theorem,
    List<Assumption> assumptions,
    Optional<Supplier<Bound>> bound,
    Optional<Realised> realised,
    Optional<Weights> weights,
    String measured) {
  private static final String BOUND = "bound_";
  private static final String REALISED = "bound_realised_";

  /** The column of what this metric is measured by. */
  static String column(Metric metric) {
    return metric.name().toLowerCase(Locale.ROOT);
  }

  /** The same, where the weights of this theorem's average are not those of the first one. */
  static String column(Metric metric, Theorem theorem) {
    return column(metric) + "_" + theorem.name().replace('-', '_');
  }

  /** The columns that bounds of a measured column may have. */
  static List<String> bounds(String measured) {
    return List.of(BOUND + measured, REALISED + measured);
  }

  /** Whether there is something to compare with. */
  boolean applies() {
    return bound.isPresent() || realised.isPresent();
  }

  /** What is bounded; only where the promise applies. */
  Metric metric() {
    return realised.map(Realised::metric).orElseGet(() -> bound.orElseThrow().get().metric());
  }

  /** The column of the bound. */
  String bounded() {
    return (realised.isPresent() ? REALISED : BOUND) + measured;
  }
}
