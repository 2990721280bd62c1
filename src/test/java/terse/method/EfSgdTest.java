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

class EfSgdTest extends AlgorithmContract {
  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new EfSgd(up);
  }

  /** Beznosikov et al., Algorithm 1. */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    int n = f.workers();
    RationalVector x = f.start();
    List<RationalVector> e =
        new ArrayList<>(Collections.nCopies(n, RationalVector.zeros(f.dimension())));
    List<RationalVector> curve = new ArrayList<>(List.of(x));
    for (Rational etaK : eta) {
      List<RationalVector> sent = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        RationalVector v = e.get(i).plus(f.gradient(i, x).times(etaK));
        sent.add(up.get(i).of(v)); // (21)
        e.set(i, v.minus(sent.get(i))); // (22)
      }
      x = x.minus(RationalVector.mean(sent)); // (23)
      curve.add(x);
    }
    return curve;
  }

  @Override
  Hearing hearing() {
    return Hearing.MODEL;
  }

  @Test
  void keepsExactlyWhatItDidNotSend() {
    for (Compressor c : List.of(TopK.of(2), new ScaledSign())) {
      for (Precision precision : Precision.values()) {
        double eta = 0.03;
        Recording run =
            Runs.of(new EfSgd(PerWorker.all(c)), Problems.regression(4, 5, 6))
                .batch(2)
                .precision(precision)
                .stepsize(eta)
                .record();
        for (int k = 0; k < 50; k++) {
          for (int i = 0; i < 4; i++) {
            Vector rest = run.worker(i, "e", k).add(eta, run.gradient(i, k));
            run.up(i, k).addTo(rest, -1);
            assertThat(run.worker(i, "e", k + 1)).isEqualTo(rest);
          }
        }
      }
    }
  }

  @Test
  void isDistEfSgdAtAConstantStepSizeWithAnUncompressedDownlink() {
    for (ExactProblem f : problems()) {
      double eta = 1.0 / f.inverseStep();
      Vector start = f.start().toVector();
      PerWorker c = PerWorker.all(TopK.of(1));
      Recording inside = Runs.of(new EfSgd(c), f.tested()).start(start).stepsize(eta).record();
      Recording outside =
          Runs.of(new DistEfSgd(c, Identity.INSTANCE), f.tested())
              .start(start)
              .stepsize(eta)
              .record();
      assertClose(outside.models(), inside.models(), 1e-14);
    }
  }
}
