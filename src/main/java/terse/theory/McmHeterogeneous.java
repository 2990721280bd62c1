package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * MCM and Rand-MCM with workers that differ, f strongly convex: linear convergence up to the noise
 * of the gradients, for any uplink memories. Philippenko and Dieuleveut (NeurIPS 2021) leave it to
 * their Appendix G, "almost identical up to constants"; derived here instead.
 *
 * <p>In the letters of {@link McmMemories} and {@link UplinkNoise}, alpha = alpha_dwn &lt;= 1/(1 +
 * 2 omega_dwn), c = 4 gamma L omega_dwn/alpha, theta = gamma^2 (1 + c), V = |w - w*|^2 + c Upsilon
 * + weight theta S, and e = f(w^) - f*: as in {@link McmTheorem1}, E&lt;grad f(w^), w - w*&gt;
 * &gt;= e + (mu/2)|w - w*|^2 - L omega_dwn Upsilon, and |grad f(w^)|^2 &lt;= 2 L e in {@link
 * McmTheorem3} with the factor 1 - alpha:
 *
 * <pre>
 * E V+ &lt;= (1 - min(gamma mu, alpha/2, decay)) V - 2 gamma (1 - gamma (L (1 + 2c/alpha) + (1 + c) A)) e + theta N
 * </pre>
 *
 * <p>The term in e vanishes for gamma (L + A) + gamma^2 (4 L omega_dwn/alpha)(2 L/alpha + A) &lt;=
 * 1. For omega_dwn = 0 that is {@link DianaStronglyConvex}.
 *
 * <p>Where workers see different models, e is the mean of the Bregman divergences f_i(w^_i) -
 * f_i(w*) - &lt;grad f_i(w*), w^_i - w*&gt; (their last terms add up to 0 in expectation), L stands
 * for Lmax, and mu for one that every f_i has.
 *
 * @param memories of the workers and of the models
 */
public record McmHeterogeneous(McmMemories memories) implements Limited {
  @Override
  public String name() {
    return "heterogeneous";
  }

  @Override
  public String source() {
    return "after Philippenko and Dieuleveut, NeurIPS 2021, Appendix G";
  }

  @Override
  public List<Assumption> structure(Setting s) {
    List<Assumption> all = structure(s, memories, Assume.convex(s));
    double mu = convexity(s, memories);
    String text = memories.several(s) ? "every f_i" : "f";
    all.set(
        1,
        new Assumption(text + " is strongly convex (mu = " + Assumption.number(mu) + ")", mu > 0));
    return all;
  }

  /** What is assumed, the convexity of f second. */
  static List<Assumption> structure(Setting s, McmMemories memories, Assumption convexity) {
    List<Assumption> all = new ArrayList<>(List.of(Assume.smooth(s), convexity));
    all.addAll(new UplinkNoise(s, memories.up()).assumptions());
    if (memories.several(s)) {
      all.add(Assume.everyLocalSmooth(s));
      all.add(Assume.everyLocalConvex(s));
    }
    all.add(Assume.unbiased("C_dwn", s.down()));
    double fast = McmMemories.fastRate(s);
    if (!Double.isNaN(fast)) {
      all.add(
          Assume.positiveAtMost("alpha_down", memories.downRate(), McmMemories.FAST_RATE, fast));
    }
    all.add(Assume.everyoneTakesPart(s));
    return all;
  }

  private static double smoothness(Setting s, McmMemories memories) {
    return memories.several(s) ? s.maxSmoothness() : s.smoothness();
  }

  private static double convexity(Setting s, McmMemories memories) {
    return memories.several(s) ? s.localConvexity() : s.strongConvexity();
  }

  /** The largest gamma with part (gamma (L + A) + gamma^2 ..) &lt;= 1. */
  static double limit(Setting s, McmMemories memories, double part) {
    double L = smoothness(s, memories);
    double A = new UplinkNoise(s, memories.up()).curvature();
    double alpha = memories.downRate();
    return Bounds.largestStep(
        part * (L + A), part * 4 * L * s.down().omega() / alpha * (2 * L / alpha + A));
  }

  /** theta. */
  static double theta(Setting s, McmMemories memories, double gamma) {
    double c = 4 * gamma * smoothness(s, memories) * s.down().omega() / memories.downRate();
    return gamma * gamma * (1 + c);
  }

  /** gamma with gamma (L + A) + gamma^2 .. = 1/part, as a formula. */
  static String formula(Setting s, McmMemories memories, String part) {
    String L = memories.several(s) ? "Lmax" : "L";
    String sum = new UplinkNoise(s, memories.up()).curvatures(L);
    return s.down().omega() == 0
        ? "1/(" + part + sum + ")"
        : "the root of "
            + part
            + "(eta "
            + sum
            + " + eta^2 (4 "
            + L
            + " omega_down/alpha_down) (2 "
            + L
            + "/alpha_down + A)) = 1";
  }

  @Override
  public String formula(Setting s) {
    return formula(s, memories, "");
  }

  @Override
  public double limit(Setting s) {
    return limit(s, memories, 1);
  }

  @Override
  public Bound promise(Setting s, Origin origin, IntToDoubleFunction eta) {
    double mu = convexity(s, memories);
    return new UplinkNoise(s, memories.up())
        .distance(
            origin,
            eta,
            gamma -> theta(s, memories, gamma),
            gamma -> Math.min(gamma * mu, memories.downRate() / 2));
  }
}
