package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The variance of MCM's local models (Philippenko and Dieuleveut, NeurIPS 2021, Theorem 3; for
 * Rand-MCM by Theorem 4): Upsilon_k = |w_k - H_{k-1}|^2 obeys
 *
 * <pre>
 * E Upsilon_k &lt;= (1 - alpha/2) E Upsilon_{k-1} + gamma^2 (2/alpha + omega_up/N) E|grad F(w^_{k-1})|^2 + gamma^2 sigma^2 (1 + omega_up)/N
 * </pre>
 *
 * <p>Proof: u = w_{k-1} - H_{k-2} and xi = C(u) - u give w_k - H_{k-1} = (1 - alpha) u - alpha xi -
 * gamma g. The noise of g adds its variance. |v - gamma grad F(w^)|^2 &lt;= |v|^2/(1 - alpha/2) +
 * (2 gamma^2/alpha)|grad F(w^)|^2 by Young's inequality, and E|(1 - alpha) u - alpha xi|^2 &lt;=
 * ((1 - alpha)^2 + alpha^2 omega_dwn)|u|^2, which is at most (1 - alpha/2)^2 |u|^2 for alpha &lt;=
 * 1/(3/4 + omega_dwn), and at most (1 - alpha/2)(1 - alpha)|u|^2 for alpha &lt;= 1/(1 + 2
 * omega_dwn): the factor is 1 - alpha then.
 *
 * <p>Neither convexity nor a bound on gamma is needed, where the paper has alpha &lt;= 1/(4
 * omega_dwn) and gamma &lt;= 1/(8 omega_dwn L); its constants are twice as large in the last two
 * terms.
 *
 * <p>|grad F(w^)| is not known beforehand. What is known of Upsilon_k alone follows from the
 * Lyapunov function of {@link McmTheorem1} and {@link McmTheorem2}: Upsilon_k &lt;= V_k alpha/(4
 * gamma L omega_dwn). That is the bound here.
 *
 * @param memories of the workers and of the model
 */
public record McmTheorem3(McmMemories memories) implements Limited {
  static final String LARGEST_RATE = "1/(3/4+omega_down)";

  /** alpha_dwn up to which the recursion holds. */
  static double largestRate(Setting s) {
    return 1 / (0.75 + s.down().omega());
  }

  @Override
  public String name() {
    return "theorem-3";
  }

  @Override
  public String source() {
    return "Philippenko and Dieuleveut, NeurIPS 2021, Theorem 3";
  }

  /** The right side of the recursion. */
  public double next(Setting s, double gamma, double upsilon, double squaredGradient) {
    double alpha = memories.downRate();
    double up = s.up().omega();
    double squared = gamma * gamma;
    return (isFast(s) ? 1 - alpha : 1 - alpha / 2) * upsilon
        + squared * (2 / alpha + up / s.workers()) * squaredGradient
        + squared * s.noise().variance() * (1 + up) / s.workers();
  }

  private boolean isFast(Setting s) {
    return memories.downRate() <= McmMemories.fastRate(s);
  }

  @Override
  public List<Assumption> structure(Setting s) {
    List<Assumption> all =
        new ArrayList<>(memories.structure(s, Assume.convex(s), LARGEST_RATE, largestRate(s)));
    double omega = s.down().omega();
    if (!Double.isNaN(omega)) {
      all.add(new Assumption("C_dwn is not exact (omega = " + omega + ")", omega > 0));
    }
    return all;
  }

  @Override
  public String formula(Setting s) {
    return McmMemories.LIMIT;
  }

  @Override
  public double limit(Setting s) {
    return memories.limit(s);
  }

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction eta) {
    McmTheorem1 lyapunov = new McmTheorem1(memories);
    return new Bound() {
      private double v = origin.squaredDistance();
      private int round;

      @Override
      public Metric metric() {
        return Metric.UPSILON;
      }

      @Override
      public double at(int k) {
        for (; round < k; round++) {
          double gamma = eta.applyAsDouble(round);
          v = isFast(s) ? lyapunov.next(s, gamma, v) : v + memories.noise(s, gamma);
        }
        double gamma = eta.applyAsDouble(Math.max(k - 1, 0));
        return v / (k == 0 ? Double.POSITIVE_INFINITY : memories.weight(s, gamma)); // Upsilon_0 = 0
      }
    };
  }
}
