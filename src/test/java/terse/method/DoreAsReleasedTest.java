package terse.method;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static terse.testing.Curves.assertClose;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Rational;
import terse.testing.RationalVector;

class DoreAsReleasedTest extends AlgorithmContract {
  private static final PerWorker RANDOM = PerWorker.all(Qsgd.of(1));

  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new DoreAsReleased(up, down, 0.25, MemoryStart.ZEROS, false);
  }

  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    return exact(f, up, down, eta, MemoryStart.ZEROS);
  }

  /** mcm-settings: v = g + gamma e, o = C(v), e = v - o, w -= gamma o, alpha_up = 1/4. */
  private static List<RationalVector> exact(
      ExactProblem f,
      List<ExactCompressor> up,
      ExactCompressor down,
      List<Rational> eta,
      MemoryStart start) {
    ExactMemories memories = new ExactMemories(f, up, Rational.of(1, 4)).from(start);
    RationalVector w = f.start();
    RationalVector e = RationalVector.zeros(f.dimension());
    List<RationalVector> curve = new ArrayList<>(List.of(w));
    for (Rational gamma : eta) {
      RationalVector v = memories.estimate(w).plus(e.times(gamma));
      RationalVector o = down.of(v);
      e = v.minus(o);
      w = w.minus(o.times(gamma));
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
  void followsTheCodeFromTheFirstGradients(ExactProblem f, Compressors c) {
    MemoryStart start = MemoryStart.FIRST_GRADIENT;
    Algorithm algorithm = new DoreAsReleased(c.testedUp(), c.down().tested(), 0.25, start, true);
    for (List<Rational> eta : schedules(f)) {
      golden(algorithm, f, eta, exact(f, c.up(), c.down(), eta, start));
    }
  }

  @ParameterizedTest
  @EnumSource(MemoryStart.class)
  void withAnUncompressedDownlinkItIsDiana(MemoryStart start) {
    Algorithm dore = new DoreAsReleased(RANDOM, Identity.INSTANCE, 0.2, start, false);
    Algorithm diana = new Diana(RANDOM, 0.2, start, false);
    assertClose(noisy(dore).record().models(), noisy(diana).record().models(), 1e-14);
  }

  @Test
  void refusesARateThatIsNotFinite() {
    assertThatThrownBy(
            () ->
                new DoreAsReleased(RANDOM, Identity.INSTANCE, Double.NaN, MemoryStart.ZEROS, false))
        .hasMessage("dore-as-released needs a finite alpha-up, but alpha-up = NaN");
  }
}
