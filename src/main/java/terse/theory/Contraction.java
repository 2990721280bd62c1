package terse.theory;

import terse.compress.Guarantee;

/**
 * How the error of a compressed difference shrinks (Richtárik, Sokolov, Fatkhullin, NeurIPS 2021,
 * Lemma 1): for C in B3(delta), alpha = 1/delta and g+ = g + C(u - g),
 *
 * <pre>
 * E|g+ - u|^2 &lt;= (1 - alpha)|u - g|^2 &lt;= (1 - theta)|g - v|^2 + beta |u - v|^2,
 * theta = 1 - sqrt(1 - alpha),  beta = (1 - alpha)/theta,
 * </pre>
 *
 * <p>by Young's inequality with the factors 1/sqrt(1 - alpha) and 1/theta.
 *
 * @param kept sqrt(1 - alpha)
 */
record Contraction(double kept) {
  static Contraction of(Guarantee compressor) {
    return new Contraction(Math.sqrt(1 - 1 / compressor.delta()));
  }

  /** 1 - alpha. */
  double error() {
    return kept * kept;
  }

  double theta() {
    return 1 - kept;
  }

  double beta() {
    return error() / theta();
  }

  /**
   * A bound on (1/n) sum_i |grad f_i(x_0)|^2: the number itself where it is known, else 2 L~^2 |x_0
   * - x*|^2 + 2 D.
   */
  static double gradients(Setting s, Origin origin) {
    if (!Double.isNaN(origin.gradientsAtStart())) {
      return origin.gradientsAtStart();
    }
    double L = s.locals().meanSquareSmoothness();
    return 2 * L * L * origin.squaredDistance() + 2 * origin.gradientsAtOptimum();
  }
}
