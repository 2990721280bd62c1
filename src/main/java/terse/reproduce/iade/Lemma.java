package terse.reproduce.iade;

/**
 * Lemma 2.1: the bits of a vector in a ball of radius M, up to an error of sigma = epsilon M.
 *
 * <p>Lower bound: balls of radius sigma about the decoded points cover the ball, which takes
 * epsilon^-d of them. Of a vector uniform in the ball, the decoded point has no probability above
 * epsilon^d, so that this bounds the mean length of any prefix code, too. Upper bound: cubes of
 * side 2 sigma/sqrt(d) that meet the ball lie in the one of radius M + 2 sigma, so that there are
 * at most V_d (sqrt(d)/2)^d (2 + 1/epsilon)^d, V_d the volume of the unit ball.
 */
final class Lemma {
  private static final double A_COORDINATE = 1.05;

  private Lemma() {}

  /** d log2(1/epsilon), rounded up. */
  static double least(int d, double epsilon) {
    return Math.ceil(d * Log2.of(1 / epsilon));
  }

  /** 1.05 d + d log2(1/epsilon + 2), rounded up. */
  static double enough(int d, double epsilon) {
    return Math.ceil(d * aCoordinate(1 / epsilon));
  }

  /** 1.05 + log2(M/sigma + 2). */
  static double aCoordinate(double ratio) {
    return A_COORDINATE + Log2.of(ratio + 2);
  }

  /** How many cubes of side 2 epsilon/sqrt(d) about multiples of it meet the unit ball. */
  static long cubes(int d, double epsilon) {
    double side = 2 * epsilon / Math.sqrt(d);
    return cubes(d, side, 1);
  }

  /** Those that come nearer to 0 than the root of {@code left} in d coordinates. */
  private static long cubes(int d, double side, double left) {
    if (d == 0) {
      return 1;
    }
    long count = 0;
    for (int z = 0; ; z++) {
      double near = z == 0 ? 0 : (z - 0.5) * side;
      if (near * near > left) {
        return count;
      }
      count += (z == 0 ? 1 : 2) * cubes(d - 1, side, left - near * near);
    }
  }

  /** The largest of log2(V_d (sqrt(d)/2)^d)/d over d = 1 .. most. */
  static double constant(int most) {
    double before = 0; // ln V_0
    double last = Math.log(2); // ln V_1
    double largest = Double.NEGATIVE_INFINITY;
    for (int d = 1; d <= most; d++) {
      largest = Math.max(largest, last / d / Math.log(2) + Log2.of(Math.sqrt(d) / 2));
      double next = before + Math.log(2 * Math.PI / (d + 1)); // V_{d+1} = V_{d-1} 2 pi/(d + 1)
      before = last;
      last = next;
    }
    return largest;
  }
}
