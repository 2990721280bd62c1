package terse.experiment.theory;

import terse.objective.Problem;
import terse.theory.Metric;
import terse.theory.Origin;
import terse.theory.Setting;
import terse.vector.Vector;
import terse.wire.Precision;

/**
 * The sizes of metrics at the start, and the share of them below which rounding rules.
 *
 * @param loss max(|f(x_0)|, f(x_0) - f*)
 * @param squaredDistance max(|x_0 - x*|^2, |x*|^2), also of |w - H|^2
 * @param squaredGradient |grad f(x_0)|^2
 * @param share see {@link Comparison}
 */
record Scales(double loss, double squaredDistance, double squaredGradient, double share) {
  /** The share below which f - f* and the like have no digits in float64. */
  private static final double DIGITS = 1e-12;

  static Scales of(Problem problem, Vector start, Setting setting, Precision precision) {
    Origin origin = Origins.of(problem, start);
    Vector g = Vector.zeros(start.dimension());
    double loss = problem.lossAndGradient(start, g);
    double minimiser = problem.optimum().minimiser().map(Vector::squaredNorm).orElse(Double.NaN);
    double rounding = precision == Precision.FLOAT32 ? 0x1p-24 : 0x1p-53;
    double condition = rounding * setting.maxSmoothness() / setting.strongConvexity();
    boolean conditioned = setting.strongConvexity() > 0;
    return new Scales(
        Math.max(Math.abs(loss), origin.excess()),
        Math.max(origin.squaredDistance(), minimiser),
        g.squaredNorm(),
        conditioned ? Math.max(DIGITS, Math.min(1, condition * condition)) : DIGITS);
  }

  /** What is measured below this counts as zero. */
  double uncounted(Metric metric) {
    return switch (metric) {
      case EXCESS_LOSS, AVERAGED_EXCESS_LOSS -> share * loss;
      case DISTANCE -> Math.sqrt(share * squaredDistance);
      case SQUARED_DISTANCE, UPSILON -> share * squaredDistance;
      case MEAN_SQUARED_GRADIENT_NORM -> share * squaredGradient;
    };
  }
}
