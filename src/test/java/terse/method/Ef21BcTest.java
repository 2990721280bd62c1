package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.testing.Curves.assertClose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.TopK;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Recording;
import terse.testing.Runs;

class Ef21BcTest extends AlgorithmContract {
  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new Ef21Bc(up, down);
  }

  /** Fatkhullin et al., EF21-BC, all estimates from zero before the first gradients. */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    int n = f.workers();
    RationalVector x = f.start();
    RationalVector g = RationalVector.zeros(f.dimension());
    List<RationalVector> gTilde = new ArrayList<>(Collections.nCopies(n, g));
    List<RationalVector> curve = new ArrayList<>(List.of(x));
    for (Rational gamma : eta) {
      for (int i = 0; i < n; i++) {
        RationalVector c = up.get(i).of(f.gradient(i, x).minus(gTilde.get(i)));
        gTilde.set(i, gTilde.get(i).plus(c));
      }
      g = g.plus(down.of(RationalVector.mean(gTilde).minus(g)));
      x = x.minus(g.times(gamma));
      curve.add(x);
    }
    return curve;
  }

  @Override
  Hearing hearing() {
    return Hearing.STEP;
  }

  @Test
  void withAnUncompressedDownlinkItIsEf21() {
    PerWorker up = PerWorker.all(TopK.of(2));
    Recording both = noisy(new Ef21Bc(up, Identity.INSTANCE)).record();
    Recording one = noisy(new Ef21(up)).record();
    assertClose(both.models(), one.models(), 1e-13);
  }

  @Test
  void convergesLinearlyWhereTheWorkersDiffer() {
    ExactProblem f = ExactProblem.quadratic();
    double distance =
        Runs.of(new Ef21Bc(PerWorker.all(TopK.of(1)), TopK.of(1)), f.tested())
            .stepsize(0.005)
            .rounds(20_000)
            .every(20_000)
            .finish()
            .rows()
            .get(1)
            .distance();
    assertThat(distance).isLessThan(1e-10);
  }
}
