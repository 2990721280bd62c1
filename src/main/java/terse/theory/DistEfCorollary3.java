package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * dist-EF-blockSGDM with a constant step size for T rounds (Zheng, Huang, Kwok, NeurIPS 2019,
 * Corollary 3): eta = gamma/(sqrt(T/M) + A T^(1/3)) for T &gt;= 4 gamma^2 L^2 M/(1 - mu)^4, with A
 * of {@link DistEfCorollary1}. {@link DistEfMomentum} gives, after T rounds, at most
 *
 * <pre>
 * (2 (1 - mu) D/gamma + L gamma sigma^2/(1 - mu)) 2/sqrt(MT) + 4 L^2 gamma^2 mu^4 sigma^2/((1 - mu)^4 T)
 *   + 4 A ((1 - mu) D/gamma + 8 L^2 gamma^2 G^2/(1 - mu)^2)/T^(2/3),  D = F(x_0) - F*
 * </pre>
 *
 * <p>as printed. The bound here is that of Theorem 2 for this step size, which is smaller.
 *
 * @param momentum mu
 * @param weightDecay lambda, which must be 0
 * @param gamma of the step size
 */
public record DistEfCorollary3(double momentum, double weightDecay, double gamma)
    implements DistEfMomentum {
  private static final String NAME = "corollary-3";

  public DistEfCorollary3 {
    DistEf.checkGamma(NAME, gamma);
  }

  /** gamma = 1. */
  public DistEfCorollary3(double momentum, double weightDecay) {
    this(momentum, weightDecay, 1);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String source() {
    return "Zheng, Huang, Kwok, NeurIPS 2019, Corollary 3";
  }

  @Override
  public Map<String, Double> parameters() {
    return DistEf.parameters(gamma);
  }

  @Override
  public Theorem with(Map<String, Double> values) {
    return new DistEfCorollary3(momentum, weightDecay, values.getOrDefault("gamma", gamma));
  }

  private double step(Setting s) {
    double T = s.rounds();
    return gamma / (Math.sqrt(T / s.workers()) + DistEf.cost(s) * Math.cbrt(T));
  }

  private Assumption longEnough(Setting s) {
    double least = s.workers() * Math.pow(gamma / limit(s), 2);
    return new Assumption(
        "K >= 4 gamma^2 L^2 n/(1-momentum)^4 = "
            + Assumption.number(least)
            + " (K = "
            + s.rounds()
            + ")",
        s.rounds() >= least);
  }

  @Override
  public List<Assumption> assumptions(Setting s, IntToDoubleFunction eta) {
    List<Assumption> all = new ArrayList<>(DistEfMomentum.super.assumptions(s, eta));
    double step = step(s);
    all.add(longEnough(s));
    all.add(Assumption.stepsizesAre(Assumption.number(step), k -> step, s, eta));
    return all;
  }

  @Override
  public Optional<Schedule> schedule(Setting s) {
    List<Assumption> all = new ArrayList<>(structure(s));
    all.add(longEnough(s));
    double step = step(s);
    return Assumption.allHold(all)
        ? Optional.of(new Schedule("gamma/(sqrt(K/n) + A K^(1/3)) = " + step, k -> step))
        : Optional.empty();
  }
}
