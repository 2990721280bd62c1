package terse.theory;

import java.util.function.IntToDoubleFunction;

/**
 * Error feedback with a constant step size and the plain average (Beznosikov et al., JMLR 2023,
 * Theorem 21 (iii)): eta &lt;= 1/(14 (2 delta + B) L), w_k = 1.
 *
 * <p>By the first display of Lemma 31's proof, times 4, E f(average of x_0 .. x_k) - f* &lt;= 4 (1
 * - mu eta/2) r/(eta (k + 1)) + 4 eta C~, with r and C~ of {@link ErrorFeedback}. The statement
 * tunes eta to r and C~, too; here it is given. The proof holds for mu = 0, with any minimiser as
 * x*.
 */
public record Theorem21Uniform() implements ErrorFeedback {
  @Override
  public String name() {
    return "theorem-21-uniform";
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
    return mu >= 0;
  }

  @Override
  public Weights weights(Setting s, double firstStepsize) {
    return Weights.UNIFORM;
  }

  @Override
  public double at(Setting s, Origin origin, double firstStepsize, int k) {
    double kept = 1 - s.strongConvexity() * firstStepsize / 2;
    return 4 * kept * origin.squaredDistance() / (firstStepsize * (k + 1.0))
        + 4 * firstStepsize * ErrorFeedback.noise(s, origin);
  }
}
