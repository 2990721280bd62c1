package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.testing.Curves.assertClose;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.compress.TopK;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Recording;
import terse.testing.Runs;
import terse.vector.Vector;

class Ef21Test extends AlgorithmContract {
  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new Ef21(up);
  }

  /** Richtárik, Sokolov, Fatkhullin, Algorithm 2, from g_i^0 = C(grad f_i(x^0)). */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    int n = f.workers();
    RationalVector x = f.start();
    List<RationalVector> g = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      g.add(up.get(i).of(f.gradient(i, x)));
    }
    List<RationalVector> curve = new ArrayList<>(List.of(x));
    for (Rational gamma : eta) {
      x = x.minus(RationalVector.mean(g).times(gamma));
      for (int i = 0; i < n; i++) {
        g.set(i, g.get(i).plus(up.get(i).of(f.gradient(i, x).minus(g.get(i)))));
      }
      curve.add(x);
    }
    return curve;
  }

  @Override
  Hearing hearing() {
    return Hearing.MODEL;
  }

  @Test
  void theServerKeepsTheMeanOfTheEstimates() {
    Recording run = noisy(new Ef21(PerWorker.all(TopK.of(2)))).participation(0.6).record();
    for (int k = 0; k <= 50; k++) {
      Vector mean = Vector.zeros(8);
      for (int i = 0; i < 5; i++) {
        mean.add(run.worker(i, "g_i", k));
      }
      assertClose("round " + k, run.server("g_mean", k), mean.divide(5), 1e-13);
    }
  }

  /** Where the f_i have no common minimiser EF-SGD does not get there at this step size. */
  @Test
  void convergesLinearlyWhereTheWorkersDiffer() {
    ExactProblem f = ExactProblem.quadratic();
    double distance =
        Runs.of(new Ef21(PerWorker.all(TopK.of(1))), f.tested())
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
