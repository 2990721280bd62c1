package terse.theory;

import java.util.function.IntToDoubleFunction;

/**
 * Error feedback with a constant step size and an average with exponential weights (Beznosikov et
 * al., JMLR 2023, Theorem 21 (ii)): eta &lt;= 1/(14 (2 delta + B) L), w_k = (1 - mu eta/2)^-(k+1).
 *
 * <p>By Lemma 30 with W_k = ((1 - mu eta/2)^-(k+1) - 1)/(mu eta/2) as it is, E f(average of x_0 ..
 * x_k) - f* &lt;= 2 mu r/((1 - mu eta/2)^-(k+1) - 1) + 4 eta C~, with r and C~ of {@link
 * ErrorFeedback}: the display of Lemma 30's proof, times 4. The statement tunes eta to r and C~,
 * too; here it is given.
 */
public record Theorem21Exponential() implements ErrorFeedback {
  @Override
  public String name() {
    return "theorem-21-exponential";
  }

  @Override
  public Schedule largest(Setting s) {
    return ErrorFeedback.largestConstant(s);
  }

  @Override
  public Assumption stepsizes(Setting s, IntToDoubleFunction eta) {
    return ErrorFeedback.constant(s, eta);
  }

  @Override
  public boolean convexEnough(double mu) {
    return mu > 0;
  }

  @Override
  public Weights weights(Setting s, double firstStepsize) {
    return Weights.exponential(s.strongConvexity() * firstStepsize / 2);
  }

  @Override
  public double at(Setting s, Origin origin, double firstStepsize, int k) {
    double mu = s.strongConvexity();
    double growth = Math.expm1(-(k + 1.0) * Math.log1p(-mu * firstStepsize / 2));
    return 2 * mu * origin.squaredDistance() / growth
        + 4 * firstStepsize * ErrorFeedback.noise(s, origin);
  }
}
