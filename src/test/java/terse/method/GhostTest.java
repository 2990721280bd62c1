package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import terse.trace.Direction;

class GhostTest extends AlgorithmContract {
  private static final PerWorker RANDOM = PerWorker.all(Qsgd.of(1));

  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new Ghost(up, down, 0.25, MemoryStart.ZEROS, false);
  }

  /** w_{k+1} = w_k - gamma g, w^_{k+1} = w_k - gamma C_dwn(g), g taken at w^_k, alpha_up = 1/4. */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    ExactMemories memories = new ExactMemories(f, up, Rational.of(1, 4));
    RationalVector w = f.start();
    RationalVector wHat = w;
    List<RationalVector> curve = new ArrayList<>(List.of(w));
    for (Rational gamma : eta) {
      RationalVector g = memories.estimate(wHat);
      wHat = w.minus(down.of(g).times(gamma));
      w = w.minus(g.times(gamma));
      curve.add(w);
    }
    return curve;
  }

  @Override
  Hearing hearing() {
    return Hearing.MODEL;
  }

  @ParameterizedTest
  @EnumSource(MemoryStart.class)
  void withoutCompressionOfTheUpdateItIsDiana(MemoryStart start) {
    Recording ghost = noisy(new Ghost(RANDOM, Identity.INSTANCE, 0.2, start, false)).record();
    Recording diana = noisy(new Diana(RANDOM, 0.2, start, false)).record();
    assertThat(ghost.models()).isEqualTo(diana.models());
  }

  @Test
  void billsThePointThatItSends() {
    Recording run = noisy(with(RANDOM, Qsgd.of(1))).record();
    assertThat(run.result().ledger().bits(Direction.DOWN)).isEqualTo(50 * 5 * 8 * 64);
  }

  @Test
  void refusesARateThatIsNotFinite() {
    assertThatThrownBy(
            () -> new Ghost(RANDOM, Identity.INSTANCE, Double.NaN, MemoryStart.ZEROS, false))
        .hasMessage("ghost needs a finite alpha-up, but alpha-up = NaN");
  }
}
