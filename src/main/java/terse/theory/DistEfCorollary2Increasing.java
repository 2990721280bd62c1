package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * dist-EF-SGD with increasing step sizes for T rounds (Zheng, Huang, Kwok, NeurIPS 2019, Corollary
 * 2): eta_t = gamma sqrt(t+1)/(T/sqrt(M) + A T^(5/6)) for T &gt;= 4 L^2 gamma^2 M, with A of {@link
 * DistEfCorollary1}.
 *
 * <p>Appendix E: eta_t &lt;= 1/(2L), and after T rounds at most
 *
 * <pre>
 * 3 (1/sqrt(MT) + A/T^(2/3)) (D/gamma + L gamma sigma^2 (T+1)/(4T) + 16 L^2 gamma^2 G^2 (T+1)^(5/2)/(5 T^(5/2))),  D = F(x_0) - F*
 * </pre>
 *
 * <p>where the sum of eta_t eta_{t-1}^2 is printed without its square, and with a power 1/3 of (1 +
 * 16/delta^2) in place of 1. The bound here is that of {@link DistEf}, which is smaller.
 *
 * @param gamma of the step sizes
 */
public record DistEfCorollary2Increasing(double gamma) implements DistEf {
  private static final String NAME = "corollary-2-increasing";

  public DistEfCorollary2Increasing {
    DistEf.checkGamma(NAME, gamma);
  }

  /** gamma = 1. */
  public DistEfCorollary2Increasing() {
    this(1);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String source() {
    return "Zheng, Huang, Kwok, NeurIPS 2019, Corollary 2";
  }

  @Override
  public boolean constantOnly() {
    return false;
  }

  @Override
  public Map<String, Double> parameters() {
    return DistEf.parameters(gamma);
  }

  @Override
  public Theorem with(Map<String, Double> values) {
    return new DistEfCorollary2Increasing(values.getOrDefault("gamma", gamma));
  }

  private IntToDoubleFunction steps(Setting s) {
    double T = s.rounds();
    double divisor = T / Math.sqrt(s.workers()) + DistEf.cost(s) * Math.pow(T, 5.0 / 6);
    return t -> gamma * Math.sqrt(t + 1.0) / divisor;
  }

  private Assumption longEnough(Setting s) {
    double least = 4 * Math.pow(s.smoothness() * gamma, 2) * s.workers();
    return new Assumption(
        "K >= 4 L^2 gamma^2 n = " + Assumption.number(least) + " (K = " + s.rounds() + ")",
        s.rounds() >= least);
  }

  @Override
  public List<Assumption> stepsizes(Setting s, IntToDoubleFunction eta) {
    return List.of(
        longEnough(s),
        Assumption.stepsizesAre("gamma sqrt(k+1)/(K/sqrt(n) + A K^(5/6))", steps(s), s, eta));
  }

  @Override
  public Optional<Schedule> schedule(Setting s) {
    List<Assumption> all = new ArrayList<>(DistEf.structure(s));
    all.add(longEnough(s));
    return Assumption.allHold(all)
        ? Optional.of(
            new Schedule(
                "gamma sqrt(k+1)/(K/sqrt(n) + A K^(5/6)), A = " + DistEf.cost(s), steps(s)))
        : Optional.empty();
  }
}
