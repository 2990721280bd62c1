package terse.theory;

import java.util.function.IntToDoubleFunction;

/**
 * Error feedback with step sizes of 1/k and an average with weights of k (Beznosikov et al., JMLR
 * 2023, Theorem 21 (i)): eta_k = 4/(mu (kappa + k)), w_k = kappa + k, kappa = 56 (2 delta + B)
 * L/mu.
 *
 * <p>By Lemma 29 with W_k = (2 kappa + k)(k + 1)/2 as it is, E f(average of x_0 .. x_k) - f* &lt;=
 * 2 mu (kappa - 1)^2 r/((2 kappa + k)(k + 1)) + 32 C~/(mu (2 kappa + k)), with r and C~ of {@link
 * ErrorFeedback}: the last display of Lemma 29's proof, with a = mu/2, times 4.
 */
public record Theorem21Linear() implements ErrorFeedback {
  @Override
  public String name() {
    return "theorem-21-linear";
  }

  /** kappa = 56 (2 delta + B) L/mu; not positive and finite where it is not defined. */
  public static double kappa(Setting s) {
    return 56 * ErrorFeedback.spread(s) * s.maxSmoothness() / s.strongConvexity();
  }

  private static String formula(Setting s) {
    return "4/(mu (kappa + k)), kappa = 56 (2 delta + B) Lmax/mu = " + Assumption.number(kappa(s));
  }

  @Override
  public Schedule largest(Setting s) {
    double mu = s.strongConvexity();
    double kappa = kappa(s);
    return new Schedule(formula(s), k -> 4 / (mu * (kappa + k)));
  }

  @Override
  public Assumption stepsizes(Setting s, IntToDoubleFunction eta) {
    return Assumption.stepsizesAre(formula(s), largest(s).eta(), s, eta);
  }

  @Override
  public boolean convexEnough(double mu) {
    return mu > 0;
  }

  @Override
  public Weights weights(Setting s, double firstStepsize) {
    return Weights.linear(kappa(s));
  }

  @Override
  public double at(Setting s, Origin origin, double firstStepsize, int k) {
    double mu = s.strongConvexity();
    double kappa = kappa(s);
    double start = 2 * mu * (kappa - 1) * (kappa - 1) * origin.squaredDistance();
    double noise = 32 * ErrorFeedback.noise(s, origin) / mu;
    return (start / (k + 1.0) + noise) / (2 * kappa + k);
  }
}
