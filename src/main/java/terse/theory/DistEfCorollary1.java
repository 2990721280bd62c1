package terse.theory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * dist-EF-SGD, and DoubleSqueeze, with a constant step size for T rounds (Zheng, Huang, Kwok,
 * NeurIPS 2019, Corollary 1): eta = min(1/(2L), gamma/(sqrt(T/M) + A T^(1/3))), A = ((1 - delta)
 * (1/delta^2 + 16/delta^4))^(1/3), for any gamma &gt; 0.
 *
 * <p>Then 3 - 2 L eta &gt;= 2 and {@link DistEf} gives, after T rounds, at most
 *
 * <pre>
 * (4L/T) D + ((2/gamma) D + L gamma sigma^2)/sqrt(MT) + 2 A (D/gamma + 8 L^2 gamma^2 G^2)/T^(2/3),  D = F(x_0) - F*
 * </pre>
 *
 * <p>as printed, since A = (1 - delta)^(1/3) delta^(-2/3) (1 + 16/delta^2)^(1/3). The bound here is
 * what Theorem 1 says of this step size, which is smaller. In the proof (Appendix D) eta's fraction
 * is printed with parts of its denominator in the numerator.
 *
 * @param constantOnly whether errors are not rescaled
 * @param gamma of the step size
 */
public record DistEfCorollary1(boolean constantOnly, double gamma) implements DistEf {
  private static final String NAME = "corollary-1";

  public DistEfCorollary1 {
    DistEf.checkGamma(NAME, gamma);
  }

  /** gamma = 1. */
  public DistEfCorollary1(boolean constantOnly) {
    this(constantOnly, 1);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String source() {
    return "Zheng, Huang, Kwok, NeurIPS 2019, Corollary 1";
  }

  @Override
  public Map<String, Double> parameters() {
    return DistEf.parameters(gamma);
  }

  @Override
  public Theorem with(Map<String, Double> values) {
    return new DistEfCorollary1(constantOnly, values.getOrDefault("gamma", gamma));
  }

  private double step(Setting s) {
    double T = s.rounds();
    double longRun = gamma / (Math.sqrt(T / s.workers()) + DistEf.cost(s) * Math.cbrt(T));
    return Math.min(0.5 / s.smoothness(), longRun);
  }

  @Override
  public List<Assumption> stepsizes(Setting s, IntToDoubleFunction eta) {
    double step = step(s);
    return List.of(Assumption.stepsizesAre(Assumption.number(step), k -> step, s, eta));
  }

  @Override
  public Optional<Schedule> schedule(Setting s) {
    double step = step(s);
    return Assumption.allHold(DistEf.structure(s))
        ? Optional.of(
            new Schedule("min(1/(2L), gamma/(sqrt(K/n) + A K^(1/3))) = " + step, k -> step))
        : Optional.empty();
  }
}
