package terse.method;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static terse.testing.Curves.assertClose;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.compress.RandK;
import terse.compress.TopK;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Recording;

class UpdateCompressionTest extends AlgorithmContract {
  private static final PerWorker RANDOM = PerWorker.all(Qsgd.of(1));

  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new UpdateCompression(up, down, 0.25, MemoryStart.ZEROS, false);
  }

  /** w^_{k+1} = w^_k + C_dwn(w_{k+1} - w_k), g taken at w^_k, alpha_up = 1/4. */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    ExactMemories memories = new ExactMemories(f, up, Rational.of(1, 4));
    List<RationalVector> w = new ArrayList<>(List.of(f.start()));
    RationalVector wHat = f.start();
    for (int k = 0; k < eta.size(); k++) {
      w.add(w.get(k).minus(memories.estimate(wHat).times(eta.get(k))));
      wHat = wHat.plus(down.of(w.get(k + 1).minus(w.get(k))));
    }
    return w;
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
    return List.of("w_hat");
  }

  static List<Compressor> scaling() {
    return List.of(Identity.INSTANCE, TopK.of(2), Qsgd.of(4), RandK.of(3));
  }

  /**
   * Compressors that scale with their input; a step of 2^-4 leaves even their rounding alike. A
   * sign does not, because sign(0) = +1 whatever the sign of the factor.
   */
  @ParameterizedTest
  @MethodSource("scaling")
  void isArtemisNdAtAConstantStepSize(Compressor down) {
    Recording update =
        noisy(new UpdateCompression(RANDOM, down, 0.2, MemoryStart.ZEROS, false))
            .stepsize(0.0625)
            .record();
    Recording artemis =
        noisy(new ArtemisNd(RANDOM, down, 0.2, MemoryStart.ZEROS, false)).stepsize(0.0625).record();
    assertClose(update.models(), artemis.models(), 1e-14);
  }

  @Test
  void refusesARateThatIsNotFinite() {
    assertThatThrownBy(
            () ->
                new UpdateCompression(
                    RANDOM, Identity.INSTANCE, Double.NaN, MemoryStart.ZEROS, false))
        .hasMessage("update-compression needs a finite alpha-up, but alpha-up = NaN");
  }
}
