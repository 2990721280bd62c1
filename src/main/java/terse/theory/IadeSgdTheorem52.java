package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * IADE-SGD under the weak growth condition (Ye, Xiao, Sun, 2020, Theorem 5.2): E|x_k - x*|^2 &lt;=
 * c^k (|x_0 - x*|^2 - A) + c'^k A with A = s c'/(c' - c), for eta = 1/(rho L) and c = 1 - mu/(rho
 * L) &lt; c' &lt; 1.
 *
 * <p>Proof. The errors of the quantisers have mean zero given all that came before, so that they
 * add up in the mean square, E|v_k - g_k|^2 &lt;= rho^2 L^2 s c'^{k+1} for g_k the mean of the
 * workers' gradients. All that is used of the condition is E|g_k|^2 &lt;= 2 rho L (f(x_k) - f*).
 * With f(x_k) - f* &lt;= &lt;grad f(x_k), x_k - x*&gt; - (mu/2)|x_k - x*|^2 and eta &lt;= 1/(rho
 * L),
 *
 * <pre>
 * E|x_{k+1} - x*|^2 &lt;= (1 - eta mu) E|x_k - x*|^2 + eta^2 rho^2 L^2 s c'^{k+1}.
 * </pre>
 *
 * <p>When it is known to hold: of full gradients |grad f|^2 &lt;= 2 L_f (f - f*), whatever the f_i,
 * so that rho L &gt;= L_f, f's own, will do. Noise with B and C = 0 adds (B/n) times the mean of
 * |grad f_i|^2, which is at most 2 Lmax (f - f*) where all f_i are convex and share x*: rho L &gt;=
 * L_f + B Lmax/n. Of mini-batches it is not known.
 *
 * <p>Misprints: the steps (5) and (6) lack eta, the sketch of the proof bounds |v_k - g_k| where
 * its square is meant, Corollary 9.2 has |x_k - x_0|^2 for |x_k - x*|^2 and x_0 for |x_0 - x*|^2;
 * as in Theorem 3.1, c s/(c' - c) in the maximum should be c' s/(c' - c).
 *
 * @param s the quantisation level
 * @param cPrime c'
 * @param rho of the weak growth condition
 * @param smoothness the L that the quantisers are made with
 */
public record IadeSgdTheorem52(double s, double cPrime, double rho, double smoothness)
    implements ShrinkingError {
  /** D is zero where it is below this multiple of Lmax^2 |x_0 - x*|^2. */
  private static final double ZERO = 1e-20;

  @Override
  public String name() {
    return "theorem-5-2";
  }

  @Override
  public String source() {
    return "Ye, Xiao, Sun, 2020, Theorem 5.2";
  }

  @Override
  public Metric metric() {
    return Metric.SQUARED_DISTANCE;
  }

  @Override
  public List<Assumption> structure(Setting setting) {
    List<Assumption> all = new ArrayList<>(rates(setting));
    all.add(ShrinkingError.everyoneTakesPart(setting));
    double b = setting.noise().relative();
    double absolute = setting.noise().absolute();
    double least = setting.smoothness() + b * setting.maxSmoothness() / setting.workers();
    all.add(
        new Assumption(
            "gradients grow weakly, rho L >= L_f + B Lmax/n = "
                + Assumption.number(least)
                + " and C = 0 (rho L = "
                + growth()
                + ", C = "
                + Assumption.number(absolute)
                + ")",
            growth() >= least * (1 - 1e-12) && absolute == 0));
    if (b > 0) {
      all.add(
          new Assumption(
              "every f_i is convex (mu_i >= " + Assumption.number(setting.localConvexity()) + ")",
              setting.localConvexity() >= 0));
    }
    return all;
  }

  @Override
  public List<Assumption> steps(Setting setting, IntToDoubleFunction eta) {
    return List.of(
        Assumption.stepsizesAtMost("1/(rho L)", 1 / growth(), setting, eta),
        ShrinkingError.contractsFaster(setting, cPrime, eta));
  }

  /** What it assumes of f and c', whatever the gradients. */
  private List<Assumption> rates(Setting setting) {
    return List.of(
        ShrinkingError.smooth(setting),
        ShrinkingError.stronglyConvex(setting),
        ShrinkingError.slowerThan(
            "1 - mu/(rho L)", 1 - setting.strongConvexity() / growth(), cPrime));
  }

  /** What it assumes of f, c' and the step sizes: all but the weak growth condition. */
  public List<Assumption> rules(Setting setting, IntToDoubleFunction eta) {
    List<Assumption> all = new ArrayList<>(rates(setting));
    all.addAll(steps(setting, eta));
    return all;
  }

  /** rho L. */
  private double growth() {
    return rho * smoothness;
  }

  @Override
  public Step step(Setting setting) {
    return new Step("1/(rho L)", 1 / growth());
  }

  @Override
  public double start(Setting setting, Origin origin) {
    double distance = origin.squaredDistance();
    double l = setting.maxSmoothness();
    boolean share = origin.gradientsAtOptimum() <= ZERO * l * l * distance;
    return setting.noise().relative() > 0 && !share ? Double.NaN : distance;
  }

  @Override
  public double next(Setting setting, double eta, int k, double bound) {
    double error = growth() * growth() * s * StrictMath.pow(cPrime, k + 1);
    return (1 - eta * setting.strongConvexity()) * bound + eta * eta * error;
  }
}
