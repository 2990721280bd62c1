package terse.theory;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * IADE on a strongly convex f (Ye, Xiao, Sun, 2020, Theorem 3.1): |x_k - x*| &lt;= c^k (|x_0 - x*|
 * - A) + c'^k A with A = eta s c'/(c' - c), for 0 &lt; eta &lt;= 2/(L + mu) and c = 1 - eta mu &lt;
 * c' &lt; 1.
 *
 * <p>Proof. |v_k - grad f(x_k)| &lt;= s c'^{k+1}: half of it is the workers' quantisers, half the
 * server's. A step of gradient descent contracts by c (Lemma 7.2), so that |x_{k+1} - x*| &lt;= c
 * |x_k - x*| + eta s c'^{k+1}, which is what is computed, also for step sizes that change; with a
 * constant one it adds up to the above. L is that of f: smoothness of each f_i is needed for the
 * number of bits alone.
 *
 * <p>Misprints: the statement, and Lemma 7.1 where the proof applies it, have s in place of eta s:
 * wrong where eta &gt; 1. The maximum in xi_s has c s/(c' - c), where Lemma 7.1 derives c' s/(c' -
 * c).
 *
 * @param s the quantisation level
 * @param cPrime c'
 * @param choice of the step size
 */
public record IadeTheorem31(double s, double cPrime, Choice choice) implements ShrinkingError {
  /** The step sizes that gradient descent is known for. */
  public enum Choice {
    /** 2/(L + mu), the largest, and the one of the fastest contraction. */
    LARGEST,
    /** 1/L. */
    ONE_OVER_L
  }

  @Override
  public String name() {
    return choice == Choice.LARGEST ? "theorem-3-1" : "theorem-3-1-at-1-over-l";
  }

  @Override
  public String source() {
    return "Ye, Xiao, Sun, 2020, Theorem 3.1";
  }

  @Override
  public Metric metric() {
    return Metric.DISTANCE;
  }

  @Override
  public List<Assumption> structure(Setting setting) {
    Step step = step(setting);
    return List.of(
        ShrinkingError.smooth(setting),
        ShrinkingError.stronglyConvex(setting),
        ShrinkingError.fullGradients(setting),
        ShrinkingError.everyoneTakesPart(setting),
        ShrinkingError.slowerThan(
            "1 - mu (" + step.formula() + ")",
            1 - setting.strongConvexity() * step.value(),
            cPrime));
  }

  @Override
  public List<Assumption> steps(Setting setting, IntToDoubleFunction eta) {
    return List.of(
        Assumption.stepsizesAtMost("2/(L + mu)", largest(setting), setting, eta),
        ShrinkingError.contractsFaster(setting, cPrime, eta));
  }

  @Override
  public Step step(Setting setting) {
    return choice == Choice.LARGEST
        ? new Step("2/(L + mu)", largest(setting))
        : new Step("1/L", 1 / setting.smoothness());
  }

  private static double largest(Setting setting) {
    return 2 / (setting.smoothness() + setting.strongConvexity());
  }

  @Override
  public double start(Setting setting, Origin origin) {
    return Math.sqrt(origin.squaredDistance());
  }

  @Override
  public double next(Setting setting, double eta, int k, double bound) {
    double error = s * StrictMath.pow(cPrime, k + 1);
    return (1 - eta * setting.strongConvexity()) * bound + eta * error;
  }
}
