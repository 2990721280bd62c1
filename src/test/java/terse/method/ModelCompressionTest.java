package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
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
import terse.testing.Recording;
import terse.vector.Vector;

class ModelCompressionTest extends AlgorithmContract {
  private static final PerWorker RANDOM = PerWorker.all(Qsgd.of(1));

  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new ModelCompression(up, down, 0.25, MemoryStart.ZEROS, false);
  }

  /** Philippenko and Dieuleveut, eq. (2), from w^_0 = x_0, with uplink memories, alpha_up = 1/4. */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    ExactMemories memories = new ExactMemories(f, up, Rational.of(1, 4));
    RationalVector w = f.start();
    RationalVector wHat = w;
    List<RationalVector> curve = new ArrayList<>(List.of(w));
    for (Rational gamma : eta) {
      w = w.minus(memories.estimate(wHat).times(gamma));
      wHat = down.of(w);
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
    return Hearing.COMPRESSED_MODEL;
  }

  /** Not example 2, which is symmetric: one coordinate of the model leaves the others tied. */
  @Override
  List<ExactProblem> problems() {
    return List.of(
        ExactProblem.leastSquares(),
        ExactProblem.quadratic(),
        ExactProblem.example1(),
        ExactProblem.example3());
  }

  @ParameterizedTest
  @EnumSource(MemoryStart.class)
  void withAnUncompressedDownlinkItIsDiana(MemoryStart start) {
    Algorithm compressed = new ModelCompression(RANDOM, Identity.INSTANCE, 0.2, start, false);
    Algorithm diana = new Diana(RANDOM, 0.2, start, false);
    assertThat(noisy(compressed).record().models()).isEqualTo(noisy(diana).record().models());
  }

  /** A memory that starts at zero and never moves: eq. (2) is MCM with H = 0. */
  @Test
  void fromZeroItIsMcmWhoseMemoryStaysThere() {
    Qsgd down = Qsgd.of(2);
    Recording model =
        noisy(new ModelCompression(RANDOM, down, 0.2, MemoryStart.ZEROS, false))
            .start(Vector.zeros(8))
            .record();
    Recording mcm =
        noisy(new Mcm(RANDOM, down, 0.2, 0, MemoryStart.ZEROS, false))
            .start(Vector.zeros(8))
            .record();
    assertClose(model.models(), mcm.models(), 1e-14);
  }

  @Test
  void refusesARateThatIsNotFinite() {
    assertThatThrownBy(
            () ->
                new ModelCompression(
                    RANDOM, Identity.INSTANCE, Double.NaN, MemoryStart.ZEROS, false))
        .hasMessage("model-compression needs a finite alpha-up, but alpha-up = NaN");
  }
}
