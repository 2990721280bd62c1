package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static terse.testing.Curves.assertClose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.objective.Problem;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Problems;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Recording;
import terse.testing.Runs;
import terse.trace.Direction;
import terse.vector.Vector;

class DianaTest extends AlgorithmContract {
  private static final PerWorker RANDOM = PerWorker.all(Qsgd.of(1));
  private static final Problem REGRESSION = Problems.regression(5, 6, 8);

  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new Diana(up, 0.25, MemoryStart.ZEROS, false);
  }

  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    return exact(f, up, eta, MemoryStart.ZEROS);
  }

  /**
   * DESIGN section 8: c_i = C(g_i - h_i), then g = mean(h_i + c_i), then h_i += alpha c_i, with
   * alpha = 1/4.
   */
  private static List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, List<Rational> eta, MemoryStart start) {
    int n = f.workers();
    RationalVector x = f.start();
    List<RationalVector> h =
        new ArrayList<>(Collections.nCopies(n, RationalVector.zeros(f.dimension())));
    List<RationalVector> curve = new ArrayList<>(List.of(x));
    for (int k = 0; k < eta.size(); k++) {
      List<RationalVector> estimates = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        RationalVector g = f.gradient(i, x);
        if (k == 0 && start == MemoryStart.FIRST_GRADIENT) {
          h.set(i, g);
        }
        RationalVector c = up.get(i).of(g.minus(h.get(i)));
        estimates.add(h.get(i).plus(c));
        h.set(i, h.get(i).plus(c.times(Rational.of(1, 4))));
      }
      x = x.minus(RationalVector.mean(estimates).times(eta.get(k)));
      curve.add(x);
    }
    return curve;
  }

  @Override
  Hearing hearing() {
    return Hearing.MODEL;
  }

  @ParameterizedTest
  @MethodSource("goldenCases")
  void followsThePaperFromTheFirstGradients(ExactProblem f, Compressors c) {
    Algorithm algorithm = new Diana(c.testedUp(), 0.25, MemoryStart.FIRST_GRADIENT, false);
    for (List<Rational> eta : schedules(f)) {
      golden(algorithm, f, eta, exact(f, c.up(), eta, MemoryStart.FIRST_GRADIENT));
    }
  }

  @Test
  void withoutMemoryItIsDcgdWithTheSameCoins() {
    Recording diana = random(new Diana(RANDOM, 0, MemoryStart.ZEROS, false)).record();
    Recording dcgd = random(new Dcgd(RANDOM, Identity.INSTANCE)).record();
    assertClose(diana.models(), dcgd.models(), 1e-14);
  }

  @Test
  void theServerKeepsTheMeanOfTheMemories() {
    for (MemoryStart start : MemoryStart.values()) {
      Recording run = random(new Diana(RANDOM, 0.2, start, false)).participation(0.6).record();
      for (int k = 0; k <= 50; k++) {
        Vector mean = Vector.zeros(8);
        for (int i = 0; i < 5; i++) {
          mean.add(run.worker(i, "h", k));
        }
        assertClose("h in round " + k, run.server("h", k), mean.divide(5), 1e-13);
      }
    }
  }

  @Test
  void firstGradientsAreSentExactlyAndFreeWhereAsked() {
    Recording billed = random(new Diana(RANDOM, 0.2, MemoryStart.FIRST_GRADIENT, false)).record();
    Recording free = random(new Diana(RANDOM, 0.2, MemoryStart.FIRST_GRADIENT, true)).record();
    long first = 5 * 8 * 64;
    for (int i = 0; i < 5; i++) {
      assertThat(billed.worker(i, "h", 1)).isEqualTo(billed.gradient(i, 0));
    }
    assertThat(free.models()).isEqualTo(billed.models());
    assertThat(billed.result().rows().get(1).bitsUp()).isEqualTo(first);
    assertThat(free.result().rows().get(1).bitsUp()).isZero();
    assertThat(free.result().rows().get(1).bytesUp()).isZero();
    assertThat(free.result().ledger().bits(Direction.UP))
        .isEqualTo(billed.result().ledger().bits(Direction.UP) - first);
  }

  private static Runs random(Algorithm algorithm) {
    return Runs.of(algorithm, REGRESSION)
        .start(Vector.of(1, -2, 3, -4, 5, -6, 7, -8))
        .batch(3)
        .stepsizes(k -> 0.05 / (1 + k % 3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesARateThatIsNotFinite(double alpha) {
    assertThatThrownBy(() -> new Diana(RANDOM, alpha, MemoryStart.ZEROS, false))
        .hasMessage("diana needs a finite alpha-up, but alpha-up = " + alpha);
  }
}
