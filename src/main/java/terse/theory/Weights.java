package terse.theory;

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
}
