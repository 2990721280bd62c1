package terse.certify;

import java.util.Locale;
import terse.theory.Metric;

/** What a theorem promises of a method on one problem, beside what its runs are like. */
final class MethodBound {
  /** What rounding may do to a metric, in relation to its largest value. */
  private static final double ROUNDING = 1e-11;

  private final MethodTrial.Promise promise;
  private final MethodCurves curves;
  private final Metric metric;
  private final double z;

  /**
   * Runs the method.
   *
   * @param repeats the most that there are
   * @param z standard errors that are due to chance
   */
  MethodBound(MethodTrial.Promise promise, int repeats, double z) {
    this.promise = promise;
    this.z = z;
    MethodTrial trial = promise.trial();
    MethodRun run = trial.run(promise.eta());
    curves = new MethodCurves(run, trial.method(), promise.bound(), promise.weights(), repeats);
    metric = promise.bound().get().metric();
  }

  /** The round in which the mean comes closest to what the bound and chance allow. */
  MethodClaim claim(String name) {
    double slack = ROUNDING * curves.values().largest();
    double closest = -1;
    double worst = Double.NaN;
    double allowed = Double.NaN;
    int round = 0;
    for (int k = 0; k <= promise.trial().rounds(); k++) {
      double value = curves.values().mean(k);
      double bound = curves.bounds().mean(k);
      double most = bound + z * curves.gaps().error(k) + slack;
      double share = value / most;
      boolean counts = k > 0 || share > 1; // that bounds begin at the start is not worth saying
      if (counts && share > closest) { // false for what is not a number
        closest = share;
        worst = value / bound;
        allowed = most / bound;
        round = k;
      }
    }
    String finding =
        String.format(
            "of the bound of %s in round %d; %s; %s",
            metric.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            round,
            promise.trial().where(),
            curves.runs());
    return MethodClaim.atMost(name, worst, allowed, finding);
  }

  /** The excess loss at the end, as a part of the start's, and what the bound makes of it. */
  MethodClaim convergence(String theorem) {
    double last = curves.bounds().mean(promise.trial().rounds());
    double start = curves.excess().mean(0);
    double l = promise.trial().problem().constants().smoothness();
    double most =
        switch (metric) {
          case EXCESS_LOSS -> last / start;
          case DISTANCE -> l / 2 * last * last / start; // f - f* <= L/2 |x - x*|^2
          case SQUARED_DISTANCE -> l / 2 * last / start;
          default -> 1;
        };
    return curves.convergence(
        most, z, promise.trial().where() + "; " + theorem + ": " + promise.stepsize());
  }
}
