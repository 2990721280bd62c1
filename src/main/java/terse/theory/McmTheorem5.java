package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * MCM and Rand-MCM with equal workers, F convex and quadratic (Philippenko and Dieuleveut, NeurIPS
 * 2021, Theorem 5): for gamma &lt;= gamma_max
 *
 * <pre>
 * E F((w_0 + .. + w_{K-1})/K) - F* &lt;= V_0/(gamma K) + gamma sigma^2 Phi(gamma)/N
 * Phi(gamma) = (1 + omega_up)(1 + (4 gamma^2 L^2 omega_dwn/alpha_dwn)(1/C + omega_up/N))
 * </pre>
 *
 * <p>with C = 1 for MCM, G for Rand-MCM with G groups, N for Rand-MCM: different models help.
 *
 * <p>Proof: E grad F(w^) = grad F(w), so that E&lt;grad F(w^), w - w*&gt; = 2 (F(w) - F*), and, for
 * C independent groups of equal size, E|mean_i grad F(w^_i)|^2 &lt;= |grad F(w)|^2 + L^2 omega_dwn
 * Upsilon/C. With B = 1/C + omega_up/N the noise of w^ adds gamma^2 L^2 omega_dwn B Upsilon to |w -
 * w*|^2. Upsilon shrinks by alpha - alpha/8 in the recursion of {@link McmTheorem3}, where |grad
 * F(w^)|^2 has the mean |grad F(w)|^2 + L^2 omega_dwn Upsilon and gamma^2 L^2 omega_dwn (2/alpha +
 * omega_up/N) &lt;= alpha/8 by gamma_max. So weight = 2 gamma^2 L^2 omega_dwn B/alpha is enough,
 * and |grad F(w)|^2 has at most gamma/(2L) + gamma^2 B/4 &lt;= 5 gamma/(8L), that is 5 gamma (F(w)
 * - F*)/4 of the 4 gamma (F(w) - F*). With V = |w - w*|^2 + weight Upsilon the noise is gamma^2
 * sigma^2 (1 + omega_up)(1 + weight)/N; the paper's Phi has 1 + 2 weight, which is kept.
 *
 * <p>Misprint: Phi is printed with a K for alpha_dwn, 4 gamma^2 L^2 omega_dwn/K. It comes from
 * alpha_dwn, above, and does not fade with the number of rounds. Groups of unequal size: 1/C is the
 * part of the workers that the largest one has.
 *
 * @param memories of the workers and of the models
 */
public record McmTheorem5(McmMemories memories) implements Limited {
  @Override
  public String name() {
    return "theorem-5";
  }

  @Override
  public String source() {
    return "Philippenko and Dieuleveut, NeurIPS 2021, Theorem 5";
  }

  @Override
  public List<Assumption> structure(Setting s) {
    List<Assumption> all =
        new ArrayList<>(
            memories.structure(
                s, Assume.convex(s), McmMemories.FAST_RATE, McmMemories.fastRate(s)));
    all.add(Assume.quadratic(s));
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
  public Optional<Weights> weights(Setting s, IntToDoubleFunction eta) {
    return Optional.of(Bounds.weights(Bounds.steps(s, eta)));
  }

  /** 1/C. */
  private double share(Setting s) {
    int n = s.workers();
    int groups = Math.min(memories.models(), n);
    int largest = (n + groups - 1) / groups;
    return (double) largest / n;
  }

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction eta) {
    double up = s.up().omega();
    double squared = s.smoothness() * s.smoothness();
    double randomness =
        4 * squared * s.down().omega() / memories.downRate() * (share(s) + up / s.workers());
    double variance = s.noise().variance() * (1 + up) / s.workers();
    return Bounds.mean(
        Metric.AVERAGED_EXCESS_LOSS,
        origin.squaredDistance(),
        k -> {
          double gamma = eta.applyAsDouble(k);
          return gamma * gamma * variance * (1 + gamma * gamma * randomness);
        },
        eta);
  }
}
