package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.objective.Problem;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Recording;
import terse.testing.Runs;
import terse.trace.Row;
import terse.vector.Vector;

class IadeTest extends AlgorithmContract {
  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new Iade(0.5, 0.9375);
  }

  /** Ye, Xiao, Sun, Algorithm 1, with s = 1/2 and c' = 15/16. */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    int n = f.workers();
    RationalVector zero = RationalVector.zeros(f.dimension());
    RationalVector x = f.start();
    RationalVector s = zero;
    RationalVector v = zero;
    List<RationalVector> each = new ArrayList<>(Collections.nCopies(n, zero));
    Rational level = Rational.of(1, 2);
    List<RationalVector> curve = new ArrayList<>(List.of(x));
    for (Rational etaK : eta) {
      level = level.times(Rational.of(15, 16)); // s c'^{k+1}
      Rational epsilon = level.times(Rational.of(1, 2));
      List<RationalVector> d = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        d.add(ExactLattice.quantise(f.gradient(i, x).minus(each.get(i)), epsilon));
        each.set(i, d.get(i).plus(each.get(i)));
      }
      s = RationalVector.mean(d).plus(s);
      v = ExactLattice.quantise(s.minus(v), epsilon).plus(v);
      x = x.minus(v.times(etaK));
      curve.add(x);
    }
    return curve;
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

  /** |v_k - grad f(x_k)| <= s c'^{k+1}, half of it from each way. */
  @ParameterizedTest
  @CsvSource({"1, 0.95", "10, 0.9", "0.001, 0.99", "100, 0.5"})
  void theErrorOfTheGradientStaysWithinItsBound(double s, double cPrime) {
    for (ExactProblem f : super.problems()) {
      Recording run = run(f, new Iade(s, cPrime)).record();
      for (int k = 0; k < 50; k++) {
        double bound = s * Math.pow(cPrime, k + 1);
        double rounding = 1e-13 * (1 + meanGradient(run, f, k).norm());
        for (int i = 0; i < f.workers(); i++) {
          Vector up = run.worker(i, "s", k + 1).subtract(run.gradient(i, k));
          assertThat(up.norm()).isLessThanOrEqualTo(bound / 2 + rounding);
        }
        Vector both = run.server("v", k + 1).subtract(meanGradient(run, f, k));
        assertThat(both.norm()).isLessThanOrEqualTo(bound + rounding);
      }
    }
  }

  private static Runs run(ExactProblem f, Algorithm algorithm) {
    return Runs.of(algorithm, f.tested())
        .start(f.start().toVector())
        .stepsize(1.0 / f.inverseStep());
  }

  static Vector meanGradient(Recording run, ExactProblem f, int k) {
    Vector mean = Vector.zeros(f.dimension());
    for (int i = 0; i < f.workers(); i++) {
      mean.add(run.gradient(i, k));
    }
    return mean.divide(f.workers());
  }

  /** Theorem 3.1, at eta = 2/(L + mu). */
  @ParameterizedTest
  @MethodSource("problems")
  void staysBelowTheBoundOfItsTheorem(ExactProblem f) {
    Problem problem = f.tested();
    double mu = problem.constants().strongConvexity();
    double eta = 2 / (problem.constants().smoothness() + mu);
    double c = 1 - eta * mu;
    double cPrime = (1 + c) / 2;
    double s = 0.5;
    List<Row> rows = run(f, new Iade(s, cPrime)).stepsize(eta).rounds(60).finish().rows();
    double xi =
        Math.max(0, rows.get(0).distance() - c * s / (cPrime - c)) + cPrime * s / (cPrime - c);
    for (Row row : rows) {
      double bound = Math.pow(cPrime, row.round()) * xi;
      assertThat(row.distance()).isLessThanOrEqualTo(bound + 1e-12);
    }
  }

  /** In float64 the level falls below every difference long before the last round. */
  @Test
  void goesOnWhereTheLevelIsBelowAllRounding() {
    ExactProblem f = ExactProblem.leastSquares();
    double distance =
        run(f, new Iade(1, 0.9)).rounds(10_000).every(10_000).finish().rows().get(1).distance();
    assertThat(distance).isLessThan(1e-13);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.9, s, 0.0", "NaN, 0.9, s, NaN", "Infinity, 0.9, s, Infinity"})
  void refusesALevelOutOfRange(double s, double cPrime, String key, String value) {
    assertThatThrownBy(() -> new Iade(s, cPrime))
        .hasMessage("iade needs a finite %s > 0, but %s = %s", key, key, value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesARateThatIsNotPositiveAndFinite(double cPrime) {
    assertThatThrownBy(() -> new Iade(1, cPrime))
        .hasMessage("iade needs a finite c-prime > 0, but c-prime = " + cPrime);
  }
}
