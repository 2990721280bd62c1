package terse.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.method.Diana;
import terse.method.MemoryStart;
import terse.method.Sgd;
import terse.objective.Problem;
import terse.testing.Chance;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.theory.Noise;
import terse.trace.RunResult;
import terse.vector.Vector;

/**
 * The noise that is added to gradients. Each statistical check raises a false alarm with a
 * probability of at most 1e-9, were its seed not fixed.
 */
class GaussianNoiseTest {
  private static final double FALSE_ALARM = 1e-9;
  private static final int D = 7;
  private static final int ROUNDS = 40_000;
  private static final Vector G = Vector.of(3, 0, -1, 2, 0.5, -4, 1);

  /** xi of these rounds for the gradient g. */
  private static double[][] draws(Noise noise, Vector g, long key, int rounds) {
    GaussianNoise xi = new GaussianNoise(noise, D, key);
    double[][] draws = new double[rounds][];
    for (int k = 0; k < rounds; k++) {
      Vector noisy = g.copy();
      xi.addTo(noisy, k);
      draws[k] = noisy.subtract(g).array();
    }
    return draws;
  }

  /**
   * sum |xi|^2/s^2, with s^2 = (B |g|^2 + C)/d, is chi-square of d R degrees of freedom; the lower
   * tail is P(X &lt;= n - 2 sqrt(n t)) &lt;= exp(-t) (Laurent and Massart, 2000).
   */
  @ParameterizedTest
  @CsvSource({"0, 2.5", "0.3, 0", "1.5, 4"})
  void hasTheSquareOfTheModelExactly(double b, double c) {
    double s2 = (b * G.squaredNorm() + c) / D;
    double sum = 0;
    for (double[] xi : draws(new Noise(b, c), G, Keys.noise(1, 0), ROUNDS)) {
      sum += Vector.wrap(xi).squaredNorm() / s2;
    }
    int n = D * ROUNDS;
    double t = -Math.log(FALSE_ALARM / 2);
    assertThat(sum).isBetween(n - 2 * Math.sqrt(n * t), Chance.chiSquare(n, FALSE_ALARM / 2));
  }

  /** A sum of R independent standard normals is normal of variance R: d sums, two-sided. */
  @Test
  void hasMeanZero() {
    double[][] draws = draws(new Noise(0, D), G, Keys.noise(1, 0), ROUNDS);
    for (int j = 0; j < D; j++) {
      int at = j;
      double sum = Arrays.stream(draws).mapToDouble(xi -> xi[at]).sum();
      assertThat(Math.abs(sum)).isLessThan(Math.sqrt(ROUNDS) * Chance.normal(FALSE_ALARM / D));
    }
  }

  /** Cells between -2, -1, 0, 1 and 2, whose probabilities are those of the normal distribution. */
  @Test
  void isNormal() {
    double inner = 0.3413447460685429;
    double outer = 0.13590512198327787;
    double tail = 0.022750131948179195;
    long[] counts = new long[6];
    for (double[] xi : draws(new Noise(0, D), G, Keys.noise(2, 0), ROUNDS)) {
      for (double z : xi) {
        counts[3 + (int) Math.floor(Math.max(-3, Math.min(z, 2)))]++;
      }
    }
    double[] probabilities = {tail, outer, inner, inner, outer, tail};
    assertThat(Chance.statistic(counts, probabilities))
        .isLessThan(Chance.chiSquare(5, FALSE_ALARM));
  }

  /**
   * Products of two independent standard normals have mean 0 and variance 1; their sum over d R of
   * them is normal, nearly.
   */
  @Test
  void roundsWorkersRunsAndCoordinatesAreIndependent() {
    Noise unit = new Noise(0, D);
    double[][] here = draws(unit, G, Keys.noise(1, 0), ROUNDS + 1);
    double[][] worker = draws(unit, G, Keys.noise(1, 1), ROUNDS);
    double[][] run = draws(unit, G, Keys.noise(2, 0), ROUNDS);
    double[] sums = new double[4];
    for (int k = 0; k < ROUNDS; k++) {
      for (int j = 0; j < D; j++) {
        sums[0] += here[k][j] * here[k + 1][j];
        sums[1] += here[k][j] * worker[k][j];
        sums[2] += here[k][j] * run[k][j];
        sums[3] += here[k][j] * here[k][(j + 1) % D];
      }
    }
    double limit = Math.sqrt(D * (double) ROUNDS) * Chance.normal(FALSE_ALARM / sums.length);
    assertThat(Vector.wrap(sums).maxAbs()).isLessThan(limit);
  }

  @Test
  void callsOfARoundShareTheDirectionAndHaveTheirOwnScale() {
    GaussianNoise noise = new GaussianNoise(new Noise(0.5, 3), D, 5);
    Vector first = G.copy();
    noise.addTo(first, 4);
    Vector again = G.copy();
    noise.addTo(again, 4);
    assertThat(again).isEqualTo(first);
    Vector twice = G.copy().scale(2);
    noise.addTo(twice, 4);
    double ratio = Math.sqrt((2 * G.squaredNorm() + 3) / (0.5 * G.squaredNorm() + 3));
    for (int j = 0; j < D; j++) {
      assertThat(twice.get(j) - 2 * G.get(j))
          .isCloseTo(ratio * (first.get(j) - G.get(j)), within(1e-13));
    }
  }

  @Test
  void dependsOnItsRoundAloneNotOnTheRoundsBefore() {
    double[][] inOrder = draws(new Noise(0, 1), G, 5, 10);
    GaussianNoise noise = new GaussianNoise(new Noise(0, 1), D, 5);
    for (int k : new int[] {7, 2, 2, 9, 0}) {
      Vector noisy = G.copy();
      noise.addTo(noisy, k);
      assertThat(noisy.subtract(G).array()).isEqualTo(inOrder[k]);
    }
  }

  private static RunResult run(int threads, double b, double c) {
    Diana diana = new Diana(PerWorker.all(Qsgd.of(1)), 0.2, MemoryStart.FIRST_GRADIENT, false);
    Problem problem = Problems.regression(9, 6, 8);
    return Runs.of(diana, problem).batch(3).noise(b, c).threads(threads).finish();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, Execution.PER_WORKER})
  void doesNotDependOnThreads(int threads) {
    RunResult alone = run(1, 0.1, 0.01);
    RunResult other = run(threads, 0.1, 0.01);
    assertThat(other.model()).isEqualTo(alone.model());
    assertThat(other.rows()).isEqualTo(alone.rows());
    assertThat(alone.model()).isNotEqualTo(run(1, 0, 0).model());
  }

  /** The gradients of round k are those of gradient descent plus the mean of the workers' noise. */
  @Test
  void isAddedToEveryWorkersGradient() {
    Problem problem = Problems.regression(3, 4, D);
    Noise noise = new Noise(0.25, 0.5);
    RunResult run =
        Runs.of(new Sgd(0), problem).noise(0.25, 0.5).stepsize(0.1).rounds(5).seed(11).finish();
    Vector x = Vector.zeros(D);
    Vector g = Vector.zeros(D);
    GaussianNoise[] xi = new GaussianNoise[3];
    for (int i = 0; i < 3; i++) {
      xi[i] = new GaussianNoise(noise, D, Keys.noise(Keys.run(11, 0), i));
    }
    for (int k = 0; k < 5; k++) {
      Vector sum = Vector.zeros(D);
      for (int i = 0; i < 3; i++) {
        problem.local(i).gradient(x, g);
        xi[i].addTo(g, k);
        sum.add(g);
      }
      x.add(-0.1, sum.divide(3));
    }
    assertThat(run.model().copy().subtract(x).maxAbs()).isLessThan(1e-14);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, relative = -1.0", "0, NaN, absolute = NaN", "0, Infinity, absolute = Inf"})
  void refusesWhatIsNotFiniteAndPositive(double b, double c, String said) {
    assertThatThrownBy(() -> Runs.of(new Sgd(0), Problems.example3()).noise(b, c).plan())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said);
  }
}
