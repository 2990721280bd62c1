package terse.method;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Rational;
import terse.testing.RationalVector;

class SgdTest extends AlgorithmContract {
  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new Sgd(0);
  }

  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    return heavyBall(f, Rational.ZERO, eta);
  }

  @Override
  Hearing hearing() {
    return Hearing.MODEL;
  }

  /** m_k = mu m_{k-1} + (1/n) sum_i grad f_i(x_k); x_{k+1} = x_k - eta_k m_k. */
  private static List<RationalVector> heavyBall(ExactProblem f, Rational mu, List<Rational> eta) {
    RationalVector x = f.start();
    RationalVector m = RationalVector.zeros(f.dimension());
    List<RationalVector> curve = new ArrayList<>(List.of(x));
    for (Rational etaK : eta) {
      RationalVector at = x;
      m =
          m.times(mu)
              .plus(
                  RationalVector.mean(
                      IntStream.range(0, f.workers()).mapToObj(i -> f.gradient(i, at)).toList()));
      x = x.minus(m.times(etaK));
      curve.add(x);
    }
    return curve;
  }

  @ParameterizedTest
  @MethodSource("problems")
  void followsHeavyBallInExactArithmetic(ExactProblem f) {
    for (List<Rational> eta : schedules(f)) {
      golden(new Sgd(0.75), f, eta, heavyBall(f, Rational.of(3, 4), eta));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesAMomentumThatIsNotFinite(double momentum) {
    assertThatThrownBy(() -> new Sgd(momentum))
        .hasMessage("sgd needs a finite momentum, but momentum = " + momentum);
  }
}
