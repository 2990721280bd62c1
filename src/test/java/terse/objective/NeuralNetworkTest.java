package terse.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import terse.data.Contiguous;
import terse.data.DataException;
import terse.data.DataFolders;
import terse.data.DataSource;
import terse.data.Rows;
import terse.data.Shuffled;
import terse.data.Split;
import terse.vector.Coins;
import terse.vector.Vector;

/** The perceptron against hand, plain loops and differences; its start; rows that are held out. */
class NeuralNetworkTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  @TempDir Path folder;

  private DataSource rows(String content) throws IOException {
    Files.writeString(folder.resolve("rows"), content.replace(';', '\n'));
    return new DataSource(
        Optional.empty(),
        Optional.of("rows"),
        Optional.of(DataSource.Format.LIBSVM),
        OptionalInt.empty(),
        "last",
        DataSource.Delimiter.COMMA,
        Optional.empty());
  }

  private Problem tiny(double l2) throws IOException {
    Split split = new Contiguous(false);
    return new NeuralNetwork(
            rows("1 1:1 2:2;0 1:3 2:-1"), List.of(2), Activation.RELU, l2, false, split, NONE)
        .build(new Setting(1, 0, new DataFolders(folder, List.of())));
  }

  /** W_0 = (1 0; 1 -1), b_0 = (0, 1/2), W_1 = (9/4 0; 0 1), b_1 = (0, 9/4). */
  private static final Vector TINY = Vector.of(1, 0, 1, -1, 0, 0.5, 2.25, 0, 0, 1, 0, 2.25);

  /**
   * Row (1, 2) of class 1: Z_0 = (1, -1/2), A_1 = (1, 0), scores (9/4, 9/4). Row (3, -1) of class
   * 0: Z_0 = A_1 = (3, 9/2), scores (27/4, 27/4). All probabilities are 1/2, so that D_1 = (1/2,
   * -1/2) and (-1/2, 1/2), and D_0 = D_1 W_1 where Z_0 is positive: (9/8, 0) and (-9/8, 1/2).
   * Gradients are half of D'A.
   */
  @Test
  void agreesWithExactArithmeticToTheLastBit() throws IOException {
    Objective f = tiny(0).local(0);
    Vector g = Vector.zeros(12);
    assertThat(f.lossAndGradient(TINY, g)).isEqualTo(StrictMath.log(2));
    assertThat(g)
        .isEqualTo(Vector.of(-1.125, 1.6875, 0.75, -0.25, 0, 0.25, -0.5, -1.125, 0.5, 1.125, 0, 0));
    f.gradient(TINY, new int[] {1, 7}, 1, g);
    assertThat(g)
        .isEqualTo(
            Vector.of(-3.375, 1.125, 1.5, -0.5, -1.125, 0.5, -1.5, -2.25, 1.5, 2.25, -0.5, 0.5));
  }

  @Test
  void theRegulariserIsOfAllWeights() throws IOException {
    Vector plain = Vector.zeros(12);
    tiny(0).local(0).gradient(TINY, plain);
    Vector g = Vector.zeros(12);
    double loss = tiny(2).local(0).lossAndGradient(TINY, g);
    assertThat(loss).isEqualTo(StrictMath.log(2) + TINY.squaredNorm());
    assertThat(tiny(2).local(0).loss(TINY)).isEqualTo(loss);
    assertThat(g).isEqualTo(plain.add(2, TINY));
  }

  /** All scores are equal in pairs: the first class counts, which is that of the second row. */
  @Test
  void ofEqualScoresTheFirstClassCounts() throws IOException {
    Problem problem = tiny(0);
    assertThat(problem.accuracy(TINY)).isEqualTo(0.5);
    Vector shifted = TINY.copy();
    shifted.set(7, 1);
    shifted.set(11, 2.5);
    assertThat(((Classifier) problem.local(0)).score(shifted).accuracy()).isEqualTo(1);
    shifted.set(10, Double.NaN);
    assertThat(problem.accuracy(shifted)).isZero();
  }

  @Test
  void layersAreMatricesAndBiases() throws IOException {
    assertThat(tiny(0).layers()).containsExactly(4, 2, 4, 2);
    assertThat(tiny(0).description())
        .isEqualTo(
            "neural network 2-2-2 (relu), l2 = 0.0, "
                + folder.resolve("rows")
                + ": 2 rows x 2 columns (dense), 1 workers with 2 rows");
  }

  /**
   * Central differences are off by h^2 times the third derivative and by rounding over h. Those
   * over a kink of relu are left out.
   */
  @Property(tries = 40)
  void gradientsAgreeWithDifferencesAndWithPlainLoops(
      @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 7) Integer> hidden,
      @ForAll Activation activation,
      @ForAll @IntRange(min = 1, max = 6) int inputs,
      @ForAll @IntRange(min = 2, max = 5) int classes,
      @ForAll @IntRange(min = 1, max = 9) int count,
      @ForAll @IntRange(min = 0, max = 1000) int key) {
    int[] widths = ReferenceNetwork.widths(inputs, hidden, classes);
    ReferenceNetwork reference = new ReferenceNetwork(activation == Activation.RELU, widths);
    Perceptron shape = new Perceptron(inputs, hidden, classes, activation);
    Vector x = Problems.normal(shape.dimension(), 0.8, key);
    double[][] rows = new double[count][];
    int[] labels = new int[count];
    Coins coins = new Coins(Coins.key(key, 1));
    for (int i = 0; i < count; i++) {
      rows[i] = Problems.normal(inputs, 1, Coins.key(key, 2, i)).array();
      labels[i] = coins.nextInt(classes);
    }
    NetworkLoss f = new NetworkLoss(shape, new Replicas(shape), dense(rows), labels, 0.3);
    Vector g = Vector.zeros(shape.dimension());
    double loss = f.lossAndGradient(x, g);

    Vector expected = Vector.zeros(shape.dimension()).add(0.3, x);
    double plain = reference.lossAndGradient(x, rows, labels, expected);
    assertThat(loss).isCloseTo(plain + 0.15 * x.squaredNorm(), within(1e-13 * (1 + loss)));
    assertThat(Math.sqrt(g.squaredDistance(expected))).isLessThan(1e-13 * (1 + g.norm()));

    double h = 1e-5;
    for (int j = 0; j < x.dimension(); j++) {
      Vector up = x.copy();
      Vector down = x.copy();
      up.set(j, x.get(j) + h);
      down.set(j, x.get(j) - h);
      if (reference.pattern(up, rows).equals(reference.pattern(down, rows))) {
        double difference = (f.loss(up) - f.loss(down)) / (up.get(j) - down.get(j));
        assertThat(g.get(j)).isCloseTo(difference, within(1e-7 * (1 + g.norm())));
      }
    }
  }

  private static Rows dense(double[][] rows) {
    return new Given(rows);
  }

  /** Rows as they are given. */
  private static final class Given implements Rows {
    private final double[][] all;

    Given(double[][] all) {
      this.all = all;
    }

    @Override
    public int count() {
      return all.length;
    }

    @Override
    public int columns() {
      return all[0].length;
    }

    @Override
    public long entries() {
      return (long) count() * columns();
    }

    @Override
    public void copyRow(int i, double[] out) {
      System.arraycopy(all[i], 0, out, 0, columns());
    }

    @Override
    public void times(double[] x, int[] rows, int count, double[] out) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void transposeTimes(double[] c, int[] rows, int count, double[] out) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void addGram(double[] weights, double[][] gram) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Rows select(int[] rows) {
      throw new UnsupportedOperationException();
    }
  }

  private static Problem digits(Activation activation, int workers, OptionalDouble test) {
    NeuralNetwork type =
        new NeuralNetwork(
            DataSource.of("digits"), List.of(20, 15), activation, 0.01, true, new Shuffled(), test);
    return Problems.build(type, workers);
  }

  /** A shard of 1797 rows goes through in pieces, the last one of 5. */
  @ParameterizedTest
  @EnumSource
  void manyRowsAreTheMeanOfTheirParts(Activation activation) {
    Problem problem = digits(activation, 1, NONE);
    Objective f = problem.local(0);
    Vector x = problem.start(3).orElseThrow();
    Vector g = Vector.zeros(x.dimension());
    double loss = f.lossAndGradient(x, g);
    Vector sum = Vector.zeros(x.dimension());
    Vector part = Vector.zeros(x.dimension());
    int[] rows = new int[3];
    for (int from = 0; from < 1797; from += 3) {
      Arrays.setAll(rows, fromEach(from));
      f.gradient(x, rows, 3, part);
      sum.add(part);
    }
    assertThat(sum.divide(599).squaredDistance(g)).isLessThan(1e-26);
    assertThat(f.loss(x)).isCloseTo(loss, within(1e-14));
  }

  private static IntUnaryOperator fromEach(int from) {
    return k -> from + k;
  }

  /** Forty threads at once, more than there are replicas, each with rows and weights of its own. */
  @Test
  void manyThreadsGetTheBitsOfOne() throws Exception {
    Problem problem = digits(Activation.TANH, 4, NONE);
    List<Vector> alone = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      alone.add(gradient(problem, i));
    }
    ExecutorService threads = Executors.newFixedThreadPool(40);
    try {
      List<Callable<Vector>> tasks = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        int task = i % 40;
        tasks.add(() -> gradient(problem, task));
      }
      List<Future<Vector>> together = threads.invokeAll(tasks);
      for (int i = 0; i < 400; i++) {
        assertThat(together.get(i).get()).isEqualTo(alone.get(i % 40));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Vector gradient(Problem problem, int task) {
    Vector g = Vector.zeros(problem.dimension());
    Vector x = problem.start(task % 7).orElseThrow();
    int[] rows = IntStream.range(task, 2 * task + 1).toArray();
    problem.local(task % 4).gradient(x, rows, rows.length, g);
    return g;
  }

  /** Where all weights are 0 only the scores' biases have a derivative. */
  @ParameterizedTest
  @EnumSource
  void zeroIsASaddle(Activation activation) {
    Problem problem = digits(activation, 2, NONE);
    Vector g = Vector.zeros(problem.dimension());
    problem.lossAndGradient(Vector.zeros(problem.dimension()), g);
    int biases = problem.dimension() - 10;
    for (int j = 0; j < biases; j++) {
      assertThat(g.get(j)).isZero();
    }
    assertThat(g.norm()).isPositive();
  }

  /** Mean squares of 1280 and more weights, which have standard deviations below 4 % of them. */
  @ParameterizedTest
  @EnumSource
  void startsAtTheScaleOfEachLayer(Activation activation) {
    Perceptron shape = new Perceptron(64, List.of(100, 40), 50, activation);
    Vector x = shape.start(5);
    assertThat(x).isEqualTo(shape.start(5)).isNotEqualTo(shape.start(6));
    for (int l = 0; l < 3; l++) {
      double square = 0;
      for (int j = shape.weightsAt(l); j < shape.biasesAt(l); j++) {
        square += x.get(j) * x.get(j) / shape.weights(l);
      }
      for (int j = 0; j < shape.outputs(l); j++) {
        assertThat(x.get(shape.biasesAt(l) + j)).isZero();
      }
      int in = shape.inputs(l);
      double variance = activation == Activation.RELU ? 2.0 / in : 2.0 / (in + shape.outputs(l));
      assertThat(square / variance).isBetween(0.84, 1.16);
    }
  }

  @Test
  void tanhIsTheFunction() {
    double[] z = new double[4001];
    for (int k = 0; k < z.length; k++) {
      z[k] = (k - 2000) * 0.011;
    }
    double[] a = z.clone();
    Activation.TANH.apply(a, new double[z.length], new double[z.length], z.length);
    for (int k = 0; k < z.length; k++) {
      assertThat(a[k]).isCloseTo(StrictMath.tanh(z[k]), within(4e-16));
    }
    double[] ends = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, -0.0};
    Activation.TANH.apply(ends, new double[4], new double[4], 4);
    assertThat(ends).containsExactly(-1, 1, Double.NaN, -0.0);
  }

  /** The held rows are as many as asked for, standardised by the statistics of the others. */
  @Test
  void heldOutRowsAreTestedOnly() {
    Problem problem = digits(Activation.RELU, 3, OptionalDouble.of(0.2));
    assertThat(problem.rows()).isEqualTo(1797 - 359);
    assertThat(problem.test().orElseThrow().rows()).isEqualTo(359);
    assertThat(problem.description()).endsWith(", 359 held out");
    Vector x = problem.start(1).orElseThrow();
    Classifier.Score before = problem.test().get().score(x);
    Vector g = Vector.zeros(x.dimension());
    double loss = 0;
    for (int k = 0; k < 150; k++) {
      loss = problem.lossAndGradient(x, g);
      x.add(-0.5, g);
    }
    Classifier.Score after = problem.test().get().score(x);
    assertThat(before.accuracy()).isLessThan(0.3);
    assertThat(after.accuracy()).isBetween(0.85, problem.accuracy(x));
    assertThat(after.loss()).isLessThan(before.loss()).isPositive();
    assertThat(loss).isLessThan(after.loss() + 0.005 * x.squaredNorm());
  }

  @Test
  void aModelWithoutHiddenLayersIsSoftmaxRegression() {
    DataSource source = DataSource.of("digits");
    Split split = new Shuffled();
    Problem network =
        Problems.build(
            new NeuralNetwork(
                source, List.of(), Activation.RELU, 0, true, split, OptionalDouble.of(0.3)),
            4);
    Problem softmax =
        Problems.build(
            new SoftmaxRegression(source, 0, true, false, split, OptionalDouble.of(0.3)), 4);
    assertThat(network.hasStart()).isFalse();
    assertThat(network.layers()).containsExactly(640, 10);
    Vector x = Problems.normal(650, 0.3, 5);
    for (int j = 640; j < 650; j++) {
      x.set(j, 0);
    }
    Vector y = Vector.wrap(Arrays.copyOf(x.array(), 640));
    assertThat(network.loss(x)).isCloseTo(softmax.loss(y), within(1e-13));
    assertThat(network.accuracy(x)).isEqualTo(softmax.accuracy(y));
    Classifier.Score score = network.test().orElseThrow().score(x);
    Classifier.Score other = softmax.test().orElseThrow().score(y);
    assertThat(score.accuracy()).isEqualTo(other.accuracy());
    assertThat(score.loss()).isCloseTo(other.loss(), within(1e-13));
  }

  @Test
  void noConstantIsClaimed() throws IOException {
    Problem problem = tiny(0.1);
    assertThat(problem.constants().smoothness()).isNaN();
    assertThat(problem.constants().strongConvexity()).isNaN();
    assertThat(problem.optimum().value()).isEmpty();
    assertThat(problem.optimum().reason()).startsWith("a neural network is not convex");
  }

  @Test
  void refusesWhatIsNoNetwork() throws IOException {
    DataSource source = rows("1 1:1;2 2:1");
    Split split = new Shuffled();
    assertThatThrownBy(
            () -> new NeuralNetwork(source, List.of(3, 0), Activation.RELU, 0, false, split, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "neural-network needs hidden layers of 1 to 1000000 units, but hidden = [3, 0]");
    OptionalDouble all = OptionalDouble.of(1);
    assertThatThrownBy(
            () -> new NeuralNetwork(source, List.of(3), Activation.RELU, 0, false, split, all))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("test must be a share above 0 and below 1, but test = 1.0");
    NeuralNetwork huge =
        new NeuralNetwork(source, List.of(1_000_000, 3000), Activation.RELU, 0, false, split, NONE);
    Setting setting = new Setting(1, 0, new DataFolders(folder, List.of()));
    assertThatThrownBy(() -> huge.build(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "neural-network can have 2147483639 weights, but hidden = [1000000,");
    NeuralNetwork most =
        new NeuralNetwork(
            source, List.of(2), Activation.RELU, 0, false, split, OptionalDouble.of(0.8));
    assertThatThrownBy(() -> most.build(setting))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith(": a row must be left to train on, but 2 of 2 are held");
  }
}
