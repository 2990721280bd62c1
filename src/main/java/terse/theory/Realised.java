package terse.theory;

/**
 * What a theorem promises of a run, given how well each of its rounds was compressed: a start and a
 * factor for each round.
 *
 * <p>It holds for every single run, for nothing in it is an expectation.
 */
public interface Realised {
  Metric metric();

  /** The bound for x_0. */
  double start();

  /**
   * What a round makes of the bound in which v was sent for the gradient g.
   *
   * @param eta its step size
   * @param alignment &lt;v, g&gt;/|g|^2
   * @param energy |v|^2/|g|^2
   */
  double factor(double eta, double alignment, double energy);
}
