package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.testing.Curves.assertClose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.compress.RandK;
import terse.compress.ScaledSign;
import terse.compress.TopK;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Problems;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Recording;
import terse.testing.Runs;
import terse.vector.Vector;
import terse.wire.Precision;

class DistEfSgdTest extends AlgorithmContract {
  private static final int ROUNDS = 60;

  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new DistEfSgd(up, down);
  }

  /** Zheng, Huang, Kwok, Algorithm 2. */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    int m = f.workers();
    RationalVector zero = RationalVector.zeros(f.dimension());
    RationalVector x = f.start();
    List<RationalVector> e = new ArrayList<>(Collections.nCopies(m, zero));
    RationalVector serverE = zero;
    List<RationalVector> curve = new ArrayList<>(List.of(x));
    for (int t = 0; t < eta.size(); t++) {
      Rational ratio = t == 0 ? Rational.ZERO : eta.get(t - 1).over(eta.get(t));
      List<RationalVector> pushed = new ArrayList<>();
      for (int i = 0; i < m; i++) {
        RationalVector p = f.gradient(i, x).plus(e.get(i).times(ratio)); // line 5
        pushed.add(up.get(i).of(p)); // line 6
        e.set(i, p.minus(pushed.get(i))); // line 8
      }
      RationalVector p = RationalVector.mean(pushed).plus(serverE.times(ratio)); // line 10
      RationalVector pulled = down.of(p); // line 11
      serverE = p.minus(pulled); // line 12
      x = x.minus(pulled.times(eta.get(t))); // line 7
      curve.add(x);
    }
    return curve;
  }

  @Override
  Hearing hearing() {
    return Hearing.STEP;
  }

  record Pair(PerWorker up, Compressor down) {}

  static List<Pair> compressors() {
    return List.of(
        new Pair(PerWorker.all(TopK.of(2)), TopK.of(1)),
        new Pair(PerWorker.all(new ScaledSign()), new ScaledSign()),
        new Pair(
            PerWorker.all(new Blockwise(new ScaledSign(), new Blocks.Size(2))),
            new Blockwise(new ScaledSign(), new Blocks.Count(2))),
        new Pair(PerWorker.all(Qsgd.of(4)), RandK.of(5)));
  }

  /** Lemma 1: x_t - eta_{t-1} (e~_t + (1/M) sum_i e_t,i) moves as SGD does. */
  @ParameterizedTest
  @MethodSource("compressors")
  void theErrorCorrectedIterateMovesAsSgd(Pair c) {
    Recording run = changing(c).record();
    for (int t = 0; t < ROUNDS; t++) {
      Vector mean = Vector.zeros(6);
      for (int i = 0; i < 4; i++) {
        mean.add(run.gradient(i, t));
      }
      Vector next = corrected(run, t).add(-eta(t) / 4, mean);
      assertClose("iterate " + (t + 1), corrected(run, t + 1), next, 1e-13);
    }
  }

  private static Vector corrected(Recording run, int t) {
    Vector errors = Vector.zeros(6);
    for (int i = 0; i < 4; i++) {
      errors.add(run.worker(i, "e", t));
    }
    double previous = t == 0 ? 0 : eta(t - 1);
    return run.server("x", t).add(-previous, run.server("e", t)).add(-previous / 4, errors);
  }

  @ParameterizedTest
  @MethodSource("compressors")
  void bothSidesKeepExactlyWhatTheyDidNotSend(Pair c) {
    Recording run = changing(c).precision(Precision.FLOAT32).record();
    Vector mean = Vector.zeros(6);
    for (int t = 0; t + 1 < ROUNDS; t++) {
      double ratio = t == 0 ? 0 : eta(t - 1) == eta(t) ? 1 : eta(t - 1) / eta(t);
      mean.clear();
      for (int i = 0; i < 4; i++) {
        Vector rest = run.worker(i, "e", t).scale(ratio).add(run.gradient(i, t));
        run.up(i, t).addTo(rest, -1);
        assertThat(run.worker(i, "e", t + 1)).isEqualTo(rest);
        run.up(i, t).addTo(mean, 1);
      }
      Vector rest = run.server("e", t).scaleAdd(ratio, mean.divide(4));
      run.down(0, t + 1).addTo(rest, -1);
      assertThat(run.server("e", t + 1)).isEqualTo(rest);
    }
  }

  private static Runs changing(Pair c) {
    return Runs.of(new DistEfSgd(c.up(), c.down()), Problems.regression(4, 5, 6))
        .start(Vector.of(1, -1, 2, -2, 3, -3))
        .rounds(ROUNDS)
        .batch(2)
        .stepsizes(DistEfSgdTest::eta);
  }

  private static double eta(int t) {
    return 0.01 * (1 + t % 7) / (1 + t / 20);
  }

  /** Every party hears every round, so that all know how often to rescale. */
  @Test
  void anAbsentWorkersErrorIsRescaledWithTheStepSize() {
    Recording run =
        changing(compressors().get(0))
            .participation(0.4)
            .stepsizes(t -> 1.0 / (8 << t % 3))
            .record();
    for (int t = 1; t < ROUNDS; t++) {
      for (int i = 0; i < 4; i++) {
        if (!run.rounds().get(t).takesPart(i)) {
          double ratio = t % 3 == 0 ? 0.25 : 2;
          assertThat(run.worker(i, "e", t + 1)).isEqualTo(run.worker(i, "e", t).scale(ratio));
        }
      }
    }
  }
}
