package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.objective.Problem;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Problems;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Recording;
import terse.testing.Runs;
import terse.vector.Vector;
import terse.wire.Message;

class IadeSgdTest extends AlgorithmContract {
  /** Its quantiser is random: with a vanishing s it is gradient descent, which is exact. */
  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new IadeSgd(1e-30, 0.999, 1, 1);
  }

  @Override
  Algorithm random() {
    return new IadeSgd(1, 0.9, 1, 2);
  }

  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    List<RationalVector> curve = new ArrayList<>(List.of(f.start()));
    for (Rational etaK : eta) {
      RationalVector x = curve.get(curve.size() - 1);
      RationalVector g =
          RationalVector.mean(
              IntStream.range(0, f.workers()).mapToObj(i -> f.gradient(i, x)).toList());
      curve.add(x.minus(g.times(etaK)));
    }
    return curve;
  }

  @Override
  Hearing hearing() {
    return Hearing.STEP;
  }

  @Override
  Stream<Compressors> compressors(ExactProblem f) {
    return Compressors.pairs(f).limit(1);
  }

  /**
   * |s_k^i - g_k^i|^2 <= e and |v_k - s_k|^2 <= e, e = rho^2 L^2 s c'^{k+1}/2, with certainty; and
   * the stochastic gradient is what is quantised.
   */
  @ParameterizedTest
  @CsvSource({"1, 0.9, 1, 2", "0.01, 0.99, 3, 0.5"})
  void bothErrorsStayWithinTheirBounds(double s, double cPrime, double rho, double smoothness) {
    Recording run = noisy(new IadeSgd(s, cPrime, rho, smoothness)).record();
    for (int k = 0; k < 50; k++) {
      double squared = rho * rho * smoothness * smoothness * s * Math.pow(cPrime, k + 1) / 2;
      for (int i = 0; i < 5; i++) {
        Vector up = run.worker(i, "s", k + 1).subtract(run.gradient(i, k));
        assertThat(up.squaredNorm()).isPositive().isLessThanOrEqualTo(squared * (1 + 1e-9));
        assertOnTheGrid(run.up(i, k), Math.sqrt(squared / 8));
      }
      Vector down = run.server("v", k + 1).subtract(run.server("s", k + 1));
      assertThat(down.squaredNorm()).isPositive().isLessThanOrEqualTo(squared * (1 + 1e-9));
    }
  }

  /** Its grid is as wide as the bound lets it be: sqrt(e/d). */
  private static void assertOnTheGrid(Message message, double grid) {
    Vector value = Vector.zeros(8);
    message.copyTo(value);
    for (double each : value.array()) {
      assertThat(each / grid).isCloseTo(Math.rint(each / grid), within(1e-6));
    }
  }

  /**
   * E v_0 = grad f(x_0): over 4,000 seeds each coordinate of the mean error is within 5 standard
   * errors of zero, false alarm below 1e-5; a coordinate is off by at most two steps of the grid.
   */
  @Test
  void theEstimateIsUnbiased() {
    Problem f = ExactProblem.leastSquares().tested();
    Vector g = Vector.zeros(4);
    f.lossAndGradient(Vector.zeros(4), g);
    Vector sum = Vector.zeros(4);
    int seeds = 4_000;
    for (int seed = 0; seed < seeds; seed++) {
      sum.subtract(firstStep(f, seed)).subtract(g);
    }
    double grid = Math.sqrt(0.9 * 4 / 2) / Math.sqrt(4);
    double standardError = grid * Math.sqrt((1 / 3.0 + 1) / 4) / Math.sqrt(seeds);
    assertThat(sum.divide(seeds).maxAbs()).isPositive().isLessThan(5 * standardError);
  }

  /** -v_0: one round of step size 1 from zero. */
  private static Vector firstStep(Problem f, long seed) {
    return Runs.of(new IadeSgd(1, 0.9, 1, 2), f).seed(seed).stepsize(1).rounds(1).finish().model();
  }

  /** Theorem 5.2 with full gradients, rho = 1: linear at eta = 1/L. */
  @Test
  void convergesLinearlyWithFullGradients() {
    Problem f = Problems.regression(4, 10, 5);
    double smoothness = f.constants().smoothness();
    double c = 1 - f.constants().strongConvexity() / smoothness;
    double distance =
        Runs.of(new IadeSgd(1, (1 + c) / 2, 1, smoothness), f)
            .stepsize(1 / smoothness)
            .rounds(2_000)
            .every(2_000)
            .finish()
            .rows()
            .get(1)
            .distance();
    assertThat(distance).isLessThan(1e-8);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNotPositiveAndFinite(double value) {
    assertThatThrownBy(() -> new IadeSgd(value, 0.5, 1, 1))
        .hasMessage("iade-sgd needs a finite s > 0, but s = " + value);
    assertThatThrownBy(() -> new IadeSgd(1, value, 1, 1))
        .hasMessage("iade-sgd needs a finite c-prime > 0, but c-prime = " + value);
    assertThatThrownBy(() -> new IadeSgd(1, 0.5, value, 1))
        .hasMessage("iade-sgd needs a finite rho > 0, but rho = " + value);
    assertThatThrownBy(() -> new IadeSgd(1, 0.5, 1, value))
        .hasMessage("iade-sgd needs a finite smoothness > 0, but smoothness = " + value);
  }
}
