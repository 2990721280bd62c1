package terse.theory;

import terse.compress.Guarantee;

/**
 * What theorems are stated in, of one method of one experiment. A number that is not known is NaN.
 *
 * @param workers n
 * @param dimension d
 * @param rounds K
 * @param smoothness L, of f
 * @param maxSmoothness Lmax, the largest L_i
 * @param strongConvexity mu, of f: 0 where f is convex only, negative where it is not
 * @param localConvexity a constant with which every f_i is strongly convex, mostly the smallest
 *     mu_i: 0 where all are convex, negative where one is not
 * @param participation the probability that a worker takes part in a round
 * @param up the constants of the workers' compressors
 * @param down the constants of the server's compressor
 * @param noise of the workers' gradients
 * @param locals what else is known of the workers' functions
 */
public record Setting(
    int workers,
    int dimension,
    int rounds,
    double smoothness,
    double maxSmoothness,
    double strongConvexity,
    double localConvexity,
    double participation,
    Guarantee up,
    Guarantee down,
    Noise noise,
    Locals locals) {
  /** A setting of whose f_i no more is known. */
  public Setting(
      int workers,
      int dimension,
      int rounds,
      double smoothness,
      double maxSmoothness,
      double strongConvexity,
      double localConvexity,
      double participation,
      Guarantee up,
      Guarantee down,
      Noise noise) {
    this(
        workers,
        dimension,
        rounds,
        smoothness,
        maxSmoothness,
        strongConvexity,
        localConvexity,
        participation,
        up,
        down,
        noise,
        Locals.UNKNOWN);
  }

  /** A setting of which the convexity of the f_i is not known. */
  public Setting(
      int workers,
      int dimension,
      int rounds,
      double smoothness,
      double maxSmoothness,
      double strongConvexity,
      double participation,
      Guarantee up,
      Guarantee down,
      Noise noise) {
    this(
        workers,
        dimension,
        rounds,
        smoothness,
        maxSmoothness,
        strongConvexity,
        Double.NaN,
        participation,
        up,
        down,
        noise);
  }
}
