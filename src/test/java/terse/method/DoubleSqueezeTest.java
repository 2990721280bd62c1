package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.testing.Curves.assertClose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.compress.Compressor;
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

class DoubleSqueezeTest extends AlgorithmContract {
  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new DoubleSqueeze(up, down);
  }

  /** Tang et al., Algorithm 1: both errors with coefficient 1, gamma after the compression. */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    int n = f.workers();
    RationalVector x = f.start();
    RationalVector delta = RationalVector.zeros(f.dimension());
    List<RationalVector> deltas = new ArrayList<>(Collections.nCopies(n, delta));
    List<RationalVector> curve = new ArrayList<>(List.of(x));
    for (Rational gamma : eta) {
      List<RationalVector> sent = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        RationalVector v = f.gradient(i, x).plus(deltas.get(i));
        sent.add(up.get(i).of(v));
        deltas.set(i, v.minus(sent.get(i)));
      }
      RationalVector v = RationalVector.mean(sent).plus(delta);
      RationalVector pulled = down.of(v);
      delta = v.minus(pulled);
      x = x.minus(pulled.times(gamma));
      curve.add(x);
    }
    return curve;
  }

  @Override
  Hearing hearing() {
    return Hearing.STEP;
  }

  static List<Compressor> compressors() {
    return List.of(TopK.of(2), new ScaledSign(), Qsgd.of(4), RandK.of(3));
  }

  @ParameterizedTest
  @MethodSource("compressors")
  void isDistEfSgdAtAConstantStepSize(Compressor c) {
    PerWorker up = PerWorker.all(c);
    Recording squeeze = noisy(new DoubleSqueeze(up, c)).stepsize(0.01).record();
    Recording distEf = noisy(new DistEfSgd(up, c)).stepsize(0.01).record();
    assertClose(squeeze.models(), distEf.models(), 1e-14);
  }

  @Test
  void isNotDistEfSgdWhileTheStepSizeChanges() {
    PerWorker up = PerWorker.all(TopK.of(2));
    List<Vector> squeeze = noisy(new DoubleSqueeze(up, TopK.of(2))).record().models();
    List<Vector> distEf = noisy(new DistEfSgd(up, TopK.of(2))).record().models();
    assertThat(squeeze.get(1)).isEqualTo(distEf.get(1));
    assertThat(squeeze.get(50)).isNotEqualTo(distEf.get(50));
  }
}
