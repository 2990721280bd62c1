package terse.experiment;

import java.util.List;
import terse.objective.Problem;
import terse.vector.Coins;
import terse.vector.Vector;

/** The model x_0 that all nodes start from. */
sealed interface Start {
  /**
   * x_0. The same for all methods and repeats.
   *
   * @throws IllegalArgumentException where the problem cannot start so
   */
  Vector at(Problem problem, long seed);

  /** How a problem starts where nothing is said. */
  static Start.Word defaultOf(Problem problem) {
    return problem.hasStart() ? new Layers() : new Zeros();
  }

  /** A start that is one word. */
  sealed interface Word extends Start {
    String word();
  }

  /** x_0 = 0. */
  record Zeros() implements Word {
    static final String WORD = "zeros";

    @Override
    public String word() {
      return WORD;
    }

    @Override
    public Vector at(Problem problem, long seed) {
      if (problem.hasStart()) {
        throw new IllegalArgumentException(
            "must be layers or another start that is not 0, where the units of a layer would stay"
                + " alike for ever, but is zeros");
      }
      return Vector.zeros(problem.dimension());
    }
  }

  /** Random weights of a scale of its own for each layer: the problem's own start. */
  record Layers() implements Word {
    static final String WORD = "layers";

    @Override
    public String word() {
      return WORD;
    }

    @Override
    public Vector at(Problem problem, long seed) {
      return problem
          .start(seed)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "must be zeros, a list or normal for this problem, which has no hidden"
                          + " layers, but is layers"));
    }
  }

  /** x_0 is given. */
  record Listed(List<Double> coordinates) implements Start {
    @Override
    public Vector at(Problem problem, long seed) {
      int d = problem.dimension();
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
    public Vector at(Problem problem, long seed) {
      int d = problem.dimension();
      Coins coins = new Coins(Coins.key(seed, PURPOSE));
      Vector x = Vector.zeros(d);
      for (int j = 0; j < d; j++) {
        x.set(j, scale * coins.nextGaussian());
      }
      return x;
    }
  }
}
