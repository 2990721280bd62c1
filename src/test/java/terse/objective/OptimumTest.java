package terse.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import terse.data.DataFolders;
import terse.data.DataSource;
import terse.data.Shuffled;
import terse.vector.Coins;
import terse.vector.Vector;

class OptimumTest {
  static List<Problem> problems() {
    return Problems.all();
  }

  @ParameterizedTest
  @MethodSource("problems")
  void theCertificateIsTheGradientNormAtTheWitness(Problem problem) {
    Optimum optimum = problem.optimum();
    Vector x = optimum.witness().orElseThrow();
    Vector g = Vector.zeros(x.dimension());
    double value = problem.lossAndGradient(x, g);
    assertThat(optimum.value().orElseThrow()).isEqualTo(value);
    assertThat(g.norm()).isEqualTo(optimum.gradientNorm());
    Vector start = Vector.zeros(x.dimension());
    problem.lossAndGradient(Vector.zeros(x.dimension()), start);
    assertThat(g.norm()).isLessThanOrEqualTo(1e-12 * start.norm());
    assertThat(optimum.minimiser().isPresent()).isEqualTo(optimum.attained());
    assertThat(optimum.reason().isEmpty()).isEqualTo(optimum.unique());
  }

  @ParameterizedTest
  @MethodSource("problems")
  void noiseIsTheMeanSquaredGradientThere(Problem problem) {
    Optimum optimum = problem.optimum();
    Vector g = Vector.zeros(problem.dimension());
    double sum = 0;
    for (int i = 0; i < problem.workers(); i++) {
      problem.local(i).gradient(optimum.witness().orElseThrow(), g);
      sum += g.squaredNorm();
    }
    assertThat(optimum.noise().orElseThrow()).isEqualTo(sum / problem.workers());
  }

  /** Nesterov's method, restarted when the loss rises: an independent way to x*. */
  private static Vector accelerated(Problem problem, int steps) {
    double step = 1 / problem.constants().smoothness();
    int d = problem.dimension();
    Vector x = Vector.zeros(d);
    Vector y = Vector.zeros(d);
    Vector g = Vector.zeros(d);
    double momentum = 1;
    double last = Double.POSITIVE_INFINITY;
    for (int k = 0; k < steps; k++) {
      double loss = problem.lossAndGradient(y, g);
      Vector next = y.copy().add(-step, g);
      double faster = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
      boolean restart = loss > last;
      double pull = restart ? 0 : (momentum - 1) / faster;
      y.setDifference(next, x).scale(pull).add(next);
      momentum = restart ? 1 : faster;
      last = restart ? Double.POSITIVE_INFINITY : loss;
      x = next;
    }
    return x;
  }

  @ParameterizedTest
  @CsvSource({"breast-cancer, 0.01", "breast-cancer, 0.001"})
  void logisticRegressionAgreesWithAnIndependentMethod(String data, double l2) {
    Problem problem = Problems.logistic(data, l2, true, 5);
    Vector x = accelerated(problem, 20_000);
    Optimum optimum = problem.optimum();
    assertThat(optimum.unique()).isTrue();
    assertThat(problem.loss(x)).isCloseTo(optimum.value().orElseThrow(), within(1e-14));
    assertThat(x.squaredDistance(optimum.minimiser().orElseThrow())).isLessThan(1e-19);
  }

  @Test
  void softmaxRegressionAgreesWithAnIndependentMethod() {
    Problem problem =
        Problems.build(
            new SoftmaxRegression(
                DataSource.of("digits"), 0.1, true, true, new Shuffled(), OptionalDouble.empty()),
            4);
    Vector x = accelerated(problem, 500);
    Optimum optimum = problem.optimum();
    assertThat(problem.loss(x)).isCloseTo(optimum.value().orElseThrow(), within(1e-13));
    assertThat(x.squaredDistance(optimum.minimiser().orElseThrow())).isLessThan(1e-18);
  }

  /**
   * The MCM problems. f* as found by an independent program (numpy, Newton with least squares), and
   * the authors' values, which are the last losses of 40000 steps of gradient descent and so a
   * little above.
   */
  @ParameterizedTest
  @CsvSource({
    "a9a, false, 0.32262825297475056, 0.32262851",
    "a9a, true, 0.31962594849103809, 0.31962677",
    "phishing, false, 0.1414827980619949, 0.14149181",
    "phishing, true, 0.12313968900242418, 0.12315847"
  })
  void mcmProblems(String data, boolean clusters, double independent, double authors) {
    Problem problem = Problems.mcm(data, clusters);
    Optimum optimum = problem.optimum();
    double value = optimum.value().orElseThrow();
    assertThat(optimum.gradientNorm()).isLessThan(1e-12);
    assertThat(optimum.relativeGradientNorm()).isLessThan(1e-12);
    assertThat(value).isCloseTo(independent, within(1e-13));
    assertThat(value).isLessThanOrEqualTo(authors).isCloseTo(authors, within(3e-5));
    assertThat(lowerBound(problem, optimum)).isCloseTo(value, within(1e-12));
    Vector x = accelerated(problem, 300);
    assertThat(problem.loss(x)).isBetween(value, value + 2e-3);
    assertThat(optimum.attained()).isFalse();
    assertThat(optimum.minimiser()).isEmpty();
    assertThat(optimum.reason())
        .startsWith("f* is not attained: the loss falls for ever along feature ");
  }

  /**
   * log(1 + exp(-t)) >= h(p) - p t for every p in (0, 1), where h is the entropy, so that f >= mean
   * h(p) + g'x everywhere, where g = -mean p y a. With p the logistic of the margins at the
   * witness, g is grad f there, which vanishes: mean h(p) <= f*.
   */
  private static double lowerBound(Problem problem, Optimum optimum) {
    double sum = 0;
    for (int i = 0; i < problem.workers(); i++) {
      double entropy = 0;
      double[] margins = ((Separable) problem.local(i)).gains(optimum.witness().orElseThrow());
      for (double t : margins) {
        double p = 1 / (1 + StrictMath.exp(t));
        double q = 1 / (1 + StrictMath.exp(-t));
        entropy -= p * StrictMath.log(p) + q * StrictMath.log(q);
      }
      sum += entropy / margins.length;
    }
    return sum / problem.workers();
  }

  /** The mean is x'diag(1, 2)x/2 - (1, 4)'x + 4, with gradient 0 at (1, 2). */
  @Test
  void aQuadraticWorkedOut() {
    Optimum optimum =
        Problems.quadratic(
                Problems.local(new double[][] {{3, 0}, {0, 1}}, new double[] {-2, 0}, 7),
                Problems.local(new double[][] {{-1, 0}, {0, 3}}, new double[] {0, -8}, 1))
            .optimum();
    assertThat(optimum.minimiser().orElseThrow().squaredDistance(Vector.of(1, 2)))
        .isLessThan(1e-30);
    assertThat(optimum.value().orElseThrow()).isCloseTo(4 - 0.5 - 4, within(1e-15));
    assertThat(optimum.noise().orElseThrow()).isCloseTo((1 + 4 + 1 + 4) / 2.0, within(1e-14));
    assertThat(optimum.unique()).isTrue();
  }

  @Test
  void theExamplesOfThePaper() {
    assertThat(Problems.build(new BiasedExample1(), 3).optimum().minimiser())
        .contains(Vector.zeros(3));
    assertThat(Problems.build(Problems.example2(5, 2), 10).optimum().value()).hasValue(0);
    Optimum third = Problems.build(new BiasedExample3(Optional.empty()), 3).optimum();
    assertThat(third.minimiser().orElseThrow().squaredDistance(Vector.of(-1.0 / 3, 0)))
        .isLessThan(1e-32);
    assertThat(third.value().orElseThrow()).isCloseTo(-1.0 / 18, within(1e-16));
  }

  @Test
  void aQuadraticWithANegativeEigenvalueHasNoLowerBound() {
    Optimum optimum =
        Problems.quadratic(Problems.local(new double[][] {{1, 0}, {0, -1}}, new double[2], 0))
            .optimum();
    assertThat(optimum.value()).isEmpty();
    assertThat(optimum.attained()).isFalse();
    assertThat(optimum.reason())
        .isEqualTo("f has no lower bound: the mean Hessian has the negative eigenvalue -1.0");
  }

  @Test
  void aQuadraticThatIsLinearInADirectionHasNoLowerBound() {
    Optimum optimum =
        Problems.quadratic(Problems.local(new double[][] {{1, 0}, {0, 0}}, new double[] {1, 1}, 0))
            .optimum();
    assertThat(optimum.value()).isEmpty();
    assertThat(optimum.reason())
        .isEqualTo("f has no lower bound: it falls for ever in a direction in which it is linear");
  }

  /**
   * (x_1 + x_2)^2/2 - 2 (x_1 + x_2) + 5: every x with x_1 + x_2 = 2 is a minimiser, (1, 1) the
   * shortest.
   */
  @Test
  void ofManyMinimisersTheShortestIsGiven() {
    Optimum optimum =
        Problems.quadratic(
                Problems.local(new double[][] {{1, 1}, {1, 1}}, new double[] {-2, -2}, 5))
            .optimum();
    assertThat(optimum.value().orElseThrow()).isCloseTo(3, within(1e-14));
    assertThat(optimum.unique()).isFalse();
    assertThat(optimum.attained()).isTrue();
    assertThat(optimum.minimiser().orElseThrow().squaredDistance(Vector.of(1, 1)))
        .isLessThan(1e-26);
    assertThat(optimum.reason())
        .isEqualTo("there are many minimisers; x* is the one of smallest norm");
  }

  @Test
  void aSeparableProblemSaysSo() {
    Optimum optimum = Problems.logistic("breast-cancer", 0, true, 5).optimum();
    assertThat(optimum.value().orElseThrow()).isBetween(0.0, 1e-12);
    assertThat(optimum.minimiser()).isEmpty();
    assertThat(optimum.reason())
        .isEqualTo(
            "f* is not attained: the loss falls for ever in a direction in which 569 of 569 rows"
                + " are separated by their labels");
  }

  @Test
  void aProblemTooLargeForACertificateSaysSo() {
    QuadraticForm zero = new QuadraticForm(new double[3000][3000], Vector.zeros(3000), 0);
    Optimum optimum = SmoothTheory.convex(List.of(zero), 1, m -> Optional.empty()).optimum();
    assertThat(optimum.value()).isEmpty();
    assertThat(optimum.reason()).isEqualTo("the problem is too large for a certified minimum");
  }

  /** 1600 columns: the Hessian is not formed, conjugate gradients find the steps. */
  @Test
  void highDimensionsAreMinimisedWithoutFormingTheHessian(@TempDir Path folder) throws IOException {
    Coins coins = new Coins(9);
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      rows.append(i % 2);
      for (int j = 1 + coins.nextInt(80); j <= 1600; j += 1 + coins.nextInt(80)) {
        rows.append(' ').append(j).append(':').append(coins.nextDouble());
      }
      rows.append('\n');
    }
    Files.writeString(folder.resolve("wide.svm"), rows);
    DataSource wide =
        new DataSource(
            Optional.empty(),
            Optional.of("wide.svm"),
            Optional.empty(),
            OptionalInt.of(1600),
            "last",
            DataSource.Delimiter.COMMA,
            Optional.empty());
    Problem problem =
        new LogisticRegression(wide, 0.1, false, false, new Shuffled())
            .build(new Setting(3, 0, new DataFolders(folder, List.of())));
    Optimum optimum = problem.optimum();
    assertThat(optimum.relativeGradientNorm()).isLessThan(1e-12);
    Vector x = accelerated(problem, 500);
    assertThat(optimum.minimiser().orElseThrow().squaredDistance(x)).isLessThan(1e-20);
  }
}
