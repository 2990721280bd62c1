package terse.theory;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Ghost, the method by which Philippenko and Dieuleveut (NeurIPS 2021, Appendix D.1) explain MCM,
 * for strongly convex f. Derived here for any workers:
 *
 * <p>w^_{k+1} = w_k - gamma C_dwn(g_k) = w_{k+1} + xi with E xi = 0 and E|xi|^2 &lt;= omega_dwn Z,
 * Z_{k+1} = gamma^2 |g_k|^2. With e = f(w^) - f* and the letters of {@link UplinkNoise},
 *
 * <pre>
 * E|w+ - w*|^2 &lt;= (1 - gamma mu)|w - w*|^2 - 2 gamma e + 2 gamma L omega_dwn Z + E Z+
 * E Z+ &lt;= gamma^2 (2 L e + E|g - grad f(w^)|^2)
 * </pre>
 *
 * <p>so that V = |w - w*|^2 + c Z + weight theta S with c = 4 gamma L omega_dwn and theta = gamma^2
 * (1 + c) has E V+ &lt;= (1 - min(gamma mu, 1/2, decay)) V - 2 gamma (1 - gamma (1 + c)(L + A)) e +
 * theta N, and the term in e vanishes for (gamma + 4 gamma^2 L omega_dwn)(L + A) &lt;= 1. The
 * downlink costs a factor 1 + c that fades with gamma.
 *
 * @param up the workers' memories
 */
public record GhostStronglyConvex(Memories up) implements Limited {
  @Override
  public String name() {
    return "strongly-convex";
  }

  @Override
  public String source() {
    return "after Philippenko and Dieuleveut, NeurIPS 2021, Appendix D.1";
  }

  @Override
  public List<Assumption> structure(Setting s) {
    return DianaStronglyConvex.structure(s, up, Assume.stronglyConvex(s));
  }

  @Override
  public String formula(Setting s) {
    return "the root of (eta + 4 eta^2 L omega_down) "
        + new UplinkNoise(s, up).curvatures("L")
        + " = 1";
  }

  @Override
  public double limit(Setting s) {
    double curvatures = s.smoothness() + new UplinkNoise(s, up).curvature();
    return Bounds.largestStep(curvatures, 4 * s.smoothness() * s.down().omega() * curvatures);
  }

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction eta) {
    double factor = 4 * s.smoothness() * s.down().omega();
    return new UplinkNoise(s, up)
        .distance(
            origin,
            eta,
            gamma -> gamma * gamma * (1 + gamma * factor),
            gamma -> Math.min(gamma * s.strongConvexity(), 0.5));
  }
}
