package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * The noise of g, what the server makes of compressed uplinks with {@link Memories}, in the frame
 * of Gorbunov, Hanzely, Richtárik (AISTATS 2020, Assumption 4.1).
 *
 * <p>x is where the gradients are taken, e = f(x) - f*, h_i* = grad f_i(x*), S = (1/n) sum_i |h_i -
 * h_i*|^2, omega that of C_up, sigma^2 the variance of each g_i. Convex f_i have (1/n) sum_i |grad
 * f_i(x) - h_i*|^2 &lt;= 2 Lmax e, because the h_i* add up to 0. Workers compress independently, so
 *
 * <pre>
 * E|g - grad f(x)|^2 &lt;= (1/n) ((1 + omega) sigma^2 + (omega/n) sum_i |grad f_i(x) - h_i|^2)
 *                    &lt;= (4 omega Lmax/n) e + (2 omega/n) S + (1 + omega) sigma^2/n
 * </pre>
 *
 * <p>and, for rate (1 + omega) &lt;= 1, from E|c_i|^2 &lt;= (1 + omega) E|g_i - h_i|^2 and 2&lt;u -
 * h, h - h*&gt; + |u - h|^2 = |u - h*|^2 - |h - h*|^2,
 *
 * <pre>
 * E S+ &lt;= (1 - rate) S + 2 rate Lmax e + rate sigma^2.
 * </pre>
 *
 * <p>If a Lyapunov function has theta E|g - grad f(x)|^2 for what the noise adds to it, then with
 * weight theta S beside it, weight = 4 omega/(n rate), that costs theta (2 A e + N) and S shrinks
 * by 1 - decay, decay = rate/2, where A = 6 omega Lmax/n and N = (1 + 5 omega) sigma^2/n. Without
 * memories, rate 0, h_i = 0 and |grad f_i(x)|^2 &lt;= 2|grad f_i(x) - h_i*|^2 + 2|h_i*|^2: A = 2
 * omega Lmax/n, N = ((1 + omega) sigma^2 + 2 omega D)/n, D = (1/n) sum_i |h_i*|^2, no S. For omega
 * = 0, A = 0 and N = sigma^2/n, and nothing is asked of the f_i.
 */
final class UplinkNoise {
  private final Setting s;
  private final Memories memories;
  private final double omega;
  private final boolean learns;

  UplinkNoise(Setting s, Memories memories) {
    this.s = s;
    this.memories = memories;
    omega = s.up().omega();
    learns = omega > 0 && memories.rate() > 0;
  }

  /** What is assumed, without the variance of the gradients. */
  List<Assumption> assumptions() {
    List<Assumption> all = new ArrayList<>();
    all.add(Assume.unbiased("C_up", s.up()));
    if (omega == 0 || Double.isNaN(omega)) {
      return all;
    }
    all.add(Assume.everyLocalSmooth(s));
    all.add(Assume.everyLocalConvex(s));
    if (memories.rate() > 0) {
      all.add(
          Assume.positiveAtMost("alpha_up", memories.rate(), "1/(1+omega_up)", 1 / (1 + omega)));
    } else {
      all.add(new Assumption("memories that do not learn are zero", !memories.firstGradient()));
    }
    return all;
  }

  /** A. */
  double curvature() {
    return omega == 0 ? 0 : (learns ? 6 : 2) * omega * s.maxSmoothness() / s.workers();
  }

  /** L + A, as a formula. */
  String curvatures(String smoothness) {
    return omega == 0
        ? smoothness
        : "(" + smoothness + " + " + (learns ? 6 : 2) + " omega_up Lmax/n)";
  }

  /** The share by which S shrinks in a round. */
  double decay() {
    return learns ? memories.rate() / 2 : 1;
  }

  /** N. */
  double noise(Origin origin) {
    double variance = s.noise().variance();
    if (learns || omega == 0) {
      return (1 + 5 * omega) * variance / s.workers();
    }
    return ((1 + omega) * variance + 2 * omega * origin.gradientsAtOptimum()) / s.workers();
  }

  /** weight S, before round 0, or after it where it fills the memories. */
  private double start(Origin origin) {
    if (!learns) {
      return 0;
    }
    double memory =
        memories.firstGradient()
            ? 2 * s.maxSmoothness() * origin.excess() + s.noise().variance()
            : origin.gradientsAtOptimum();
    return 4 * omega / (s.workers() * memories.rate()) * memory;
  }

  /**
   * The bound on |x_k - x*|^2 of a Lyapunov function |x - x*|^2 + .. + weight theta S, whose other
   * parts begin at 0: (1 - min(rate, decay)) times the last one, plus theta N. NaN where a number
   * is not known.
   *
   * <p>Where round 0 sends the gradients themselves, its noise is sigma^2/n, and it leaves S &lt;=
   * 2 Lmax (f(x_0) - f*) + sigma^2.
   *
   * @param eta step sizes that never grow
   * @param theta of a step size, never less for a larger one
   * @param rate of a step size, at which the other parts shrink
   */
  Bound distance(
      Origin origin, IntToDoubleFunction eta, DoubleUnaryOperator theta, DoubleUnaryOperator rate) {
    double memory = start(origin);
    double noise = noise(origin);
    boolean filled = learns && memories.firstGradient();
    double first = theta.applyAsDouble(eta.applyAsDouble(0));
    return Bounds.recursion(
        Metric.SQUARED_DISTANCE,
        origin.squaredDistance() + (filled ? 0 : first * memory),
        (k, bound) -> {
          double gamma = eta.applyAsDouble(k);
          double shrink = rate.applyAsDouble(gamma);
          double added = theta.applyAsDouble(gamma);
          return filled && k == 0
              ? (1 - shrink) * bound + added * (exact() + memory)
              : (1 - Math.min(shrink, decay())) * bound + added * noise;
        });
  }

  /**
   * The bound on f - f* at the mean of x_0 .. x_k with weights eta_k, of a Lyapunov function as in
   * {@link #distance} from which every round takes gamma e in expectation. NaN where a number is
   * not known.
   */
  Bound average(Origin origin, IntToDoubleFunction eta, DoubleUnaryOperator theta) {
    double memory = start(origin);
    double noise = noise(origin);
    boolean filled = learns && memories.firstGradient();
    double first = theta.applyAsDouble(eta.applyAsDouble(0));
    return Bounds.mean(
        Metric.AVERAGED_EXCESS_LOSS,
        origin.squaredDistance() + first * memory,
        k -> theta.applyAsDouble(eta.applyAsDouble(k)) * (filled && k == 0 ? exact() : noise),
        eta);
  }

  /** The noise of a round that sends the gradients themselves. */
  private double exact() {
    return s.noise().variance() / s.workers();
  }
}
