package terse.theory;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * MCM with equal workers, F convex (Philippenko and Dieuleveut, NeurIPS 2021, Theorem 2, eq. 6; for
 * Rand-MCM by Theorem 4): for gamma &lt;= gamma_max
 *
 * <pre>
 * E F((w_0 + .. + w_{K-1})/K) - F* &lt;= V_0/(gamma K) + gamma sigma^2 Phi(gamma)/N
 * </pre>
 *
 * <p>Proof as that of {@link McmTheorem1}, with P &gt;= F(w^) - F* for one half of -2 gamma P and P
 * &gt;= |grad F(w^)|^2/L for the other, and the factor 1 - alpha/2 of {@link McmTheorem3}: V_k
 * &lt;= V_{k-1} - gamma E(F(w^_{k-1}) - F*) + gamma^2 sigma^2 Phi/N, where F(w) &lt;= E F(w^). The
 * sum over rounds gives it, also for step sizes that shrink, with weights gamma_k. In (6) the left
 * side is printed for w_{k-1}; w^_{k-1} stands there in the proof. V_0 = |w_0 - w*|^2.
 *
 * <p>Row k is about x_0 .. x_k: its K is k + 1.
 *
 * @param memories of the workers and of the model
 */
public record McmTheorem2(McmMemories memories) implements Limited {
  @Override
  public String name() {
    return "theorem-2";
  }

  @Override
  public String source() {
    return "Philippenko and Dieuleveut, NeurIPS 2021, Theorem 2, eq. 6";
  }

  @Override
  public List<Assumption> structure(Setting s) {
    return memories.structure(
        s, Assume.convex(s), McmTheorem3.LARGEST_RATE, McmTheorem3.largestRate(s));
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

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction eta) {
    return Bounds.mean(
        Metric.AVERAGED_EXCESS_LOSS,
        origin.squaredDistance(),
        k -> memories.noise(s, eta.applyAsDouble(k)),
        eta);
  }
}
