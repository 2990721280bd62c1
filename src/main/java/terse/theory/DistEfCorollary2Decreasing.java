package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * dist-EF-SGD with decreasing step sizes for T rounds (Zheng, Huang, Kwok, NeurIPS 2019, Corollary
 * 2): eta_t = gamma/(((t+1) T)^(1/4)/sqrt(M) + A T^(1/3)) for T &gt;= 16 L^4 gamma^4 M^2, with A of
 * {@link DistEfCorollary1}.
 *
 * <p>Appendix E: eta_t &lt;= 1/(2L), and after T rounds at most
 *
 * <pre>
 * 2 (1/sqrt(MT) + A/T^(2/3)) (D/gamma + L gamma sigma^2 + 8 L^2 gamma^2 G^2),  D = F(x_0) - F*
 * </pre>
 *
 * <p>which holds though it is drawn from Theorem 1 where its Lemma 2 fails, see {@link DistEf}. The
 * bound here is that of {@link DistEf}, which is smaller.
 *
 * @param gamma of the step sizes
 */
public record DistEfCorollary2Decreasing(double gamma) implements DistEf {
  private static final String NAME = "corollary-2-decreasing";

  public DistEfCorollary2Decreasing {
    DistEf.checkGamma(NAME, gamma);
  }

  /** gamma = 1. */
  public DistEfCorollary2Decreasing() {
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
    return new DistEfCorollary2Decreasing(values.getOrDefault("gamma", gamma));
  }

  private IntToDoubleFunction steps(Setting s) {
    double T = s.rounds();
    double M = Math.sqrt(s.workers());
    double fixed = DistEf.cost(s) * Math.cbrt(T);
    return t -> gamma / (Math.sqrt(Math.sqrt((t + 1.0) * T)) / M + fixed);
  }

  private Assumption longEnough(Setting s) {
    double least = 16 * Math.pow(s.smoothness() * gamma, 4) * Math.pow(s.workers(), 2);
    return new Assumption(
        "K >= 16 L^4 gamma^4 n^2 = " + Assumption.number(least) + " (K = " + s.rounds() + ")",
        s.rounds() >= least);
  }

  @Override
  public List<Assumption> stepsizes(Setting s, IntToDoubleFunction eta) {
    return List.of(
        longEnough(s),
        Assumption.stepsizesAre("gamma/(((k+1) K)^(1/4)/sqrt(n) + A K^(1/3))", steps(s), s, eta));
  }

  @Override
  public Optional<Schedule> schedule(Setting s) {
    List<Assumption> all = new ArrayList<>(DistEf.structure(s));
    all.add(longEnough(s));
    return Assumption.allHold(all)
        ? Optional.of(
            new Schedule(
                "gamma/(((k+1) K)^(1/4)/sqrt(n) + A K^(1/3)), A = " + DistEf.cost(s), steps(s)))
        : Optional.empty();
  }
}
