package terse.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.method.Dcgd;
import terse.method.Round;
import terse.method.Sgd;
import terse.testing.Chance;
import terse.testing.Problems;
import terse.testing.Recording;
import terse.testing.Runs;

/**
 * Who takes part. Each statistical test raises a false alarm with a probability of at most 1e-9,
 * were its seed not fixed.
 */
class ParticipationTest {
  private static final double FALSE_ALARM = 1e-9;
  private static final int WORKERS = 5;
  private static final int ROUNDS = 10_000;

  private static List<Round> rounds(double participation, long seed) {
    return Runs.of(new Sgd(0), Problems.bowl(WORKERS, 1))
        .participation(participation)
        .rounds(ROUNDS)
        .seed(seed)
        .every(ROUNDS)
        .record()
        .rounds();
  }

  /**
   * All sets of workers but the empty one, with the probabilities of independent coins, given that
   * not all fall on one side.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.5, 0.7})
  void workersTakePartIndependentlyButNeverNobody(double p) {
    long[] counts = new long[(1 << WORKERS) - 1];
    for (Round round : rounds(p, 3)) {
      counts[set(round) - 1]++;
    }
    double[] probabilities = new double[counts.length];
    for (int set = 1; set <= counts.length; set++) {
      int size = Integer.bitCount(set);
      probabilities[set - 1] =
          Math.pow(p, size) * Math.pow(1 - p, WORKERS - size) / (1 - Math.pow(1 - p, WORKERS));
    }
    assertThat(Chance.statistic(counts, probabilities))
        .isLessThan(Chance.chiSquare(counts.length - 1, FALSE_ALARM));
  }

  @Test
  void roundsAreIndependent() {
    List<Round> rounds = rounds(0.5, 4);
    int n = (1 << WORKERS) - 1;
    long[] pairs = new long[n * n];
    for (int k = 1; k < ROUNDS; k += 2) {
      pairs[n * (set(rounds.get(k - 1)) - 1) + set(rounds.get(k)) - 1]++;
    }
    assertThat(Chance.uniformStatistic(pairs)).isLessThan(Chance.chiSquare(n * n - 1, FALSE_ALARM));
  }

  @Test
  void aMethodSeesTheSameWorkersAsAnother() {
    Recording other =
        Runs.of(new Dcgd(PerWorker.all(Identity.INSTANCE), Identity.INSTANCE), Problems.bowl(5, 3))
            .participation(0.3)
            .seed(9)
            .rounds(100)
            .threads(Execution.PER_WORKER)
            .record();
    List<Round> one = rounds(0.3, 9);
    for (int k = 0; k < 100; k++) {
      assertThat(set(other.rounds().get(k))).isEqualTo(set(one.get(k)));
    }
  }

  @Test
  void aRoundCountsItsParticipants() {
    for (Round round : rounds(0.3, 5)) {
      assertThat(round.participants()).isEqualTo(Integer.bitCount(set(round))).isPositive();
    }
    Round all = Runs.of(new Sgd(0), Problems.bowl(4, 1)).rounds(1).record().rounds().get(0);
    assertThat(all.participants()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, 1.5, Double.NaN})
  void refusesAProbabilityThatIsNone(double p) {
    assertThatThrownBy(() -> rounds(p, 1))
        .hasMessage("participation must be above 0 and at most 1, but participation = " + p);
  }

  private static int set(Round round) {
    int set = 0;
    for (int i = 0; i < round.workers(); i++) {
      set |= round.takesPart(i) ? 1 << i : 0;
    }
    return set;
  }
}
