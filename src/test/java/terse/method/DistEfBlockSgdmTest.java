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
import terse.compress.RandK;
import terse.compress.ScaledSign;
import terse.compress.TopK;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Recording;
import terse.vector.Vector;
import terse.wire.Precision;

class DistEfBlockSgdmTest extends AlgorithmContract {
  private static final Rational MU = Rational.of(3, 4);
  private static final Rational LAMBDA = Rational.of(1, 16);

  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new DistEfBlockSgdm(up, down, 0, 0);
  }

  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    return exact(f, up, down, eta, Rational.ZERO, Rational.ZERO);
  }

  /** Zheng, Huang, Kwok, Algorithm 4, with the weight decay of Appendix A from m~_{-1} = 0. */
  private static List<RationalVector> exact(
      ExactProblem f,
      List<ExactCompressor> up,
      ExactCompressor down,
      List<Rational> eta,
      Rational mu,
      Rational lambda) {
    RationalVector zero = RationalVector.zeros(f.dimension());
    RationalVector x = f.start();
    List<RationalVector> m = new ArrayList<>(Collections.nCopies(f.workers(), zero));
    List<RationalVector> e = new ArrayList<>(Collections.nCopies(f.workers(), zero));
    RationalVector serverE = zero;
    RationalVector decay = zero;
    List<RationalVector> curve = new ArrayList<>(List.of(x));
    for (int t = 0; t < eta.size(); t++) {
      Rational ratio = t == 0 ? Rational.ZERO : eta.get(t - 1).over(eta.get(t));
      List<RationalVector> pushed = new ArrayList<>();
      for (int i = 0; i < f.workers(); i++) {
        RationalVector g = f.gradient(i, x);
        m.set(i, m.get(i).times(mu).plus(g)); // line 5
        RationalVector p = m.get(i).times(mu).plus(g).plus(e.get(i).times(ratio)); // line 6
        pushed.add(up.get(i).of(p)); // line 7
        e.set(i, p.minus(pushed.get(i))); // line 9
      }
      RationalVector p = RationalVector.mean(pushed).plus(serverE.times(ratio)); // line 11
      RationalVector pulled = down.of(p); // line 12
      serverE = p.minus(pulled); // line 13
      decay = decay.times(mu).plus(x.times(lambda));
      RationalVector step = pulled.plus(decay.times(mu)).plus(x.times(lambda));
      x = x.minus(step.times(eta.get(t))); // line 8
      curve.add(x);
    }
    return curve;
  }

  @Override
  Hearing hearing() {
    return Hearing.STEP;
  }

  @ParameterizedTest
  @MethodSource("goldenCases")
  void followsThePaperWithMomentumAndWeightDecay(ExactProblem f, Compressors c) {
    for (Rational lambda : List.of(Rational.ZERO, LAMBDA)) {
      Algorithm algorithm =
          new DistEfBlockSgdm(c.testedUp(), c.down().tested(), MU.toDouble(), lambda.toDouble());
      for (List<Rational> eta : schedules(f)) {
        List<Rational> quarter = eta.stream().map(Rational.of(1, 4)::times).toList();
        golden(algorithm, f, quarter, exact(f, c.up(), c.down(), quarter, MU, lambda));
      }
    }
  }

  record Pair(PerWorker up, Compressor down) {}

  static List<Pair> bothWays() {
    return List.of(
        new Pair(PerWorker.all(TopK.of(2)), TopK.of(1)),
        new Pair(PerWorker.all(new ScaledSign()), new ScaledSign()),
        new Pair(PerWorker.all(Qsgd.of(4)), RandK.of(5)));
  }

  @ParameterizedTest
  @MethodSource("bothWays")
  void withoutMomentumItIsDistEfSgd(Pair c) {
    Recording block = noisy(new DistEfBlockSgdm(c.up(), c.down(), 0, 0)).record();
    Recording plain = noisy(new DistEfSgd(c.up(), c.down())).record();
    assertThat(block.models()).isEqualTo(plain.models());
  }

  /** m_t = mu m_{t-1} + g_t + lambda x_t; x_{t+1} = x_t - eta_t (mu m_t + g_t + lambda x_t). */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1})
  void withoutCompressionItIsNesterovsMomentum(double lambda) {
    double mu = 0.9;
    PerWorker up = PerWorker.all(Identity.INSTANCE);
    Recording run = noisy(new DistEfBlockSgdm(up, Identity.INSTANCE, mu, lambda)).record();
    Vector x = run.models().get(0).copy();
    Vector m = Vector.zeros(8);
    for (int t = 0; t < 50; t++) {
      Vector g = meanOf(run, "gradient", t).add(lambda, x);
      m.scaleAdd(mu, g);
      x.add(-eta(t), g.add(mu, m));
      assertClose("iterate " + (t + 1), run.models().get(t + 1), x, 1e-12);
    }
  }

  /** Lemma 3: x_t - eta_{t-1} (e~_t + (1/M) sum_i e_t,i) moves as SGD with Nesterov's momentum. */
  @ParameterizedTest
  @MethodSource("bothWays")
  void theErrorCorrectedIterateMovesByTheMomentum(Pair c) {
    double mu = 0.8;
    Recording run = noisy(new DistEfBlockSgdm(c.up(), c.down(), mu, 0)).record();
    for (int t = 0; t < 50; t++) {
      Vector step = meanOf(run, "gradient", t).add(mu, meanOf(run, "m", t + 1));
      Vector next = corrected(run, t).add(-eta(t), step);
      assertClose("iterate " + (t + 1), corrected(run, t + 1), next, 1e-12);
    }
  }

  private static Vector corrected(Recording run, int t) {
    Vector errors = run.server("e", t).add(meanOf(run, "e", t));
    return run.server("x", t).add(t == 0 ? 0 : -eta(t - 1), errors);
  }

  private static double eta(int t) {
    return 0.05 / (1 + t % 3);
  }

  private static Vector meanOf(Recording run, String what, int t) {
    Vector sum = Vector.zeros(8);
    for (int i = 0; i < 5; i++) {
      sum.add(what.equals("gradient") ? run.gradient(i, t) : run.worker(i, what, t));
    }
    return sum.divide(5);
  }

  @Test
  void bothSidesKeepExactlyWhatTheyDidNotSend() {
    double mu = 0.8;
    Pair c = bothWays().get(1);
    Recording run =
        noisy(new DistEfBlockSgdm(c.up(), c.down(), mu, 0.1))
            .precision(Precision.FLOAT32)
            .stepsize(0.01)
            .record();
    for (int t = 0; t + 1 < 50; t++) {
      Vector mean = Vector.zeros(8);
      for (int i = 0; i < 5; i++) {
        Vector rest = run.worker(i, "e", t).scale(t == 0 ? 0 : 1);
        rest.add(mu, run.worker(i, "m", t + 1)).add(run.gradient(i, t));
        run.up(i, t).addTo(rest, -1);
        assertThat(run.worker(i, "e", t + 1)).isEqualTo(rest);
        run.up(i, t).addTo(mean, 1);
      }
      Vector rest = run.server("e", t).add(mean.divide(5));
      run.down(0, t + 1).addTo(rest, -1);
      assertThat(run.server("e", t + 1)).isEqualTo(rest);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesAMomentumThatIsNotFinite(double momentum) {
    Pair c = bothWays().get(0);
    assertThatThrownBy(() -> new DistEfBlockSgdm(c.up(), c.down(), momentum, 0))
        .hasMessage("dist-ef-block-sgdm needs a finite momentum, but momentum = " + momentum);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesAWeightDecayThatIsNotFinite(double decay) {
    Pair c = bothWays().get(0);
    assertThatThrownBy(() -> new DistEfBlockSgdm(c.up(), c.down(), 0, decay))
        .hasMessage("dist-ef-block-sgdm needs a finite weight-decay, but weight-decay = " + decay);
  }
}
