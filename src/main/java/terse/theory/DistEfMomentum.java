package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;

/**
 * Error feedback both ways with Nesterov's momentum and a constant step size (Zheng, Huang, Kwok,
 * NeurIPS 2019, Theorem 2 and Corollary 3): for eta &lt;= (1 - mu)^2/(2L) the mean of |grad F|^2
 * over x_0 .. x_{T-1} is at most
 *
 * <pre>
 * (4 (1 - mu)/(eta T)) (F(x_0) - F*) + (2 L eta sigma^2/((1 - mu) M)) (1 + 2 L eta mu^4/(1 - mu)^3)
 *   + (32 L^2 eta^2 (1 - delta) G^2/(delta^2 (1 - mu)^2)) (1 + 16/delta^2)
 * </pre>
 *
 * <p>with delta and G^2 of {@link DistEf}. Their proof (Appendix G) gives it, with rho = 1: the
 * step (14) asks for mu^4 &lt;= mu. Misprint: Lemma 5 is stated with G^2/(1 - mu), but shown, and
 * used, with G^2/(1 - mu)^2.
 */
interface DistEfMomentum extends Theorem {
  /** mu. */
  double momentum();

  /** lambda, of which the theorem knows nothing. */
  double weightDecay();

  /** What is assumed besides the variance of the gradients and the step sizes. */
  default List<Assumption> structure(Setting s) {
    List<Assumption> all = new ArrayList<>(DistEf.structure(s));
    all.add(
        new Assumption(
            "weight-decay = 0 (weight-decay = " + weightDecay() + ")", weightDecay() == 0));
    return all;
  }

  /** (1 - mu)^2/(2L). */
  default double limit(Setting s) {
    return (1 - momentum()) * (1 - momentum()) / (2 * s.smoothness());
  }

  @Override
  default List<Assumption> assumptions(Setting s, IntToDoubleFunction eta) {
    List<Assumption> all = new ArrayList<>(structure(s));
    all.add(Assume.boundedNoise(s));
    all.add(Assumption.constantStepsizeAtMost("(1-momentum)^2/(2L)", limit(s), s, eta));
    return all;
  }

  @Override
  default Optional<Weights> weights(Setting s, IntToDoubleFunction eta) {
    return Optional.of(Weights.UNIFORM);
  }

  @Override
  default Optional<Bound> bound(Setting s, Origin origin, IntToDoubleFunction eta) {
    if (!Assumption.allHold(assumptions(s, eta))) {
      return Optional.empty();
    }
    double step = eta.applyAsDouble(0);
    double L = s.smoothness();
    double delta = DistEf.delta(s);
    double rest = 1 - momentum();
    double variance = s.noise().variance();
    double first = 4 * rest / step * origin.excess();
    double noise =
        2
            * L
            * step
            * variance
            / (rest * s.workers())
            * (1 + 2 * L * step * Math.pow(momentum(), 4) / Math.pow(rest, 3));
    double feedback =
        32 * Math.pow(L * step / (delta * rest), 2) * (1 - delta) * (1 + 16 / (delta * delta));
    return Optional.of(
        new Bound() {
          private double omegaSquared = Double.NaN;
          private int seen = -1;

          @Override
          public Metric metric() {
            return Metric.MEAN_SQUARED_GRADIENT_NORM;
          }

          @Override
          public void see(int k, DoubleSupplier squaredGradients) {
            if (delta < 1) {
              double realised = squaredGradients.getAsDouble();
              omegaSquared = k == 0 ? realised : Math.max(omegaSquared, realised);
              seen = k;
            }
          }

          @Override
          public double at(int k) {
            double known = first / (k + 1.0) + noise;
            if (delta == 1) {
              return known;
            }
            return seen >= k ? known + feedback * (variance + omegaSquared) : Double.NaN;
          }
        });
  }
}
