package terse.theory;

import java.util.function.IntToDoubleFunction;

/**
 * Weights w_k &gt; 0 of an average over x_0, x_1, .. x_k, known by their ratios, so that none
 * overflows.
 */
@FunctionalInterface
public interface Weights {
  /** Equal weights. */
  Weights UNIFORM = k -> 1;

  /** w_{k-1} / w_k, for k &gt;= 1. */
  double ratio(int k);

  /** w_k = shift + k, shift &gt; 0. */
  static Weights linear(double shift) {
    return k -> (shift + k - 1) / (shift + k);
  }

  /** w_k = (1 - rate)^-(k+1), 0 &lt; rate &lt; 1. */
  static Weights exponential(double rate) {
    return k -> 1 - rate;
  }

  /**
   * w_k = prod_{j=0}^{k} 1/(1 - mu eta_j/2), which is (1 - mu eta/2)^-(k+1) where eta_k does not
   * change; mu eta_k &lt; 2.
   */
  static Weights exponential(double mu, IntToDoubleFunction eta) {
    return k -> 1 - mu * eta.applyAsDouble(k) / 2;
  }

  /** w_k = 1/eta_k. */
  static Weights inverseStepsize(IntToDoubleFunction eta) {
    return k -> eta.applyAsDouble(k) / eta.applyAsDouble(k - 1);
  }
}
