package terse.experiment.theory;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import terse.cluster.Gauge;
import terse.theory.Assumption;
import terse.theory.Bound;
import terse.theory.Metric;
import terse.theory.Origin;
import terse.theory.Realised;
import terse.theory.Setting;
import terse.theory.Theorem;
import terse.theory.Weights;

/**
 * What the theorems about one method promise of its runs.
 *
 * <p>The column of what is measured is named after its {@link Metric}: {@code excess_loss}, {@code
 * squared_distance}, {@code averaged_excess_loss}; that of the bound is {@code bound_} and the
 * same, the smallest one where several theorems bound it, or {@code bound_realised_} and the same
 * where it follows the run. An average of other weights than those of the first one has the
 * theorem's name behind it, for it is measured apart.
 */
public final class Promises {
  /** The rounds in which weights must agree to be the same. */
  private static final int WEIGHED = 1000;

  private static final double SAME = 1e-12;
  private static final Set<Metric> AVERAGED =
      EnumSet.of(Metric.AVERAGED_EXCESS_LOSS, Metric.MEAN_SQUARED_GRADIENT_NORM);
  private static final Assumption KNOWN = new Assumption("f* and x* are known", false);

  private final List<Promise> promises;

  private Promises(List<Promise> promises) {
    this.promises = List.copyOf(promises);
  }

  /**
   * Holds theorems to an experiment whose optimum is known.
   *
   * @param eta the method's step sizes
   * @param averaged the weights of the average whose loss the curves have anyway
   */
  public static Promises of(
      List<Theorem> theorems,
      Setting setting,
      Origin origin,
      IntToDoubleFunction eta,
      Optional<Weights> averaged) {
    Map<String, Weights> taken = new LinkedHashMap<>();
    averaged.ifPresent(weights -> taken.put(Promise.column(Metric.AVERAGED_EXCESS_LOSS), weights));
    List<Promise> promises = new ArrayList<>();
    for (Theorem theorem : theorems) {
      promises.add(promise(theorem, setting, origin, eta, taken));
    }
    return new Promises(promises);
  }

  private static Promise promise(
      Theorem theorem,
      Setting setting,
      Origin origin,
      IntToDoubleFunction eta,
      Map<String, Weights> taken) {
    List<Assumption> assumptions = theorem.assumptions(setting, eta);
    Optional<Bound> bound =
        Assumption.allHold(assumptions) ? theorem.bound(setting, origin, eta) : Optional.empty();
    Optional<Realised> realised = theorem.realised(setting, origin);
    boolean unknown =
        bound.filter(each -> isUnknown(each, origin)).isPresent()
            || realised.filter(each -> Double.isNaN(each.start())).isPresent();
    if (unknown || (bound.isEmpty() && realised.isEmpty())) {
      List<Assumption> all = new ArrayList<>(assumptions);
      if (unknown) {
        all.add(KNOWN);
      }
      return new Promise(theorem, all, Optional.empty(), Optional.empty(), Optional.empty(), "");
    }
    Metric metric = bound.map(Bound::metric).orElseGet(() -> realised.orElseThrow().metric());
    Optional<Weights> weights =
        AVERAGED.contains(metric)
            ? theorem.weights(setting, eta).or(() -> Optional.of(Weights.UNIFORM))
            : Optional.empty();
    String measured = Promise.column(metric);
    if (weights.isPresent()) {
      Weights first = taken.computeIfAbsent(measured, column -> weights.get());
      if (!same(first, weights.get(), setting.rounds())) {
        measured = Promise.column(metric, theorem);
      }
    }
    Supplier<Bound> make = () -> theorem.bound(setting, origin, eta).orElseThrow();
    return new Promise(theorem, assumptions, bound.map(each -> make), realised, weights, measured);
  }

  private static boolean isUnknown(Bound bound, Origin origin) {
    bound.see(0, origin::gradientsAtStart);
    return Double.isNaN(bound.at(0));
  }

  private static boolean same(Weights one, Weights other, int rounds) {
    for (int k = 1; k <= Math.min(rounds, WEIGHED); k++) {
      if (Math.abs(one.ratio(k) - other.ratio(k)) > SAME) {
        return false;
      }
    }
    return true;
  }

  /** Every column that these theorems may add to the curves, whatever they apply to. */
  public static Set<String> columns(List<Theorem> theorems) {
    Set<String> measured = new LinkedHashSet<>();
    for (Metric metric : Metric.values()) {
      measured.add(Promise.column(metric));
      if (AVERAGED.contains(metric)) {
        theorems.forEach(theorem -> measured.add(Promise.column(metric, theorem)));
      }
    }
    Set<String> columns = new LinkedHashSet<>(measured);
    measured.forEach(column -> columns.addAll(Promise.bounds(column)));
    return columns;
  }

  /** Each theorem's promise, in the order of the theorems. */
  List<Promise> all() {
    return promises;
  }

  /** Whether gauges must see what nodes compress. */
  public boolean needCompressions() {
    return promises.stream().anyMatch(each -> each.realised().isPresent());
  }

  /**
   * Makers of one run's gauges, which measure what is bounded and add the bounds.
   *
   * @param present columns that the curves have anyway
   * @param trail keeps the bounds
   */
  public List<Supplier<Gauge>> gauges(List<String> present, Trail trail) {
    List<Supplier<Gauge>> gauges = new ArrayList<>();
    Map<String, List<Promise>> bounds = new LinkedHashMap<>();
    List<String> measured = new ArrayList<>(present);
    for (Promise promise : promises) {
      if (promise.applies() && !measured.contains(promise.measured())) {
        measured.add(promise.measured());
        gauges.add(() -> Measured.of(promise));
      }
      if (promise.bound().isPresent()) {
        bounds.computeIfAbsent(promise.bounded(), column -> new ArrayList<>()).add(promise);
      }
    }
    bounds.forEach((column, each) -> gauges.add(() -> new BoundGauge(column, each, trail)));
    for (Promise promise : promises) {
      if (promise.realised().isPresent()) {
        gauges.add(() -> new RealisedGauge(promise, trail));
      }
    }
    return gauges;
  }
}
