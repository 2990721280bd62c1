package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.data.DataFolders;
import terse.objective.Problem;
import terse.objective.RandomQuadratic;
import terse.objective.Setting;
import terse.testing.Curves;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Problems;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Recording;
import terse.testing.Runs;
import terse.vector.Vector;

class AiadeTest extends AlgorithmContract {
  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new Aiade(4, 0.9375, 0.375);
  }

  /** Ye, Xiao, Sun, Algorithm 2, with epsilon = 4, c = 15/16, tau = 3/8. */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    int n = f.workers();
    RationalVector zero = RationalVector.zeros(f.dimension());
    List<RationalVector> x = new ArrayList<>(List.of(f.start()));
    RationalVector y = f.start();
    RationalVector s = zero;
    RationalVector v = zero;
    List<RationalVector> each = new ArrayList<>(Collections.nCopies(n, zero));
    Rational power = Rational.of(4);
    for (int k = 0; k < eta.size(); k++) {
      power = power.times(Rational.of(15, 16)); // epsilon c^{k+1}
      Rational level = power.over(Rational.of(2L * k + 2));
      List<RationalVector> d = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        d.add(ExactLattice.quantise(f.gradient(i, y).minus(each.get(i)), level));
        each.set(i, d.get(i).plus(each.get(i)));
      }
      s = RationalVector.mean(d).plus(s);
      v = ExactLattice.quantise(s.minus(v), level).plus(v);
      x.add(y.minus(v.times(eta.get(k))));
      y = x.get(k + 1).plus(x.get(k + 1).minus(x.get(k)).times(Rational.of(3, 8)));
    }
    return x;
  }

  /** With an odd number of workers: the mean of an even one is halfway between two grid points. */
  @Override
  List<ExactProblem> problems() {
    return super.problems().stream().filter(f -> f.workers() % 2 == 1).toList();
  }

  @Override
  Hearing hearing() {
    return Hearing.STEP;
  }

  @Override
  Stream<Compressors> compressors(ExactProblem f) {
    return Compressors.pairs(f).limit(1);
  }

  /** |v_k - grad f(y_k)| <= epsilon c^{k+1}/(k + 1), half of it from each way. */
  @ParameterizedTest
  @CsvSource({"1, 0.95", "10, 0.9", "0.001, 0.99", "100, 0.5"})
  void theErrorOfTheGradientStaysWithinItsBound(double epsilon, double c) {
    for (ExactProblem f : super.problems()) {
      Recording run = run(f, new Aiade(epsilon, c, 0.5)).record();
      for (int k = 0; k < 50; k++) {
        double bound = epsilon * Math.pow(c, k + 1) / (k + 1);
        double rounding = 1e-13 * (1 + IadeTest.meanGradient(run, f, k).norm());
        for (int i = 0; i < f.workers(); i++) {
          Vector up = run.worker(i, "s", k + 1).subtract(run.gradient(i, k));
          assertThat(up.norm()).isLessThanOrEqualTo(bound / 2 + rounding);
        }
        Vector both = run.server("v", k + 1).subtract(IadeTest.meanGradient(run, f, k));
        assertThat(both.norm()).isLessThanOrEqualTo(bound + rounding);
      }
    }
  }

  private static Runs run(ExactProblem f, Algorithm algorithm) {
    return Runs.of(algorithm, f.tested())
        .start(f.start().toVector())
        .stepsize(1.0 / f.inverseStep());
  }

  /** y_{k+1} = x_{k+1} + tau (x_{k+1} - x_k), x_{k+1} = y_k - grad f(y_k)/L. */
  @Test
  void withAVanishingEpsilonItIsNesterovsAcceleratedGradient() {
    ExactProblem f = ExactProblem.leastSquares();
    double eta = 1.0 / f.inverseStep();
    double tau = 0.75;
    Recording run = run(f, new Aiade(1e-15, 0.999, tau)).record();
    List<Vector> expected = new ArrayList<>(List.of(f.start().toVector()));
    Vector y = f.start().toVector();
    Vector g = Vector.zeros(4);
    for (int k = 0; k < 50; k++) {
      f.tested().lossAndGradient(y, g);
      Vector x = y.copy().add(-eta, g);
      y.set(x).add(tau, x).add(-tau, expected.get(k));
      expected.add(x);
    }
    Curves.assertClose(run.models(), expected, 1e-13);
  }

  /** The parameters of Theorem 4.1 need far fewer rounds than gradient descent does. */
  @Test
  void isAcceleratedOnAnIllConditionedQuadratic() {
    Problem f =
        Problems.quadratic(
            new long[][][] {{{4_000, 0}, {0, 1}}, {{1_000, 0}, {0, 1}}},
            new long[][] {{30, 2}, {-10, -1}});
    double kappa = 2_500;
    double tau = (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);
    Algorithm aiade = new Aiade(1, Math.sqrt(1 - 1 / Math.sqrt(kappa)), tau);
    Runs fast = Runs.of(aiade, f).start(Vector.of(1, -1)).stepsize(1 / 2_500.0);
    Runs slow = Runs.of(new Sgd(0), f).start(Vector.of(1, -1)).stepsize(1 / 2_500.0);
    assertThat(distanceAfter(1_500, fast)).isLessThan(1e-9);
    assertThat(distanceAfter(1_500, slow)).isGreaterThan(0.1);
  }

  private static double distanceAfter(int rounds, Runs runs) {
    return runs.rounds(rounds).every(rounds).finish().rows().get(1).distance();
  }

  @Test
  void goesOnWhereTheLevelIsBelowAllRounding() {
    ExactProblem f = ExactProblem.leastSquares();
    assertThat(distanceAfter(10_000, run(f, new Aiade(1, 0.9, 0.5)))).isLessThan(1e-13);
  }

  /** Rounding leaves differences that a level of c^k epsilon could not count in 62 bits. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void goesOnWhereRoundingIsAllThatMoves(int seed) {
    Problem f =
        new RandomQuadratic(16, List.of(1.0, 8.0))
            .build(new Setting(1, seed, new DataFolders(Path.of(""), List.of())));
    double eta = 1 / f.constants().smoothness();
    Algorithm method = new Aiade(1, Math.sqrt(1 - Math.sqrt(eta)), 0.4776);
    Vector start = Vector.zeros(16).fill(10);
    double distance =
        Runs.of(method, f)
            .start(start)
            .stepsize(eta)
            .rounds(3000)
            .every(3000)
            .finish()
            .rows()
            .get(1)
            .distance();
    assertThat(distance).isLessThan(1e-13);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNotPositiveAndFinite(double value) {
    assertThatThrownBy(() -> new Aiade(-1, 0.5, 0.5))
        .hasMessage("aiade needs a finite epsilon > 0, but epsilon = -1.0");
    assertThatThrownBy(() -> new Aiade(1, value, 0.5))
        .hasMessage("aiade needs a finite c > 0, but c = " + value);
    assertThatThrownBy(() -> new Aiade(1, 0.5, value))
        .hasMessage("aiade needs a finite tau, but tau = " + value);
  }
}
