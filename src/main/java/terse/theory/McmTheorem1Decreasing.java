package terse.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * MCM with equal workers, F strongly convex, decreasing step sizes (Philippenko and Dieuleveut,
 * NeurIPS 2021, Theorem 1, eq. 5): f at the Polyak-Ruppert average w-_K = sum_{k=1}^K lambda_k
 * w_{k-1} / sum lambda_k, lambda_k = 1/gamma_{k-1}.
 *
 * <p>Proof, with a = 4 L~, gamma_max = 1/(2 L~) and gamma_k = 2/(mu (k+1) + a): V_k of (4) depends
 * on gamma_k, but does not grow for smaller ones. Divided by gamma_k and times lambda_k, (4)
 * telescopes, since lambda_{k+1} (1/gamma_{k+1} - mu) = lambda_k/gamma_k:
 *
 * <pre>
 * sum_{k=1}^K lambda_k E(F(w^_{k-1}) - F*) &lt;= (a (mu + a)/4) |w_0 - w*|^2 + sum_{k=1}^K (gamma_k/gamma_{k-1}) sigma^2 Phi(gamma_k)/N
 * </pre>
 *
 * <p>and F(w) &lt;= E F(w^) by convexity. That is what is computed; as sum lambda_k &gt;= mu K^2/4
 * it is at most
 *
 * <pre>
 * (a (mu + a)/(mu K^2)) |w_0 - w*|^2 + (4 sigma^2 (1 + omega_up)/(mu K N)) (1 + (128 L omega_dwn^2/(mu K)) ln((mu (K+1) + a)/(mu + a))).
 * </pre>
 *
 * <p>Misprints: gamma_K = 2/(mu (K+1) + L~) is above gamma_max as long as mu (K+1) &lt; 3 L~: L~
 * must be 4 L~. The first term (mu + 2 L~)/(4 mu K^2) lacks a factor in the unit of L. The
 * logarithm is of a number with a unit, and half of what Phi gives. mu is min(mu, L/2), as in
 * {@link McmTheorem1}.
 *
 * <p>Row k is about x_0 .. x_k, so that its K is k + 1, x_j has the weight lambda_{j+1}, and eta_j
 * is gamma_{j+1}.
 *
 * @param memories of the workers and of the model
 */
public record McmTheorem1Decreasing(McmMemories memories) implements Theorem {
  @Override
  public String name() {
    return "theorem-1-decreasing";
  }

  @Override
  public String source() {
    return "Philippenko and Dieuleveut, NeurIPS 2021, Theorem 1, eq. 5";
  }

  private List<Assumption> structure(Setting s) {
    return new McmTheorem1(memories).structure(s);
  }

  @Override
  public List<Assumption> assumptions(Setting s, IntToDoubleFunction eta) {
    List<Assumption> all = new ArrayList<>(structure(s));
    all.add(Assume.boundedNoise(s));
    all.add(Assumption.stepsizesAre(text(s), k -> gamma(s, k + 1), s, eta));
    return all;
  }

  /** 4 L~. */
  private double a(Setting s) {
    return 2 / memories.limit(s);
  }

  /** gamma_k. */
  private double gamma(Setting s, int k) {
    return 2 / (McmMemories.convexity(s) * (k + 1.0) + a(s));
  }

  private String text(Setting s) {
    return "2/(" + McmMemories.convexity(s) + " (k+2) + " + a(s) + ")";
  }

  @Override
  public Optional<Schedule> schedule(Setting s) {
    return Assumption.allHold(structure(s))
        ? Optional.of(new Schedule("2/(mu (k+2) + 4 L~) = " + text(s), k -> gamma(s, k + 1)))
        : Optional.empty();
  }

  @Override
  public Optional<Weights> weights(Setting s, IntToDoubleFunction eta) {
    return Optional.of(Bounds.weights(k -> 1 / gamma(s, k)));
  }

  @Override
  public Optional<Bound> bound(Setting s, Origin origin, IntToDoubleFunction eta) {
    if (!Assumption.allHold(assumptions(s, eta))) {
      return Optional.empty();
    }
    double a = a(s);
    double mu = McmMemories.convexity(s);
    return Optional.of(
        Bounds.mean(
            Metric.AVERAGED_EXCESS_LOSS,
            a * (mu + a) / 4 * origin.squaredDistance(),
            k -> memories.noise(s, gamma(s, k + 1)) / (gamma(s, k) * gamma(s, k + 1)),
            k -> 1 / gamma(s, k)));
  }
}
