package terse.theory;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Theorem 19 with the compression that a run had in place of the worst one that is allowed
 * (Beznosikov et al., JMLR 2023, Section 6.4): for eta = 1/L, f(x_k) - f* &lt;= prod_{i=0}^{k-1} (1
 * - mu/(L delta_i)) (f(x_0) - f*) with 1 - 1/delta_i = |C(g_i) - g_i|^2/|g_i|^2, g_i = grad f(x_i).
 *
 * <p>For any eta and any v = C(g): the descent lemma is f(x - eta v) &lt;= f(x) - rho |g|^2 with
 * rho = eta (&lt;v, g&gt; - eta L |v|^2/2)/|g|^2. With 2 mu (f - f*) &lt;= |g|^2 &lt;= 2 L (f - f*)
 * the factor is 1 - 2 mu rho, or 1 - 2 L rho where rho is negative: a round that was compressed so
 * badly may climb. At eta = 1/L, 2 L rho = 1 - |v - g|^2/|g|^2 = 1/delta_i. No class of C is
 * assumed and no expectation taken, so that it holds for every run.
 *
 * <p>Misprints: the product is printed from i = 1 to k, but x_k comes of the rounds 0 to k - 1, as
 * the end of Section 3.1 has it; and it needs 1/delta_i &gt;= 0.
 */
public record Section64() implements Theorem {
  @Override
  public String name() {
    return "section-6-4";
  }

  @Override
  public String source() {
    return "Beznosikov et al., JMLR 2023, Section 6.4";
  }

  @Override
  public List<Assumption> assumptions(Setting s, IntToDoubleFunction eta) {
    return CompressedDescent.setting(s);
  }

  /** None: that a run has a bound does not say that it converges. */
  @Override
  public Optional<Schedule> schedule(Setting s) {
    return Optional.empty();
  }

  @Override
  public Optional<Bound> bound(Setting s, Origin origin, IntToDoubleFunction eta) {
    return Optional.empty();
  }

  @Override
  public Optional<Realised> realised(Setting s, Origin origin) {
    if (!Assumption.allHold(CompressedDescent.setting(s))) {
      return Optional.empty();
    }
    double smoothness = s.smoothness();
    double mu = s.strongConvexity();
    return Optional.of(
        new Realised() {
          @Override
          public Metric metric() {
            return Metric.EXCESS_LOSS;
          }

          @Override
          public double start() {
            return origin.excess();
          }

          @Override
          public double factor(double eta, double alignment, double energy) {
            double rho = eta * (alignment - eta * smoothness * energy / 2);
            return 1 - 2 * (rho >= 0 ? mu : smoothness) * rho;
          }
        });
  }
}
