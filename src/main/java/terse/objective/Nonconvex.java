package terse.objective;

import java.util.Arrays;

/** The theory of functions of which nothing is known: no constants, no minimum. */
record Nonconvex(int workers) implements Problem.Theory {
  @Override
  public Constants constants() {
    double[] local = new double[workers];
    Arrays.fill(local, Double.NaN);
    return new Constants(local, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  @Override
  public Optimum optimum() {
    return Optimum.unknown(
        "a neural network is not convex: f* is not known, and excess_loss and distance are empty");
  }
}
