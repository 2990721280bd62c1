package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;

/**
 * Error feedback both ways without momentum (Zheng, Huang, Kwok, NeurIPS 2019, Theorem 1 and its
 * corollaries): for 0 &lt; eta_t &lt; 3/(2L), the mean of |grad F|^2 with weights eta_t (3 - 2 L
 * eta_t) over x_0 .. x_{T-1} is at most
 *
 * <pre>
 * (4 (F(x_0) - F*) + (2 L sigma^2/M) sum_t eta_t^2 + 4 L^2 sum_t eta_t R_t) / sum_t eta_t (3 - 2 L eta_t),
 * R_t &gt;= eta_{t-1}^2 E|e~_t + mean_i e_{t,i}|^2.
 * </pre>
 *
 * <p>delta is that of both compressors in their Definition 1, |C(x) - x|^2 &lt;= (1 - delta)|x|^2:
 * the inverse of the larger {@code delta} of the two guarantees.
 *
 * <p>R_t, from their Appendix G with mu = 0, but for step sizes that change: with q = 1 - delta/2
 * and G^2 &gt;= (1/M) sum_i E|g_{t,i}|^2, a_t = eta_{t-1} e_t has (1/M) sum_i E|a_{t+1,i}|^2 &lt;=
 * q (same of t) + (1 - delta)(2/delta) eta_t^2 G^2, hence at most (1 - delta)(2/delta) G^2 S_{t+1};
 * (1/M) sum_i E|eta_t p_{t,i}|^2 &lt;= (2/delta) G^2 S_{t+1}; and the server's error is at most (16
 * (1 - delta)/delta^2) G^2 U_{t+1}, where
 *
 * <pre>
 * S_{t+1} = q S_t + eta_t^2,  U_{t+1} = q U_t + S_{t+1},  S_0 = U_0 = 0,
 * R_t = (1 - delta) G^2 ((4/delta) S_t + (32/delta^2) U_t).
 * </pre>
 *
 * <p>S_t &lt;= (2/delta) eta_{t-1}^2 and U_t &lt;= (4/delta^2) eta_{t-1}^2 where step sizes never
 * shrink, which gives their R_t = eta_{t-1}^2 (8 (1 - delta) G^2/delta^2)(1 + 16/delta^2).
 * Misprint: Lemma 2 and with it the last term of Theorem 1 are claimed for any step sizes, but
 * proved for constant ones only. Errors are multiplied by eta_{t-1}/eta_t, so that Lemma 2 is wrong
 * where step sizes fall: with |e_1| &gt; 0 and eta_1 = eta_0/r, |e_2| grows as r. Corollary 2
 * survives, since sum_t eta_t S_t &lt;= (2/delta) sum_t eta_t^3 where they fall.
 *
 * <p>Assumption 3, a bound omega on |grad F|, is not known of a problem. G^2 = sigma^2 + omega^2 is
 * taken with the realised omega^2, the largest (1/M) sum_i |grad f_i(x_t)|^2 of the run so far. As
 * R_t is linear in it, the mean of the bounds of many runs bounds the mean of what is measured.
 * That also covers workers whose gradients differ, where only their own noise counts as sigma^2.
 * With exact compressors the term is 0.
 */
interface DistEf extends Theorem {
  /**
   * Whether errors are not rescaled, as in DoubleSqueeze, so that it is the same method for
   * constant step sizes alone.
   */
  boolean constantOnly();

  /** What is assumed of the step sizes besides, in a list. */
  List<Assumption> stepsizes(Setting s, IntToDoubleFunction eta);

  /** What is assumed besides the variance of the gradients and the step sizes. */
  static List<Assumption> structure(Setting s) {
    return List.of(
        Assume.smooth(s),
        Assume.contractive("C at the workers", s.up()),
        Assume.contractive("C at the server", s.down()),
        Assume.everyoneTakesPart(s));
  }

  /** delta of Definition 1. */
  static double delta(Setting s) {
    return 1 / Math.max(s.up().delta(), s.down().delta());
  }

  /** ((1 - delta)(1/delta^2 + 16/delta^4))^(1/3), which the corollaries call for. */
  static double cost(Setting s) {
    double delta = delta(s);
    double square = delta * delta;
    return Math.cbrt((1 - delta) * (1 + 16 / square) / square);
  }

  /** gamma &gt; 0, of the theorem of this name. */
  static void checkGamma(String name, double gamma) {
    if (!(gamma > 0 && gamma <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(name + " needs gamma > 0, but gamma = " + gamma);
    }
  }

  /** The one parameter of a corollary. */
  static Map<String, Double> parameters(double gamma) {
    return Map.of("gamma", gamma);
  }

  @Override
  default List<Assumption> assumptions(Setting s, IntToDoubleFunction eta) {
    List<Assumption> all = new ArrayList<>(structure(s));
    all.add(Assume.boundedNoise(s));
    all.add(Assume.stepsizesBelow("3/(2L)", 1.5 / s.smoothness(), s, eta));
    if (constantOnly()) {
      double first = eta.applyAsDouble(0);
      all.add(Assumption.stepsizesAre("eta_0", k -> first, s, eta));
    }
    all.addAll(stepsizes(s, eta));
    return all;
  }

  /** eta (3 - 2 L eta). */
  private static double weight(Setting s, double eta) {
    return eta * (3 - 2 * s.smoothness() * eta);
  }

  @Override
  default Optional<Weights> weights(Setting s, IntToDoubleFunction eta) {
    IntToDoubleFunction steps = Bounds.steps(s, eta);
    return Optional.of(Bounds.weights(k -> weight(s, steps.applyAsDouble(k))));
  }

  @Override
  default Optional<Bound> bound(Setting s, Origin origin, IntToDoubleFunction eta) {
    return Assumption.allHold(assumptions(s, eta))
        ? Optional.of(new Sums(s, origin, Bounds.steps(s, eta)))
        : Optional.empty();
  }

  /** The bound, whose sums grow with the rounds. */
  final class Sums implements Bound {
    private final Setting s;
    private final IntToDoubleFunction eta;
    private final double delta;
    private double sum;
    private double feedback;
    private double weights;
    private double S;
    private double U;
    private double omegaSquared = Double.NaN;
    private int round = -1;
    private int seen = -1;

    private Sums(Setting s, Origin origin, IntToDoubleFunction eta) {
      this.s = s;
      this.eta = eta;
      delta = delta(s);
      sum = 4 * origin.excess();
    }

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
      double variance = s.noise().variance();
      double L = s.smoothness();
      while (round < k) {
        round++;
        double step = eta.applyAsDouble(round);
        sum += 2 * L * variance / s.workers() * step * step;
        weights += weight(s, step);
        feedback += step * (1 - delta) * (4 / delta * S + 32 / (delta * delta) * U);
        S = (1 - delta / 2) * S + step * step; // S_{t+1}
        U = (1 - delta / 2) * U + S; // U_{t+1}
      }
      if (delta == 1) {
        return sum / weights;
      }
      double G2 = seen >= k ? variance + omegaSquared : Double.NaN;
      return (sum + 4 * L * L * G2 * feedback) / weights;
    }
  }
}
