package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static terse.testing.Curves.assertClose;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.compress.TopK;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Recording;
import terse.vector.Vector;
import terse.wire.Precision;

class DoreTest extends AlgorithmContract {
  private static final PerWorker RANDOM = PerWorker.all(Qsgd.of(1));

  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new Dore(up, down, 0.25, 1, 0.5, MemoryStart.ZEROS, false);
  }

  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    return exact(f, up, down, eta, Rational.ONE, MemoryStart.ZEROS);
  }

  /**
   * Liu, Li, Tang, Yan, Algorithm 1 with x^{k+1} = x^^k - gamma g, so that q^k = x^{k+1} - x^^k +
   * eta e^k; alpha = 1/4, eta = 1/2.
   */
  private static List<RationalVector> exact(
      ExactProblem f,
      List<ExactCompressor> up,
      ExactCompressor down,
      List<Rational> stepsizes,
      Rational beta,
      MemoryStart start) {
    ExactMemories memories = new ExactMemories(f, up, Rational.of(1, 4)).from(start);
    RationalVector xHat = f.start();
    RationalVector e = RationalVector.zeros(f.dimension());
    List<RationalVector> curve = new ArrayList<>(List.of(xHat));
    for (Rational gamma : stepsizes) {
      RationalVector x = xHat.minus(memories.estimate(xHat).times(gamma));
      RationalVector q = x.minus(xHat).plus(e.times(Rational.of(1, 2)));
      RationalVector sent = down.of(q);
      e = q.minus(sent);
      xHat = xHat.plus(sent.times(beta));
      curve.add(xHat);
    }
    return curve;
  }

  @Override
  Hearing hearing() {
    return Hearing.STEP;
  }

  @ParameterizedTest
  @MethodSource("goldenCases")
  void followsThePaperWithPartsOfTheResidual(ExactProblem f, Compressors c) {
    MemoryStart start = MemoryStart.FIRST_GRADIENT;
    Algorithm algorithm = new Dore(c.testedUp(), c.down().tested(), 0.25, 0.75, 0.5, start, false);
    for (List<Rational> eta : schedules(f)) {
      golden(algorithm, f, eta, exact(f, c.up(), c.down(), eta, Rational.of(3, 4), start));
    }
  }

  @ParameterizedTest
  @EnumSource(MemoryStart.class)
  void withAnUncompressedDownlinkItIsDiana(MemoryStart start) {
    Algorithm dore = new Dore(RANDOM, Identity.INSTANCE, 0.2, 1, 1, start, false);
    Algorithm diana = new Diana(RANDOM, 0.2, start, false);
    assertClose(noisy(dore).record().models(), noisy(diana).record().models(), 1e-14);
  }

  /** Without feedback and at a step of 2^-4 it is Artemis, for a compressor that scales. */
  @Test
  void withoutFeedbackItIsArtemis() {
    Compressor down = Qsgd.of(2);
    Recording dore =
        noisy(new Dore(RANDOM, down, 0.2, 1, 0, MemoryStart.ZEROS, false))
            .stepsize(0.0625)
            .record();
    Recording artemis =
        noisy(new Artemis(RANDOM, down, 0.2, MemoryStart.ZEROS, false)).stepsize(0.0625).record();
    assertClose(dore.models(), artemis.models(), 1e-14);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void theServerKeepsExactlyWhatItDidNotSend(Precision precision) {
    double gamma = 0.03;
    Recording run =
        noisy(
                new Dore(
                    PerWorker.all(Identity.INSTANCE),
                    TopK.of(2),
                    0,
                    1,
                    1,
                    MemoryStart.ZEROS,
                    false))
            .precision(precision)
            .stepsize(gamma)
            .record();
    for (int k = 0; k + 1 < 50; k++) {
      Vector mean = Vector.zeros(8);
      for (int i = 0; i < 5; i++) {
        run.up(i, k).addTo(mean, 1);
      }
      Vector rest = run.server("e", k).add(-gamma, mean.divide(5));
      run.down(0, k + 1).addTo(rest, -1);
      assertThat(run.server("e", k + 1)).isEqualTo(rest);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesARateThatIsNotFinite(double rate) {
    assertThatThrownBy(() -> dore(rate, 1, 1))
        .hasMessage("dore needs a finite alpha, but alpha = " + rate);
    assertThatThrownBy(() -> dore(0, rate, 1))
        .hasMessage("dore needs a finite beta, but beta = " + rate);
    assertThatThrownBy(() -> dore(0, 1, rate))
        .hasMessage("dore needs a finite eta, but eta = " + rate);
  }

  private static Dore dore(double alpha, double beta, double eta) {
    return new Dore(RANDOM, Identity.INSTANCE, alpha, beta, eta, MemoryStart.ZEROS, false);
  }
}
