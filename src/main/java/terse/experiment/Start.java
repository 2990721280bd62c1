package terse.experiment;

import java.util.List;
import terse.vector.Coins;
import terse.vector.Vector;

/** The model x_0 that all nodes start from. */
sealed interface Start {
  /** x_0 of dimension d. The same for all methods and repeats. */
  Vector at(int d, long seed);

  /** x_0 = 0. */
  record Zeros() implements Start {
    @Override
    public Vector at(int d, long seed) {
      return Vector.zeros(d);
    }
  }

  /** x_0 is given. */
  record Listed(List<Double> coordinates) implements Start {
    @Override
    public Vector at(int d, long seed) {
      if (coordinates.size() != d) {
        throw new IllegalArgumentException(
            "must have one number for each coordinate, but has "
                + coordinates.size()
                + " and the dimension is "
                + d);
      }
      return Vector.wrap(coordinates.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  /**
   * Independent normal coordinates of mean 0 and this standard deviation, drawn from the
   * experiment's seed.
   */
  record Normal(double scale) implements Start {
    private static final long PURPOSE = 0x7374617274L;

    @Override
    public Vector at(int d, long seed) {
      Coins coins = new Coins(Coins.key(seed, PURPOSE));
      Vector x = Vector.zeros(d);
      for (int j = 0; j < d; j++) {
        x.set(j, scale * coins.nextGaussian());
      }
      return x;
    }
  }
}
