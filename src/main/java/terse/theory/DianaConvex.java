package terse.theory;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * DIANA and Artemis for convex f: what {@link DianaStronglyConvex} says of half its step sizes.
 *
 * <p>For gamma &lt;= 1/(2 (1 + omega_dwn)(L + A)) the term in e is at most -gamma e, and E V+ &lt;=
 * V - gamma e + theta N adds up to sum_t eta_t E(f(x_t) - f*) &lt;= V_0 + N sum_t theta_t. By
 * convexity that bounds f at the mean with weights eta_t (Khaled et al., 2020, for constant ones).
 *
 * @param up the workers' memories
 */
public record DianaConvex(Memories up) implements Limited {
  @Override
  public String name() {
    return "convex";
  }

  @Override
  public String source() {
    return "after Gorbunov, Hanzely, Richtárik, AISTATS 2020, Theorem 4.1";
  }

  @Override
  public List<Assumption> structure(Setting s) {
    return DianaStronglyConvex.structure(s, up, Assume.convex(s));
  }

  @Override
  public String formula(Setting s) {
    return "1/(2 " + DianaStronglyConvex.curvatures(s, up) + ")";
  }

  @Override
  public double limit(Setting s) {
    return new DianaStronglyConvex(up).limit(s) / 2;
  }

  @Override
  public Optional<Weights> weights(Setting s, IntToDoubleFunction eta) {
    return Optional.of(Bounds.weights(Bounds.steps(s, eta)));
  }

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction eta) {
    double inflation = 1 + s.down().omega();
    return new UplinkNoise(s, up).average(origin, eta, gamma -> gamma * gamma * inflation);
  }
}
