package terse.objective;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import terse.data.Clusters;
import terse.data.Contiguous;
import terse.data.DataFolders;
import terse.data.DataSource;
import terse.data.Shuffled;
import terse.data.Split;
import terse.testing.Shared;
import terse.vector.Coins;
import terse.vector.Vector;

/** Problems that tests share. */
final class Problems {
  static final long SEED = 11;

  private Problems() {}

  static Setting setting(int workers) {
    return new Setting(workers, SEED, new DataFolders(Path.of("."), List.of(Shared.dataFolder())));
  }

  static Problem build(ProblemType type, int workers) {
    return type.build(setting(type.fixedWorkers().orElse(workers)));
  }

  static Problem logistic(String data, double l2, boolean standardize, int workers) {
    DataSource source = DataSource.of(data);
    return build(new LogisticRegression(source, l2, standardize, true, new Shuffled()), workers);
  }

  /** A published set, standardised, with a column of ones, on 20 workers as in the MCM paper. */
  static Problem mcm(String data, boolean clusters) {
    Shared.dataOrSkip(data + "/" + data + ".gz");
    String ids = "clusters/" + data + ".cluster.txt.gz";
    if (clusters) {
      Shared.dataOrSkip(ids);
    }
    Split split = clusters ? new Clusters(ids, true) : new Contiguous(true);
    return build(new LogisticRegression(DataSource.of(data), 0, true, true, split), 20);
  }

  static Problem quadratic(Quadratic.Local... locals) {
    return build(new Quadratic(List.of(locals)), locals.length);
  }

  static Quadratic.Local local(double[][] a, double[] b, double c) {
    return new Quadratic.Local(
        Arrays.stream(a).map(Problems::list).toList(), Optional.of(list(b)), c);
  }

  private static List<Double> list(double... numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  static BiasedExample2 example2(int d, int d1) {
    return new BiasedExample2(d, d1, OptionalDouble.empty(), OptionalDouble.empty());
  }

  private static List<Problem> all;

  /**
   * One problem of every kind, small; built once, so that constants and optima are computed once.
   */
  static synchronized List<Problem> all() {
    if (all == null) {
      all = build();
    }
    return all;
  }

  private static List<Problem> build() {
    DataSource cancer = DataSource.of("breast-cancer");
    DataSource digits = DataSource.of("digits");
    DataSource diabetes = DataSource.of("diabetes");
    Split split = new Shuffled();
    return List.of(
        quadratic(
            local(new double[][] {{2, 1}, {1, 3}}, new double[] {1, -1}, 5),
            local(new double[][] {{4, -1}, {-1, 1}}, new double[] {0, 2}, 0)),
        build(new BiasedExample1(), 3),
        build(example2(5, 2), 10),
        build(new BiasedExample3(Optional.empty()), 3),
        build(new RandomQuadratic(6, List.of(0.5, 8.0)), 4),
        build(new LeastSquares(diabetes, 0.1, true, true, split), 5),
        build(new LogisticRegression(cancer, 0.01, true, true, split), 5),
        build(new LogisticRegression(cancer, 0, true, false, split), 3),
        build(new SoftmaxRegression(digits, 0.01, true, true, split, OptionalDouble.empty()), 4),
        build(new SoftmaxRegression(digits, 0, false, false, split, OptionalDouble.empty()), 2));
  }

  private static List<Problem> networks;

  /** Small networks, of which no constants are known. */
  static synchronized List<Problem> networks() {
    if (networks == null) {
      networks =
          List.of(network(List.of(5), Activation.TANH), network(List.of(7, 4), Activation.RELU));
    }
    return networks;
  }

  private static Problem network(List<Integer> hidden, Activation activation) {
    return build(
        new NeuralNetwork(
            DataSource.of("digits"),
            hidden,
            activation,
            0.01,
            true,
            new Shuffled(),
            OptionalDouble.empty()),
        4);
  }

  static Vector normal(int dimension, double scale, long key) {
    Coins coins = new Coins(Coins.key(key));
    Vector x = Vector.zeros(dimension);
    for (int j = 0; j < dimension; j++) {
      x.set(j, scale * coins.nextGaussian());
    }
    return x;
  }
}
