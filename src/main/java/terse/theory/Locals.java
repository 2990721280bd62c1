package terse.theory;

/**
 * What is known of the workers' functions f_i one by one, besides Lmax and their convexity; NaN and
 * false what is not.
 *
 * @param meanSquareSmoothness L~ = sqrt((1/n) sum_i L_i^2)
 * @param equal whether all f_i are one function, up to constants
 * @param quadratic whether no f_i's Hessian depends on x
 */
public record Locals(double meanSquareSmoothness, boolean equal, boolean quadratic) {
  /** Nothing. */
  public static final Locals UNKNOWN = new Locals(Double.NaN, false, false);
}
