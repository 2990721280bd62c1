package terse.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.data.DataSource;
import terse.data.Shuffled;
import terse.vector.Vector;

class ConstantsTest {
  /**
   * Hessians 2 a a' + I/2 with |a|^2 = 17; sum of a a' has 17 on the diagonal and -8 beside it:
   * eigenvalues 1, 25, 25.
   */
  @Test
  void example1WorkedOut() {
    Constants constants = Problems.build(new BiasedExample1(), 3).constants();
    assertThat(constants.local(0)).isEqualTo(34.5);
    assertThat(constants.maxSmoothness()).isEqualTo(34.5);
    assertThat(constants.smoothness()).isCloseTo(2.0 / 3 * 25 + 0.5, within(1e-12));
    assertThat(constants.strongConvexity()).isCloseTo(2.0 / 3 + 0.5, within(1e-12));
    assertThat(constants.localConvexity()).isEqualTo(0.5);
    assertThat(constants.frobenius()).isEmpty();
  }

  @Test
  void quadraticsWorkedOut() {
    Constants constants =
        Problems.quadratic(
                Problems.local(new double[][] {{3, 0}, {0, 1}}, new double[2], 0),
                Problems.local(new double[][] {{-1, 0}, {0, -5}}, new double[2], 0))
            .constants();
    assertThat(constants.local(0)).isEqualTo(3);
    assertThat(constants.local(1)).isEqualTo(5);
    assertThat(constants.smoothness()).isEqualTo(2);
    assertThat(constants.strongConvexity()).isEqualTo(-2);
    assertThat(constants.localConvexity()).isEqualTo(-5);
  }

  /** A = a a' has the eigenvalue 0, which rounding does not make negative. */
  @Test
  void aSingularLocalIsConvexAndNoMore() {
    double[][] singular = new double[7][7];
    for (int j = 0; j < 7; j++) {
      for (int l = 0; l < 7; l++) {
        singular[j][l] = (0.1 + j) * (0.1 + l);
      }
    }
    double[][] identity = new double[7][7];
    for (int j = 0; j < 7; j++) {
      identity[j][j] = 3;
    }
    Constants constants =
        Problems.quadratic(
                Problems.local(singular, new double[7], 0),
                Problems.local(identity, new double[7], 0))
            .constants();
    assertThat(constants.localConvexity()).isZero();
    assertThat(constants.strongConvexity()).isCloseTo(1.5, within(1e-12));
  }

  /** No worker is less convex than that, and the mean is at least as convex. */
  @Test
  void everyLocalIsAsConvexAsIsSaid() {
    for (Problem problem : Problems.all()) {
      double mu = problem.constants().localConvexity();
      assertThat(mu).isLessThanOrEqualTo(problem.constants().strongConvexity() + 1e-12);
      for (int i = 0; i < problem.workers(); i++) {
        Smooth local = (Smooth) problem.local(i);
        int d = local.dimension();
        double[] extremes = Spectrum.extremes(local.hessian(Problems.normal(d, 1, 5)), d);
        assertThat(extremes[0]).isGreaterThanOrEqualTo(mu - 1e-9 * extremes[1]);
      }
    }
  }

  /**
   * Shifted power iteration on difference quotients of the gradient at 0, where the logistic
   * Hessian attains its bound.
   */
  private static double powerIteration(BiConsumer<Vector, Vector> gradient, int d) {
    Vector zero = Vector.zeros(d);
    Vector start = Vector.zeros(d);
    gradient.accept(zero, start);
    double t = 1e-5;
    Vector v = Problems.normal(d, 1, 3);
    Vector w = Vector.zeros(d);
    Vector minus = Vector.zeros(d);
    double value = 0;
    for (int k = 0; k < 3000; k++) {
      v.divide(v.norm());
      gradient.accept(v.copy().scale(t), w);
      gradient.accept(v.copy().scale(-t), minus);
      w.subtract(minus).scale(1 / (2 * t));
      value = w.dot(v);
      v.set(w);
    }
    return value;
  }

  @Test
  void logisticConstantsAgreeWithPowerIteration() {
    Problem problem = Problems.logistic("breast-cancer", 0.01, true, 4);
    Constants constants = problem.constants();
    int d = problem.dimension();
    for (int i = 0; i < problem.workers(); i++) {
      Objective f = problem.local(i);
      assertThat(constants.local(i))
          .isCloseTo(powerIteration(f::gradient, d), within(1e-8 * constants.local(i)));
    }
    assertThat(constants.smoothness())
        .isCloseTo(
            powerIteration(problem::lossAndGradient, d), within(1e-8 * constants.smoothness()));
    assertThat(constants.strongConvexity()).isEqualTo(0.01);
  }

  @Test
  void leastSquaresConstantsAgreeWithPowerIteration() {
    Problem problem =
        Problems.build(
            new LeastSquares(DataSource.of("diabetes"), 0, true, true, new Shuffled()), 4);
    Constants constants = problem.constants();
    int d = problem.dimension();
    double largest = powerIteration(problem::lossAndGradient, d);
    assertThat(constants.smoothness()).isCloseTo(largest, within(1e-8 * largest));
    double smallest =
        largest
            - powerIteration(
                (x, out) -> {
                  problem.lossAndGradient(x, out);
                  out.scaleAdd(-1, x.copy().scale(largest));
                },
                d);
    assertThat(constants.strongConvexity()).isCloseTo(smallest, within(1e-8 * largest));
  }

  /**
   * With fewer rows than columns L_i comes from the products of the rows; it is the same number.
   */
  @Test
  void fewRowsGiveTheConstantsOfTheirGram() {
    Problem many = Problems.logistic("breast-cancer", 0, true, 60);
    int d = many.dimension();
    Constants constants = many.constants();
    for (int i = 0; i < 60; i += 13) {
      assertThat(many.local(i).rows()).isLessThan(d);
      assertThat(constants.local(i))
          .isCloseTo(powerIteration(many.local(i)::gradient, d), within(1e-8 * constants.local(i)));
    }
  }

  @Test
  void theMeanIsNeverSharperThanTheWorkers() {
    for (Problem problem : Problems.all()) {
      Constants constants = problem.constants();
      double mean =
          IntStream.range(0, problem.workers())
              .mapToDouble(constants::local)
              .average()
              .orElseThrow();
      assertThat(constants.smoothness()).isLessThanOrEqualTo(mean * (1 + 1e-12));
      assertThat(constants.strongConvexity()).isLessThanOrEqualTo(constants.smoothness());
      constants
          .frobenius()
          .ifPresent(f -> assertThat(f).isGreaterThanOrEqualTo(mean * (1 - 1e-12)));
    }
  }

  @Test
  void frobeniusNormWorkedOut() {
    Problem problem =
        Problems.build(
            new LeastSquares(DataSource.of("diabetes"), 0, true, true, new Shuffled()), 1);
    double[][] h = Spectrum.dense(((Smooth) problem.local(0)).hessianBound(), 11);
    double square = 0;
    for (int j = 0; j < 11; j++) {
      for (int l = 0; l < 11; l++) {
        square += Math.pow(h[Math.max(j, l)][Math.min(j, l)], 2);
      }
    }
    assertThat(problem.constants().frobenius().orElseThrow())
        .isCloseTo(Math.sqrt(square), within(1e-12));
  }

  /**
   * Frobenius and spectral constants of the MCM problems, computed once with an independent program
   * (numpy).
   */
  @ParameterizedTest
  @CsvSource({
    "a9a, false, 1.22371562812, 5.02167488049, 3.85618808083",
    "a9a, true, 1.26098252121, 15.6227079077, 11.6973742828",
    "phishing, false, 2.70203838440, 4.15748704235, 4.66972728781",
    "phishing, true, 3.77348800078, 31.5097281098, 9.74508715692"
  })
  void mcmProblems(String data, boolean clusters, double l, double max, double frobenius) {
    Constants constants = Problems.mcm(data, clusters).constants();
    assertThat(constants.smoothness()).isCloseTo(l, within(1e-8 * l));
    assertThat(constants.maxSmoothness()).isCloseTo(max, within(1e-8 * max));
    assertThat(constants.frobenius().orElseThrow()).isCloseTo(frobenius, within(1e-8 * frobenius));
  }

  @Test
  void aRandomQuadraticHasTheEigenvaluesAskedFor() {
    Problem problem = Problems.build(new RandomQuadratic(40, List.of(0.25, 9.0)), 3);
    for (int i = 0; i < 3; i++) {
      double[] values =
          Spectrum.values(Spectrum.dense(((Smooth) problem.local(i)).hessianBound(), 40));
      for (int j = 0; j < 40; j++) {
        assertThat(values[j]).isCloseTo(0.25 + 8.75 * j / 39, within(1e-12));
      }
    }
  }
}
