package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * DIANA, and Artemis, whose downlink is compressed too, for strongly convex f: linear convergence
 * up to the noise of the gradients, whatever the workers' data (Gorbunov, Hanzely, Richtárik,
 * AISTATS 2020, Theorem 4.1, for DIANA; Horváth et al., 2019). Derived here for both:
 *
 * <p>x+ = x - gamma C_dwn(g) and E|C_dwn(g)|^2 &lt;= (1 + omega_dwn) E|g|^2; f is mu-strongly
 * convex with |grad f|^2 &lt;= 2 L e, e = f(x) - f*. So, with A, N, S, weight and decay of {@link
 * UplinkNoise}, theta = gamma^2 (1 + omega_dwn) and V = |x - x*|^2 + weight theta S,
 *
 * <pre>
 * E|x+ - x*|^2 &lt;= (1 - gamma mu)|x - x*|^2 - 2 gamma e + theta (2 L e + E|g - grad f(x)|^2)
 * E V+         &lt;= (1 - min(gamma mu, decay)) V - 2 (gamma - theta (L + A)) e + theta N
 * </pre>
 *
 * <p>where the term in e vanishes for gamma &lt;= 1/((1 + omega_dwn)(L + A)). That is their 1/(L (1
 * + 6 omega/n)) for L_i = L, no downlink compression and alpha_up &gt; 0. Philippenko and
 * Dieuleveut (NeurIPS 2021, Section 3) give 1/(8 L (1 + omega_dwn)(1 + omega_up/N)) for Artemis and
 * Dore as an upper end only.
 *
 * @param up the workers' memories
 */
public record DianaStronglyConvex(Memories up) implements Limited {
  @Override
  public String name() {
    return "strongly-convex";
  }

  @Override
  public String source() {
    return "Gorbunov, Hanzely, Richtárik, AISTATS 2020, Theorem 4.1";
  }

  /** What is assumed, with this much convexity of f. */
  static List<Assumption> structure(Setting s, Memories up, Assumption convexity) {
    List<Assumption> all = new ArrayList<>(List.of(Assume.smooth(s), convexity));
    all.addAll(new UplinkNoise(s, up).assumptions());
    all.add(Assume.unbiased("C_dwn", s.down()));
    all.add(Assume.everyoneTakesPart(s));
    return all;
  }

  @Override
  public List<Assumption> structure(Setting s) {
    return structure(s, up, Assume.stronglyConvex(s));
  }

  /** (1 + omega_dwn)(L + A), as a formula. */
  static String curvatures(Setting s, Memories up) {
    String sum = new UplinkNoise(s, up).curvatures("L");
    return s.down().omega() == 0 ? sum : "((1+omega_down) " + sum + ")";
  }

  @Override
  public String formula(Setting s) {
    return "1/" + curvatures(s, up);
  }

  @Override
  public double limit(Setting s) {
    return 1 / ((1 + s.down().omega()) * (s.smoothness() + new UplinkNoise(s, up).curvature()));
  }

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction eta) {
    double inflation = 1 + s.down().omega();
    return new UplinkNoise(s, up)
        .distance(
            origin, eta, gamma -> gamma * gamma * inflation, gamma -> gamma * s.strongConvexity());
  }
}
