package terse.theory;

import java.util.ArrayList;
import java.util.List;

/**
 * The memories of MCM and Rand-MCM (Philippenko and Dieuleveut, NeurIPS 2021), and what their
 * theorems for equal workers share.
 *
 * <p>In the paper's letters: w^ = w + xi is where the workers take gradients, with E xi = 0 and
 * E|xi|^2 &lt;= omega_dwn Upsilon, Upsilon_k = |w_k - H_{k-1}|^2; Upsilon_0 = 0 because nothing is
 * sent in round 0. With several models, w^ and Upsilon are different for each worker, and |.|^2 and
 * F(w^) stand for their means over the workers: all that is used of them is convexity of |.|^2, so
 * that Theorems 1 to 3 hold for them, too (Theorem 4).
 *
 * <p>The paper is about F_i = F and alpha_up = 0. Then E|g - grad F(w^)|^2 &lt;= (omega_up |grad
 * F(w^)|^2 + (1 + omega_up) sigma^2)/N. That is all that it needs of equal workers, and without
 * uplink compression and with one model any workers have it.
 *
 * @param up the workers' memories of their gradients
 * @param downRate alpha_dwn
 * @param models how many different w^ there are: 1 for MCM, the number of groups for Rand-MCM; what
 *     exceeds the number of workers counts as one each
 */
public record McmMemories(Memories up, double downRate, int models) {
  /** Theorems about DIANA, which is MCM where workers see the model itself. */
  public static List<Theorem> exactTheorems(Memories up) {
    McmMemories exact = new McmMemories(up, 1, 1);
    return List.of(
        new DianaStronglyConvex(up),
        new DianaConvex(up),
        new McmTheorem1(exact),
        new McmTheorem1Decreasing(exact),
        new McmTheorem2(exact));
  }

  /** The paper's theorems, and what holds for workers that are not equal. */
  public List<Theorem> theorems() {
    return List.of(
        new McmTheorem1(this),
        new McmHeterogeneous(this),
        new McmTheorem1Decreasing(this),
        new McmTheorem2(this),
        new McmTheorem3(this),
        new McmTheorem5(this),
        new McmHeterogeneousConvex(this));
  }

  /**
   * Assumptions 1 and 2 and the setting of Section 3, with this much convexity.
   *
   * @param most the largest alpha_dwn, and its formula
   */
  List<Assumption> structure(Setting s, Assumption convexity, String formula, double most) {
    List<Assumption> all = new ArrayList<>(List.of(Assume.smooth(s), convexity));
    all.add(Assume.unbiased("C_up", s.up()));
    all.add(Assume.unbiased("C_dwn", s.down()));
    all.add(Assume.everyoneTakesPart(s));
    boolean equal = s.locals().equal();
    if (several(s)) {
      all.add(new Assumption("all f_i are one function" + (equal ? "" : " (not known)"), equal));
    } else {
      all.add(
          new Assumption(
              "all f_i are one function, or uplinks are exact"
                  + (equal || exactUplink(s) ? "" : " (not known)"),
              equal || exactUplink(s)));
    }
    all.add(
        new Assumption(
            "alpha_up = 0, or uplinks are exact (alpha_up = " + up.rate() + ")",
            exactUplink(s) || (up.rate() == 0 && !up.firstGradient())));
    if (!Double.isNaN(most)) {
      all.add(Assume.positiveAtMost("alpha_down", downRate, formula, most));
    }
    return all;
  }

  /** Whether workers see different models. */
  boolean several(Setting s) {
    return models > 1 && s.workers() > 1;
  }

  private static boolean exactUplink(Setting s) {
    return s.up().omega() == 0;
  }

  /** alpha_dwn up to which Upsilon shrinks by the factor 1 - alpha_dwn, see {@link McmTheorem3}. */
  static double fastRate(Setting s) {
    return 1 / (1 + 2 * s.down().omega());
  }

  static final String FAST_RATE = "1/(1+2 omega_down)";

  /**
   * gamma_max = min(1/(2 L (1 + omega_up/N)), alpha/L, 1/(4 L sqrt((omega_dwn/alpha)(1/alpha +
   * omega_up/N)))) with alpha = alpha_dwn: the paper's where alpha = 1/(8 omega_dwn).
   */
  double limit(Setting s) {
    double L = s.smoothness();
    double up = s.up().omega() / s.workers();
    double down = s.down().omega();
    double joint = 4 * L * Math.sqrt(down / downRate * (1 / downRate + up));
    return Math.min(1 / (2 * L * (1 + up)), Math.min(downRate / L, 1 / joint));
  }

  static final String LIMIT =
      "min(1/(2L(1+omega_up/n)), alpha_down/L, 1/(4L sqrt(omega_down/alpha_down"
          + " (1/alpha_down + omega_up/n))))";

  /**
   * What Upsilon weighs in V = |w - w*|^2 + weight Upsilon: 4 gamma L omega_dwn/alpha_dwn, the
   * paper's 32 gamma L omega_dwn^2.
   */
  double weight(Setting s, double gamma) {
    return 4 * gamma * s.smoothness() * s.down().omega() / downRate;
  }

  /** gamma^2 sigma^2 Phi(gamma)/N, where sigma^2 is that of a batch. */
  double noise(Setting s, double gamma) {
    double phi = (1 + s.up().omega()) * (1 + 2 * weight(s, gamma));
    return gamma * gamma * s.noise().variance() * phi / s.workers();
  }

  /**
   * min(mu, L/2): what {@link McmTheorem1} needs of strong convexity, and f has it where it has mu.
   */
  static double convexity(Setting s) {
    return Math.min(s.strongConvexity(), s.smoothness() / 2);
  }
}
