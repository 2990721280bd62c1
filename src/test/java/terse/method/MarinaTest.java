package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.RandK;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Problems;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Recording;
import terse.testing.Runs;
import terse.trace.Direction;
import terse.wire.Message;

class MarinaTest extends AlgorithmContract {
  private static final int ROUNDS = 50;

  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return new Marina(up, 0.375);
  }

  /** Gorbunov, Burlachenko, Li, Richtárik, Algorithm 1, with the coins that the nodes draw. */
  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    List<Double> coins = coins();
    RationalVector x = f.start();
    RationalVector last = x;
    RationalVector g = RationalVector.zeros(f.dimension());
    List<RationalVector> curve = new ArrayList<>(List.of(x));
    for (int k = 0; k < eta.size(); k++) {
      List<RationalVector> each = new ArrayList<>();
      for (int i = 0; i < f.workers(); i++) {
        RationalVector gradient = f.gradient(i, x);
        boolean full = k == 0 || coins.get(k) < 0.375;
        each.add(full ? gradient : g.plus(up.get(i).of(gradient.minus(f.gradient(i, last)))));
      }
      g = RationalVector.mean(each);
      last = x;
      x = x.minus(g.times(eta.get(k)));
      curve.add(x);
    }
    return curve;
  }

  /** The first common coin of each round, which all nodes find alike. */
  private static List<Double> coins() {
    List<List<Double>> drawn = new ArrayList<>();
    Algorithm sgd = new Sgd(0);
    Algorithm drawing =
        new Algorithm() {
          @Override
          public Worker worker(Site site, Oracle oracle) {
            List<Double> own = new ArrayList<>();
            drawn.add(own);
            Worker inner = sgd.worker(site, oracle);
            return new Worker() {
              @Override
              public void hear(Round round, Message fromServer) {
                inner.hear(round, fromServer);
              }

              @Override
              public Message answer(Round round) {
                own.add(site.common(round).nextDouble());
                return inner.answer(round);
              }
            };
          }

          @Override
          public Server server(Site site) {
            return sgd.server(site);
          }
        };
    Runs.of(drawing, Problems.example3()).rounds(ROUNDS).finish();
    assertThat(drawn.get(1)).isEqualTo(drawn.get(0)).doesNotHaveDuplicates();
    return drawn.get(0);
  }

  @Override
  Hearing hearing() {
    return Hearing.STEP;
  }

  @Override
  double participation() {
    return 1;
  }

  @Test
  void withProbabilityOneItIsGradientDescentWithTheSameRows() {
    Recording marina = noisy(new Marina(PerWorker.all(RandK.of(1)), 1)).record();
    Recording sgd = noisy(new Sgd(0)).record();
    assertThat(marina.models()).isEqualTo(sgd.models());
  }

  @Test
  void everyWorkerSendsItsGradientInTheSameRounds() {
    Recording run = noisy(new Marina(PerWorker.all(RandK.of(1)), 0.375)).record();
    List<Double> coins = coins();
    for (int k = 0; k < ROUNDS; k++) {
      for (int i = 0; i < 5; i++) {
        boolean full = k == 0 || coins.get(k) < 0.375;
        assertThat(run.up(i, k).bits()).isEqualTo(full ? 8 * 64 : 64);
      }
    }
    assertThat(run.result().ledger().bits(Direction.DOWN)).isEqualTo(49 * 5 * 8 * 64);
  }

  @Test
  void convergesLinearlyWhereTheWorkersDiffer() {
    ExactProblem f = ExactProblem.quadratic();
    double distance =
        Runs.of(new Marina(PerWorker.all(RandK.of(1)), 0.2), f.tested())
            .stepsize(0.03)
            .rounds(3_000)
            .every(3_000)
            .finish()
            .rows()
            .get(1)
            .distance();
    assertThat(distance).isLessThan(1e-10);
  }

  @Test
  void refusesPartialParticipationWithTheReason() {
    Runs runs = Runs.of(new Marina(PerWorker.all(Identity.INSTANCE), 0.5), Problems.example3());
    assertThatThrownBy(() -> runs.participation(0.5).plan())
        .hasMessage(
            "participation must be 1, but participation = 0.5: the full rounds of marina renew the"
                + " estimate from the gradients of all workers");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void refusesAProbabilityOutOfRange(double probability) {
    assertThatThrownBy(() -> new Marina(PerWorker.all(Identity.INSTANCE), probability))
        .hasMessage("marina needs 0 <= probability <= 1, but probability = " + probability);
  }
}
