package terse.experiment;

import java.util.function.DoubleUnaryOperator;
import terse.cluster.Stepsizes;
import terse.compress.Guarantee;
import terse.experiment.yaml.Place;
import terse.method.Algorithm;

/**
 * A method, ready to run.
 *
 * @param label its name in every output
 * @param algorithm with its hyper-parameters and compressors
 * @param stepsize the text of its step size
 * @param stepsizes its step sizes
 * @param up the constants of its uplink compressors
 * @param down the constants of its downlink compressor
 */
record Method(
    String label,
    Algorithm algorithm,
    String stepsize,
    Stepsizes stepsizes,
    Guarantee up,
    Guarantee down) {
  /** Above this number of rounds not every step size is checked before the run. */
  private static final int MOST_CHECKED = 1_000_000;

  /**
   * The step sizes of this expression: finite, positive, computed once where they do not change.
   */
  static Stepsizes stepsizes(Expression expression, Scope scope, Place place, int rounds) {
    DoubleUnaryOperator eta = scope.function(expression, place);
    String given = scope.given(expression);
    Stepsizes checked = k -> positive(eta.applyAsDouble(k), expression, k, given);
    try {
      if (!expression.variables().contains(Expression.ROUND)) {
        double constant = checked.at(0);
        return k -> constant;
      }
      int stride = 1 + (rounds - 1) / MOST_CHECKED;
      for (long k = 0; k < rounds; k += stride) {
        checked.at((int) k);
      }
      checked.at(rounds - 1);
    } catch (IllegalArgumentException e) {
      throw place.error(e.getMessage());
    }
    return checked;
  }

  private static double positive(double eta, Expression expression, int k, String given) {
    if (eta > 0 && eta <= Double.MAX_VALUE) {
      return eta;
    }
    boolean changes = expression.variables().contains(Expression.ROUND);
    String with = given;
    if (changes) {
      with = given.isEmpty() ? " with k = " + k : given + ", k = " + k;
    }
    throw new IllegalArgumentException(
        "a step size must be positive and finite, but " + expression + " is " + eta + with);
  }
}
