package terse.theory;

/**
 * How noisy the workers' gradients are: g_i is unbiased and E|g_i - grad f_i(x)|^2 &lt;= B |grad
 * f_i(x)|^2 + C for every x (Beznosikov et al., JMLR 2023, Assumption 1). A number that is not
 * known is NaN.
 *
 * @param relative B
 * @param absolute C
 */
public record Noise(double relative, double absolute) {
  /** Full gradients. */
  public static final Noise NONE = new Noise(0, 0);

  /** Mini-batches, whose noise no uniform bound is known of. */
  public static final Noise UNKNOWN = new Noise(Double.NaN, Double.NaN);

  /** sigma^2, where E|g_i - grad f_i(x)|^2 &lt;= sigma^2 for every x; NaN where it is not known. */
  public double variance() {
    return relative == 0 ? absolute : Double.NaN;
  }
}
