package terse.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import terse.vector.Coins;
import terse.vector.Vector;

/** Vectors that compressors are known to fail on. */
final class NastyVectors {
  private NastyVectors() {}

  record Named(String name, Vector x) {
    @Override
    public String toString() {
      return name + " d=" + x.dimension();
    }
  }

  static Vector gaussian(int d, long seed) {
    Coins coins = new Coins(Coins.key(seed, d));
    return make(d, j -> coins.nextGaussian());
  }

  /** Vectors that float32 can carry. */
  static List<Named> moderate(int d) {
    Coins coins = new Coins(Coins.key(1, d));
    double root = Math.sqrt(d);
    List<Named> all = new ArrayList<>();
    all.add(new Named("gaussian", gaussian(d, 2)));
    all.add(new Named("heavy-tailed", make(d, j -> Math.pow(coins.nextGaussian(), 7))));
    all.add(new Named("sparse", make(d, j -> j % 5 == 2 || d < 3 ? coins.nextGaussian() : 0)));
    all.add(new Named("first only", make(d, j -> j == 0 ? -3 : 0)));
    all.add(new Named("last only", make(d, j -> j == d - 1 ? 0.3 : 0)));
    all.add(new Named("all equal", make(d, j -> 0.7)));
    all.add(new Named("signs only", make(d, j -> coins.nextInt(2) == 0 ? 1 : -1)));
    all.add(new Named("near ties", make(d, j -> 1 + (j * 7 % d) * 0x1p-52)));
    all.add(new Named("one above the rest", make(d, j -> j == d / 2 ? 1 : -1 / (1 + root))));
    all.add(new Named("geometric", make(d, j -> Math.scalb(1.0, -j) * (j % 2 == 0 ? 1 : -1))));
    all.add(new Named("far from zero", make(d, j -> 1000 + coins.nextGaussian())));
    return all;
  }

  /** Vectors near the ends of the range of float64. */
  static List<Named> extreme(int d) {
    Vector denormals = gaussian(d, 3);
    Vector huge = gaussian(d, 4);
    return List.of(
        new Named("denormals", make(d, j -> denormals.get(j) * 0x1p40 * Double.MIN_VALUE)),
        new Named("huge", make(d, j -> huge.get(j) * 1e300)));
  }

  static Vector make(int d, IntToDoubleFunction coordinate) {
    Vector x = Vector.zeros(d);
    for (int j = 0; j < d; j++) {
      x.set(j, coordinate.applyAsDouble(j));
    }
    return x;
  }
}
