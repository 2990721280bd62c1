package terse.method;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static terse.testing.Curves.assertClose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Problems;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Recording;
import terse.testing.Runs;
import terse.vector.Vector;

class McmTest extends AlgorithmContract {
  private static final PerWorker RANDOM = PerWorker.all(Qsgd.of(1));

  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new Mcm(up, down, 0.25, 0.5, MemoryStart.ZEROS, false);
  }

  /**
   * Philippenko and Dieuleveut, eq. (3), from w_0 = H_0 = x_0, h = 0, with alpha_up = 1/4 and
   * alpha_dwn = 1/2.
   */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    int n = f.workers();
    RationalVector w = f.start();
    RationalVector wHat = w;
    RationalVector memory = w;
    List<RationalVector> h =
        new ArrayList<>(Collections.nCopies(n, RationalVector.zeros(f.dimension())));
    List<RationalVector> curve = new ArrayList<>(List.of(w));
    for (Rational gamma : eta) {
      List<RationalVector> estimates = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        RationalVector c = up.get(i).of(f.gradient(i, wHat).minus(h.get(i)));
        estimates.add(c.plus(h.get(i)));
        h.set(i, h.get(i).plus(c.times(Rational.of(1, 4))));
      }
      w = w.minus(RationalVector.mean(estimates).times(gamma));
      RationalVector sent = down.of(w.minus(memory));
      wHat = memory.plus(sent);
      memory = memory.plus(sent.times(Rational.of(1, 2)));
      curve.add(w);
    }
    return curve;
  }

  @Override
  Hearing hearing() {
    return Hearing.MEMORY;
  }

  @Override
  List<String> heard() {
    return List.of("w_hat");
  }

  @ParameterizedTest
  @EnumSource(MemoryStart.class)
  void withAnUncompressedDownlinkItIsDiana(MemoryStart start) {
    Recording mcm = random(new Mcm(RANDOM, Identity.INSTANCE, 0.2, 0.3, start, false)).record();
    Recording diana = random(new Diana(RANDOM, 0.2, start, false)).record();
    assertClose(mcm.models(), diana.models(), 1e-14);
  }

  /** Remark 1 of the paper compares with alpha_dwn = 1: then the memory is the workers' model. */
  @Test
  void withRateOneTheMemoryIsTheWorkersModel() {
    Recording run = random(new Mcm(RANDOM, Qsgd.of(8), 0.2, 1, MemoryStart.ZEROS, false)).record();
    for (int k = 0; k <= 50; k++) {
      assertClose("round " + k, run.worker(0, "w_hat", k), run.worker(0, "H", k), 1e-15);
    }
  }

  private static Runs random(Algorithm algorithm) {
    return Runs.of(algorithm, Problems.regression(5, 6, 8))
        .start(Vector.of(1, -2, 3, -4, 5, -6, 7, -8))
        .batch(3)
        .stepsizes(k -> 0.05 / (1 + k % 3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesARateThatIsNotFinite(double alpha) {
    assertThatThrownBy(
            () -> new Mcm(RANDOM, Identity.INSTANCE, 0.5, alpha, MemoryStart.ZEROS, false))
        .hasMessage("mcm needs a finite alpha-down, but alpha-down = " + alpha);
    assertThatThrownBy(
            () -> new Mcm(RANDOM, Identity.INSTANCE, alpha, 0.5, MemoryStart.ZEROS, false))
        .hasMessage("mcm needs a finite alpha-up, but alpha-up = " + alpha);
  }
}
