package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Distributed SGD for any smooth f (Zheng, Huang, Kwok, NeurIPS 2019, Appendix D): E f(x_{k+1})
 * &lt;= E f(x_k) - eta_k (1 - L eta_k/2) E|grad f(x_k)|^2 + L eta_k^2 sigma^2/(2M), so that the
 * mean of |grad f|^2 with weights eta_k (2 - L eta_k) is at most
 *
 * <pre>
 * (2 (f(x_0) - f*) + (L sigma^2/M) sum_t eta_t^2) / sum_t eta_t (2 - L eta_t).
 * </pre>
 *
 * <p>0 &lt; eta_k &lt; 2/L; the weights are largest for 1/L, which is the step size here. The
 * appendix sums it up for a constant step size; its last display but one has T where MT must stand.
 */
public record SgdNonconvex() implements Theorem {
  /**
   * Theorems about SGD without momentum, which is gradient descent with an exact C, or DIANA
   * without compression.
   */
  public static List<Theorem> theorems() {
    List<Theorem> all = new ArrayList<>(List.of(new Theorem19(), new Theorem18()));
    all.addAll(McmMemories.exactTheorems(Memories.NONE));
    all.add(new SgdNonconvex());
    return all;
  }

  @Override
  public String name() {
    return "nonconvex";
  }

  @Override
  public String source() {
    return "Zheng, Huang, Kwok, NeurIPS 2019, Appendix D";
  }

  private static List<Assumption> structure(Setting s) {
    return List.of(Assume.smooth(s), Assume.everyoneTakesPart(s));
  }

  @Override
  public List<Assumption> assumptions(Setting s, IntToDoubleFunction eta) {
    List<Assumption> all = new ArrayList<>(structure(s));
    all.add(Assume.boundedNoise(s));
    all.add(Assume.stepsizesBelow("2/L", 2 / s.smoothness(), s, eta));
    return all;
  }

  @Override
  public Optional<Schedule> schedule(Setting s) {
    double step = 1 / s.smoothness();
    return Assumption.allHold(structure(s))
        ? Optional.of(new Schedule("1/L = " + step, k -> step))
        : Optional.empty();
  }

  private static double weight(Setting s, double eta) {
    return eta * (2 - s.smoothness() * eta);
  }

  @Override
  public Optional<Weights> weights(Setting s, IntToDoubleFunction eta) {
    IntToDoubleFunction steps = Bounds.steps(s, eta);
    return Optional.of(Bounds.weights(k -> weight(s, steps.applyAsDouble(k))));
  }

  @Override
  public Optional<Bound> bound(Setting s, Origin origin, IntToDoubleFunction eta) {
    if (!Assumption.allHold(assumptions(s, eta))) {
      return Optional.empty();
    }
    IntToDoubleFunction steps = Bounds.steps(s, eta);
    double noise = s.smoothness() * s.noise().variance() / s.workers();
    return Optional.of(
        Bounds.mean(
            Metric.MEAN_SQUARED_GRADIENT_NORM,
            2 * origin.excess(),
            k -> noise * steps.applyAsDouble(k) * steps.applyAsDouble(k),
            k -> weight(s, steps.applyAsDouble(k))));
  }
}
