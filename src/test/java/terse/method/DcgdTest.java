package terse.method;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Rational;
import terse.testing.RationalVector;

class DcgdTest extends AlgorithmContract {
  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new Dcgd(up, down);
  }

  /** x_{k+1} = x_k - eta_k Q_M((1/n) sum_i C_i(grad f_i(x_k))). */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    RationalVector x = f.start();
    List<RationalVector> curve = new ArrayList<>(List.of(x));
    for (Rational etaK : eta) {
      RationalVector at = x;
      RationalVector mean =
          RationalVector.mean(
              IntStream.range(0, f.workers())
                  .mapToObj(i -> up.get(i).of(f.gradient(i, at)))
                  .toList());
      x = x.minus(down.of(mean).times(etaK));
      curve.add(x);
    }
    return curve;
  }

  @Override
  Hearing hearing() {
    return Hearing.STEP;
  }
}
