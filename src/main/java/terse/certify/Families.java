package terse.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import terse.vector.Coins;
import terse.vector.Vector;

/**
 * Vectors that compressors are known to fail on, and those at which the constants of known
 * compressors are attained: all equal for sparsifiers, harmonic and arithmetic means of
 * neighbouring levels for rounding, one coordinate above equal others for norms and thresholds,
 * geometric sequences for exponential levels, equal singular values for low rank.
 */
public final class Families {
  private Families() {}

  /** All families at dimension d. */
  public static List<Candidate> all(int d, long seed) {
    List<Candidate> all = new ArrayList<>(moderate(d, seed));
    all.addAll(extreme(d, seed));
    return all;
  }

  /** Independent standard normal coordinates. */
  public static Vector gaussian(int d, long seed) {
    Coins coins = new Coins(Coins.key(seed, d));
    return make(d, j -> coins.nextGaussian());
  }

  /** Vectors that float32 can carry. */
  static List<Candidate> moderate(int d, long seed) {
    Coins coins = new Coins(Coins.key(seed, 1, d));
    double root = Math.sqrt(d);
    List<Candidate> all = new ArrayList<>();
    all.add(new Candidate("gaussian", gaussian(d, seed)));
    all.add(new Candidate("heavy-tailed", make(d, j -> Math.pow(coins.nextGaussian(), 7))));
    all.add(new Candidate("sparse", make(d, j -> j % 5 == 2 || d < 3 ? coins.nextGaussian() : 0)));
    all.add(new Candidate("one-hot, first", make(d, j -> j == 0 ? -3 : 0)));
    all.add(new Candidate("one-hot, last", make(d, j -> j == d - 1 ? 0.3 : 0)));
    all.add(new Candidate("all equal", make(d, j -> 1)));
    all.add(new Candidate("signs only", make(d, j -> coins.nextInt(2) == 0 ? 1 : -1)));
    all.add(new Candidate("near ties", make(d, j -> 1 + (j * 7 % d) * 0x1p-52)));
    all.add(new Candidate("far from zero", make(d, j -> 1000 + coins.nextGaussian())));
    all.add(new Candidate("powers of two", make(d, j -> alternating(j) * Math.scalb(1, -j))));
    all.add(new Candidate("powers of 0.9", make(d, j -> alternating(j) * Math.pow(0.9, j))));
    all.add(new Candidate("harmonic means", make(d, j -> alternating(j) * 4 / 3.0)));
    all.add(new Candidate("geometric means", make(d, j -> Math.sqrt(2))));
    all.add(new Candidate("below midpoints", make(d, j -> 1.5 - 1e-9)));
    all.add(new Candidate("above midpoints", make(d, j -> 1.5 + 1e-9)));
    for (double rest : new double[] {1 / root, 1 / (1 + root), 1.0 / d, 0.25, 0.5 - 1e-9, 0.75}) {
      all.add(
          new Candidate(
              String.format(Locale.ROOT, "one above %.3g", rest),
              make(d, j -> j == d / 2 ? 1 : -rest)));
    }
    for (int m = 2; m < d; m *= 4) {
      int equal = m;
      all.add(new Candidate(m + " equal, others zero", make(d, j -> j < equal ? 1 : 0)));
    }
    int columns = (int) Math.ceil(d / Math.ceil(root)); // of d coordinates as a square matrix
    all.add(new Candidate("identity matrix", make(d, j -> j % (columns + 1) == 0 ? 1 : 0)));
    all.add(new Candidate("zeros", Vector.zeros(d)));
    return all;
  }

  /** Vectors near the ends of the range of float64. */
  static List<Candidate> extreme(int d, long seed) {
    Vector denormals = gaussian(d, seed + 1);
    Vector huge = gaussian(d, seed + 2);
    return List.of(
        new Candidate("denormals", make(d, j -> denormals.get(j) * 0x1p40 * Double.MIN_VALUE)),
        new Candidate("huge", make(d, j -> huge.get(j) * 1e300)));
  }

  static Vector make(int d, IntToDoubleFunction coordinate) {
    Vector x = Vector.zeros(d);
    for (int j = 0; j < d; j++) {
      x.set(j, coordinate.applyAsDouble(j));
    }
    return x;
  }

  private static int alternating(int j) {
    return j % 2 == 0 ? 1 : -1;
  }
}
