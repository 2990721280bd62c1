package terse.method;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static terse.testing.Curves.assertClose;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Rational;
import terse.testing.RationalVector;

class ArtemisTest extends AlgorithmContract {
  private static final PerWorker RANDOM = PerWorker.all(Qsgd.of(1));

  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new Artemis(up, down, 0.25, MemoryStart.ZEROS, false);
  }

  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    return exact(f, up, down, eta, MemoryStart.ZEROS);
  }

  /** w_{k+1} = w_k - gamma C_dwn(mean(h_i + C_up(g_i - h_i))), alpha_up = 1/4. */
  private static List<RationalVector> exact(
      ExactProblem f,
      List<ExactCompressor> up,
      ExactCompressor down,
      List<Rational> eta,
      MemoryStart start) {
    ExactMemories memories = new ExactMemories(f, up, Rational.of(1, 4)).from(start);
    RationalVector w = f.start();
    List<RationalVector> curve = new ArrayList<>(List.of(w));
    for (Rational gamma : eta) {
      w = w.minus(down.of(memories.estimate(w)).times(gamma));
      curve.add(w);
    }
    return curve;
  }

  @Override
  Hearing hearing() {
    return Hearing.STEP;
  }

  @ParameterizedTest
  @MethodSource("goldenCases")
  void followsThePaperFromTheFirstGradients(ExactProblem f, Compressors c) {
    MemoryStart start = MemoryStart.FIRST_GRADIENT;
    Algorithm algorithm = new Artemis(c.testedUp(), c.down().tested(), 0.25, start, false);
    for (List<Rational> eta : schedules(f)) {
      golden(algorithm, f, eta, exact(f, c.up(), c.down(), eta, start));
    }
  }

  @ParameterizedTest
  @EnumSource(MemoryStart.class)
  void withAnUncompressedDownlinkItIsDiana(MemoryStart start) {
    Algorithm artemis = new Artemis(RANDOM, Identity.INSTANCE, 0.2, start, false);
    Algorithm diana = new Diana(RANDOM, 0.2, start, false);
    assertClose(noisy(artemis).record().models(), noisy(diana).record().models(), 1e-14);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesARateThatIsNotFinite(double alpha) {
    assertThatThrownBy(
            () -> new Artemis(RANDOM, Identity.INSTANCE, alpha, MemoryStart.ZEROS, false))
        .hasMessage("artemis needs a finite alpha-up, but alpha-up = " + alpha);
  }
}
