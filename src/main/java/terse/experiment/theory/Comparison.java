package terse.experiment.theory;

import java.util.Arrays;
import java.util.List;
import terse.method.Algorithm;
import terse.objective.Problem;
import terse.theory.Metric;
import terse.theory.Setting;
import terse.trace.Row;
import terse.trace.RunResult;
import terse.vector.Vector;
import terse.wire.Precision;

/**
 * Judges the curves of a method by its theorems, at every round that all its runs recorded.
 *
 * <p>The rule: a curve is above a bound where it exceeds it by more than {@value #ROUNDING} of it.
 * Bounds of random methods are on expectations: there the mean over the repeats less {@value
 * #STANDARD_ERRORS} standard errors is compared, the value itself where there is one repeat. A
 * bound that follows the run holds for each run, and so do all where nothing is random: there each
 * run is compared.
 *
 * <p>What is measured below {@code uncounted} counts as zero: 1e-12 of the start's scale, or (u
 * kappa)^2 of it where that is more, u the relative rounding of numbers on the wire and kappa =
 * Lmax/mu. For x_k that arrives rounded by u|x_k| moves a gradient by Lmax u |x_k|, which can hold
 * a run where f - f* = (Lmax u |x|)^2/(2 mu) = (u kappa)^2 mu |x|^2/2. Of a distance it is the
 * root.
 */
public final class Comparison {
  /** The relative error that rounding on the wire may add up to while a curve falls by 1e12. */
  private static final double ROUNDING = 1e-5;

  /** The standard errors by which a mean may be off. */
  private static final int STANDARD_ERRORS = 3;

  private final Promises promises;
  private final Scales scales;
  private final boolean random;

  private Comparison(Promises promises, Scales scales, boolean random) {
    this.promises = promises;
    this.scales = scales;
    this.random = random;
  }

  /**
   * For the runs of a method.
   *
   * @param start x_0
   * @param precision of numbers on the wire
   */
  public static Comparison of(
      Promises promises,
      Algorithm algorithm,
      Setting setting,
      Problem problem,
      Vector start,
      Precision precision) {
    return new Comparison(
        promises, Scales.of(problem, start, setting, precision), Chance.of(algorithm, setting));
  }

  /**
   * One verdict for each theorem.
   *
   * @param runs the repeats
   * @param trails the bounds of each, in the same order
   */
  public List<Verdict> of(List<RunResult> runs, List<Trail> trails) {
    boolean differ = runs.stream().anyMatch(run -> !losses(run).equals(losses(runs.get(0))));
    return promises.all().stream()
        .map(each -> verdict(each, runs, trails, random || differ))
        .toList();
  }

  private static List<Double> losses(RunResult run) {
    return run.rows().stream().map(Row::loss).toList();
  }

  private Verdict verdict(
      Promise promise, List<RunResult> runs, List<Trail> trails, boolean changes) {
    if (!promise.applies()) {
      return verdict(promise, new Worst(0), runs.size(), false);
    }
    boolean expectation = changes && promise.realised().isEmpty();
    Worst worst = new Worst(scales.uncounted(promise.metric()));
    int rows = runs.stream().mapToInt(run -> run.rows().size()).min().orElse(0);
    for (int r = 0; r < rows; r++) {
      int row = r;
      int round = runs.get(0).rows().get(row).round();
      double[] values =
          runs.stream().mapToDouble(run -> value(run.rows().get(row), promise)).toArray();
      double[] bounds = trails.stream().mapToDouble(trail -> trail.at(promise, row)).toArray();
      if (expectation) {
        worst.see(round, mean(values), STANDARD_ERRORS * standardError(values), mean(bounds));
      } else {
        for (int i = 0; i < values.length; i++) {
          worst.see(round, values[i], 0, bounds[i]);
        }
      }
    }
    return verdict(promise, worst, runs.size(), expectation);
  }

  private static double value(Row row, Promise promise) {
    String column = promise.measured();
    if (column.equals(Promise.column(Metric.EXCESS_LOSS))) {
      return row.excessLoss();
    }
    return column.equals(Promise.column(Metric.DISTANCE))
        ? row.distance()
        : row.more().getOrDefault(column, Double.NaN);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** Of the mean; 0 of one value. */
  private static double standardError(double[] values) {
    int n = values.length;
    if (n < 2) {
      return 0;
    }
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (n - 1) / n);
  }

  private static Verdict verdict(Promise promise, Worst worst, int repeats, boolean expectation) {
    boolean applies = promise.applies();
    return new Verdict(
        promise.theorem().name(),
        promise.theorem().source(),
        promise.assumptions(),
        applies,
        promise.measured(),
        applies ? promise.bounded() : "",
        applies && worst.under,
        worst.ratio,
        worst.round,
        expectation,
        repeats,
        worst.uncounted);
  }

  /** How near to a bound, or how far above it, a curve has come. */
  private static final class Worst {
    private final double uncounted;
    private boolean under = true;
    private double ratio = Double.NaN;
    private int round = -1;

    Worst(double uncounted) {
      this.uncounted = uncounted;
    }

    /** Sees a value that may be off by {@code error}. */
    void see(int k, double value, double error, double bound) {
      if (!(value - error > uncounted)) {
        return;
      }
      under &= value - error <= bound * (1 + ROUNDING);
      if (k > 0 && !(value / bound <= ratio)) {
        ratio = value / bound;
        round = k;
      }
    }
  }
}
