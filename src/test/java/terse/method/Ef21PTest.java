package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.testing.Curves.assertClose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.compress.TopK;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Recording;
import terse.testing.Runs;

class Ef21PTest extends AlgorithmContract {
  private static final PerWorker RANDOM = PerWorker.all(Qsgd.of(1));

  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new Ef21P(up, down);
  }

  /** x^{t+1} = x^t - gamma mean(C_D(grad f_i(w^t))), w^{t+1} = w^t + C_P(x^{t+1} - w^t). */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    RationalVector x = f.start();
    RationalVector w = x;
    List<RationalVector> curve = new ArrayList<>(List.of(x));
    for (Rational gamma : eta) {
      RationalVector at = w;
      RationalVector g =
          RationalVector.mean(
              IntStream.range(0, f.workers())
                  .mapToObj(i -> up.get(i).of(f.gradient(i, at)))
                  .toList());
      x = x.minus(g.times(gamma));
      w = w.plus(down.of(x.minus(w)));
      curve.add(x);
    }
    return curve;
  }

  @Override
  Hearing hearing() {
    return Hearing.STEP;
  }

  @Test
  void withAnUncompressedDownlinkItIsDcgd() {
    Recording both = noisy(new Ef21P(RANDOM, Identity.INSTANCE)).record();
    Recording dcgd = noisy(new Dcgd(RANDOM, Identity.INSTANCE)).record();
    assertClose(both.models(), dcgd.models(), 1e-13);
  }

  @Test
  void isMcmOfRateOneWithoutUplinkMemory() {
    Recording run = noisy(new Ef21P(RANDOM, TopK.of(2))).record();
    Recording mcm = noisy(new Mcm(RANDOM, TopK.of(2), 0, 1, MemoryStart.ZEROS, false)).record();
    assertClose(run.models(), mcm.models(), 1e-13);
  }

  @Test
  void convergesLinearlyWithAContractiveDownlink() {
    ExactProblem f = ExactProblem.quadratic();
    double distance =
        Runs.of(new Ef21P(PerWorker.all(Identity.INSTANCE), TopK.of(1)), f.tested())
            .stepsize(0.02)
            .rounds(5_000)
            .every(5_000)
            .finish()
            .rows()
            .get(1)
            .distance();
    assertThat(distance).isLessThan(1e-10);
  }
}
