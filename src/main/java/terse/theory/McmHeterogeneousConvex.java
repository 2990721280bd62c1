package terse.theory;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * MCM and Rand-MCM with workers that differ, f convex: what {@link McmHeterogeneous} says where 2
 * (gamma (L + A) + gamma^2 (4 L omega_dwn/alpha)(2 L/alpha + A)) &lt;= 1.
 *
 * <p>Then E V+ &lt;= V - gamma e + theta N. e is f(w^) - f* &gt;= f(w) - f* in expectation, by
 * convexity (with different models, the mean of f_i(w^_i) - f* is), and the sum over the rounds
 * bounds f at the mean of x_0 .. x_k with weights eta_k.
 *
 * @param memories of the workers and of the models
 */
public record McmHeterogeneousConvex(McmMemories memories) implements Limited {
  @Override
  public String name() {
    return "heterogeneous-convex";
  }

  @Override
  public String source() {
    return "after Philippenko and Dieuleveut, NeurIPS 2021, Appendix G";
  }

  @Override
  public List<Assumption> structure(Setting s) {
    return McmHeterogeneous.structure(s, memories, Assume.convex(s));
  }

  @Override
  public String formula(Setting s) {
    return McmHeterogeneous.formula(s, memories, "2 ");
  }

  @Override
  public double limit(Setting s) {
    return McmHeterogeneous.limit(s, memories, 2);
  }

  @Override
  public Optional<Weights> weights(Setting s, IntToDoubleFunction eta) {
    return Optional.of(Bounds.weights(Bounds.steps(s, eta)));
  }

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction eta) {
    return new UplinkNoise(s, memories.up())
        .average(origin, eta, gamma -> McmHeterogeneous.theta(s, memories, gamma));
  }
}
