package terse.method;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static terse.testing.Curves.assertClose;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Rational;
import terse.testing.RationalVector;

class ArtemisNdTest extends AlgorithmContract {
  private static final PerWorker RANDOM = PerWorker.all(Qsgd.of(1));

  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new ArtemisNd(up, down, 0.25, MemoryStart.ZEROS, false);
  }

  /** w_{k+1} = w_k - gamma g, w^_{k+1} = w^_k - gamma C_dwn(g), g taken at w^_k, alpha_up = 1/4. */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    ExactMemories memories = new ExactMemories(f, up, Rational.of(1, 4));
    RationalVector w = f.start();
    RationalVector wHat = w;
    List<RationalVector> curve = new ArrayList<>(List.of(w));
    for (Rational gamma : eta) {
      RationalVector g = memories.estimate(wHat);
      w = w.minus(g.times(gamma));
      wHat = wHat.minus(down.of(g).times(gamma));
      curve.add(w);
    }
    return curve;
  }

  @Override
  boolean mirrors() {
    return false;
  }

  @Override
  Hearing hearing() {
    return Hearing.STEP;
  }

  @Override
  List<String> heard() {
    return List.of("w");
  }

  @ParameterizedTest
  @EnumSource(MemoryStart.class)
  void withAnUncompressedDownlinkItIsDiana(MemoryStart start) {
    Algorithm artemis = new ArtemisNd(RANDOM, Identity.INSTANCE, 0.2, start, false);
    Algorithm diana = new Diana(RANDOM, 0.2, start, false);
    assertClose(noisy(artemis).record().models(), noisy(diana).record().models(), 1e-14);
  }

  @Test
  void refusesARateThatIsNotFinite() {
    assertThatThrownBy(
            () -> new ArtemisNd(RANDOM, Identity.INSTANCE, Double.NaN, MemoryStart.ZEROS, false))
        .hasMessage("artemis-nd needs a finite alpha-up, but alpha-up = NaN");
  }
}
