package terse.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import terse.method.Algorithm;
import terse.method.Oracle;
import terse.method.Sgd;
import terse.objective.Problem;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.testing.TerseThreads;
import terse.testing.Wrapped;
import terse.trace.RunResult;
import terse.trace.Status;
import terse.vector.Vector;
import terse.wire.Precision;

/** Numbers that grow too large or are none end a run as diverged, with its rows so far. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DivergenceTest {
  private static final Algorithm SGD = new Sgd(0);
  private static final Problem BOWL = Problems.bowl(5, 3);
  static final List<Integer> THREADS = List.of(1, 2, 7, Execution.PER_WORKER);

  @ParameterizedTest
  @FieldSource("THREADS")
  void aGradientThatIsNoNumberIsDivergence(int threads) {
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e39}) {
      RunResult result =
          Runs.of(badGradient(bad), BOWL).precision(Precision.FLOAT32).threads(threads).run();
      assertThat(result.status()).isEqualTo(Status.DIVERGED);
      assertThat(result.rounds()).isEqualTo(5);
      assertThat(result.rows()).hasSize(6);
      assertThat(result.failure())
          .isEqualTo(
              "worker 1 in round 5: NotFiniteException: " + bad + " cannot travel as float32");
    }
    TerseThreads.assertNone();
  }

  private static Algorithm badGradient(double bad) {
    return Wrapped.oracles(
        SGD,
        (i, oracle) ->
            new Oracle() {
              private int k;

              @Override
              public void gradient(Vector x, Vector g) {
                oracle.gradient(x, g);
                if (i == 1 && k++ == 5) {
                  g.set(2, bad);
                }
              }
            });
  }

  @Test
  void aLossOf1e12TimesTheStartsIsDivergence() {
    RunResult result =
        Runs.of(SGD, Problems.bowl(1, 2)).start(Vector.of(3, 4)).stepsize(3).rounds(1_000).run();
    assertThat(result.status()).isEqualTo(Status.DIVERGED);
    assertThat(result.failure()).isNull();
    double start = result.rows().get(0).loss();
    assertThat(result.rows().get(result.rounds()).loss()).isGreaterThan(1e12 * start);
    assertThat(result.rows().get(result.rounds() - 1).loss()).isLessThanOrEqualTo(1e12 * start);
    assertThat(result.rows()).hasSize(result.rounds() + 1);
  }

  @Test
  void aLossThatIsNotFiniteLeavesNoRow() {
    RunResult result = Runs.of(SGD, BOWL).start(Vector.of(1e200, 0, 0)).run();
    assertThat(result.status()).isEqualTo(Status.DIVERGED);
    assertThat(result.rows()).isEmpty();
    assertThat(result.rounds()).isZero();
  }
}
