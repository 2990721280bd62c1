package terse.theory;

/** What a theorem bounds, or its expectation where something is random. */
public enum Metric {
  /** f(x_k) - f*. */
  EXCESS_LOSS,
  /** |x_k - x*|. */
  DISTANCE,
  /** |x_k - x*|^2. */
  SQUARED_DISTANCE,
  /** f - f* at the weighted average of x_0 .. x_k. */
  AVERAGED_EXCESS_LOSS,
  /** The weighted mean of |grad f|^2 at x_0 .. x_k, with the theorem's weights. */
  MEAN_SQUARED_GRADIENT_NORM,
  /** |w_k - H_{k-1}|^2, what the server compresses in round k. */
  UPSILON
}
