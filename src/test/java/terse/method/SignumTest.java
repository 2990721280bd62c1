package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Compressor;
import terse.compress.PerWorker;
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

class SignumTest extends AlgorithmContract {
  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new Signum(0.75);
  }

  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    return exact(f, Rational.of(3, 4), eta);
  }

  /**
   * Bernstein et al., ICLR 2019, Algorithm 1: m_i = mu m_i + (1 - mu) g_i, x -= eta sign(sum_i
   * sign(m_i)).
   */
  static List<RationalVector> exact(ExactProblem f, Rational mu, List<Rational> eta) {
    int n = f.workers();
    List<RationalVector> m =
        new ArrayList<>(Collections.nCopies(n, RationalVector.zeros(f.dimension())));
    RationalVector x = f.start();
    List<RationalVector> curve = new ArrayList<>(List.of(x));
    for (Rational etaT : eta) {
      List<RationalVector> votes = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        RationalVector g = f.gradient(i, x).times(Rational.ONE.minus(mu));
        m.set(i, m.get(i).times(mu).plus(g));
        votes.add(sign(m.get(i)));
      }
      RationalVector all = RationalVector.mean(votes);
      x = x.minus(all.map(v -> v.signum() < 0 ? Rational.of(-1) : Rational.ONE).times(etaT));
      curve.add(x);
    }
    return curve;
  }

  /** The signs, none of which rounding may decide. */
  private static RationalVector sign(RationalVector v) {
    Rational close = v.maxAbs().times(Rational.of(1, 1_000_000_000));
    return v.map(
        each -> {
          if (each.abs().compareTo(close) < 0) {
            throw new AssertionError("rounding decides a sign of " + v);
          }
          return Rational.of(each.signum());
        });
  }

  @Override
  Hearing hearing() {
    return Hearing.STEP;
  }

  @Override
  Stream<Compressors> compressors(ExactProblem f) {
    return Compressors.pairs(f).limit(1);
  }

  @Test
  void costsABitACoordinateEachWay() {
    Recording run = Runs.of(new Signum(0.9), Problems.regression(4, 5, 6)).record();
    assertThat(run.result().ledger().bits(Direction.UP)).isEqualTo(50 * 4 * 6);
    assertThat(run.result().ledger().bits(Direction.DOWN)).isEqualTo(49 * 4 * 6);
  }

  /** f_i = |x|^2/2 + v_i'x: at zero the gradient is v_i, with ties, and zeros that vote for +1. */
  @Test
  void tiesAndZerosCountAsPlusOne() {
    Problem f =
        Problems.quadratic(
            new long[][][] {
              {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
              {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}
            },
            new long[][] {{5, -1, 0}, {-1, -3, -2}});
    Vector after = Runs.of(new Signum(0), f).rounds(1).stepsize(0.5).finish().model();
    assertThat(after).isEqualTo(Vector.of(-0.5, 0.5, -0.5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesAMomentumThatIsNotFinite(double momentum) {
    assertThatThrownBy(() -> new Signum(momentum))
        .hasMessage("signum needs a finite momentum, but momentum = " + momentum);
  }
}
