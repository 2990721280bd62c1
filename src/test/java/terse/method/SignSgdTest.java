package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Rational;
import terse.testing.RationalVector;

class SignSgdTest extends AlgorithmContract {
  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new SignSgd(0);
  }

  /** Bernstein et al., ICML 2018: x -= eta sign(sum_i sign(g_i)). */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    return SignumTest.exact(f, Rational.ZERO, eta);
  }

  /** From starts off the grid of the steps, so that no gradient is zero along the way. */
  @Override
  List<ExactProblem> problems() {
    return super.problems().stream()
        .map(
            f ->
                new ExactProblem(
                    f.name(),
                    f.tested(),
                    f.locals(),
                    f.start().plus(offset(f.dimension())),
                    f.inverseStep()))
        .toList();
  }

  private static RationalVector offset(int d) {
    return new RationalVector(
        LongStream.rangeClosed(1, d).mapToObj(j -> Rational.of(j * j * j, 997)).toList());
  }

  @Override
  Hearing hearing() {
    return Hearing.STEP;
  }

  @Override
  Stream<Compressors> compressors(ExactProblem f) {
    return Compressors.pairs(f).limit(1);
  }

  @Test
  void isSignumOfTheSameMomentum() {
    for (double momentum : new double[] {0, 0.9}) {
      assertThat(noisy(new SignSgd(momentum)).record().models())
          .isEqualTo(noisy(new Signum(momentum)).record().models());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesAMomentumThatIsNotFinite(double momentum) {
    assertThatThrownBy(() -> new SignSgd(momentum))
        .hasMessage("sign-sgd needs a finite momentum, but momentum = " + momentum);
  }
}
