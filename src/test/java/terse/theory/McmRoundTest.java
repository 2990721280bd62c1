package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.method.MemoryStart.ZEROS;
import static terse.theory.Measure.memories;
import static terse.theory.Measure.optimum;
import static terse.theory.Measure.squaredDistance;
import static terse.theory.Measure.upsilon;
import static terse.theory.Round.EQUAL;
import static terse.theory.Round.SIGMA;
import static terse.theory.Round.holds;
import static terse.theory.Round.holdsWithNoise;
import static terse.theory.Round.limit;
import static terse.theory.Round.noise;
import static terse.theory.Round.weight;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.cluster.Snapshot;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.compress.RandK;
import terse.method.Algorithm;
import terse.method.Mcm;
import terse.method.RandMcm;
import terse.objective.Problem;
import terse.testing.Runs;
import terse.vector.Vector;

/**
 * The one-round inequalities that the theorems stand on, at their largest step sizes, with the
 * constants written out again: they hold in the mean of many runs in every round, at a false-alarm
 * rate of {@link Means#ALARM} a check, and do not where rate or noise are taken too small.
 */
class McmRoundTest {
  private static final PerWorker UP = PerWorker.all(RandK.of(2));
  private static final Compressor DOWN = RandK.of(2);

  private static Algorithm randMcm(double alphaUp, double alphaDown, OptionalInt groups) {
    return new RandMcm(
        UP,
        PerWorker.all(DOWN),
        alphaUp,
        alphaDown,
        groups,
        RandMcm.Memory.OWN,
        OptionalInt.empty(),
        ZEROS,
        false);
  }

  /** Theorem 1, eq. (4): omega_up = omega_dwn = 1/2, mu <= L/2. Groups: 0 is MCM. */
  @ParameterizedTest
  @CsvSource({"0, 0.25", "3, 0.25", "2, 0.25", "0, 0.5", "3, 0.5"})
  void mcmOfEqualWorkers(int groups, double alpha) {
    Algorithm mcm =
        groups == 0
            ? new Mcm(UP, DOWN, 0, alpha, ZEROS, false)
            : randMcm(0, alpha, OptionalInt.of(groups));
    Round.Law law =
        (s, gamma) -> {
          double c = 4 * gamma * s.smoothness() * 0.5 / alpha;
          return new Round(
              now -> squaredDistance(now) + c * upsilon(now),
              now -> gamma * perturbedExcess(now),
              1 - gamma * s.strongConvexity(),
              gamma * gamma * SIGMA * SIGMA * 1.5 * (1 + c) / 3);
        };
    Setting s = new Facts(EQUAL, mcm, Round.ROUNDS).setting();
    double gamma = limit(mcm, s, "theorem-1");
    law.of(s, gamma).holdsWithFullGradients(mcm, EQUAL, gamma, 8);
    holdsWithNoise(mcm, "theorem-1", 0.5, law);
  }

  /** The mean over workers of f_i(w^_i) - f*, where the last gradients were taken. */
  private static double perturbedExcess(Snapshot now) {
    int n = now.problem().workers();
    double loss = 0;
    for (int i = 0; i < n; i++) {
      loss += now.problem().local(i).loss(now.state(i, "w_hat")) / n;
    }
    return loss - optimum(now);
  }

  /** Theorem 3, with the factor 1 - alpha where alpha allows it, and the paper's 1 - alpha/2. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0625, 0.2, 0.36})
  void varianceOfTheLocalModel(double alpha) {
    Algorithm mcm = new Mcm(UP, RandK.of(1), 0, alpha, ZEROS, false);
    Setting exact = new Facts(EQUAL, mcm, Round.ROUNDS).setting();
    Setting noisy = new Facts(EQUAL, mcm, Round.ROUNDS).variance(SIGMA * SIGMA).setting();
    assertThat(violatedUpsilon(mcm, alpha, exact, 1)).isEqualTo(-1);
    assertThat(violatedUpsilon(mcm, alpha, noisy, 1)).isEqualTo(-1);
    assertThat(violatedUpsilon(mcm, alpha, exact, 0.1)).as("a tenth of it").isPositive();
  }

  private static int violatedUpsilon(Algorithm mcm, double alpha, Setting s, double part) {
    double gamma = 0.05;
    boolean noisy = s.noise().absolute() > 0;
    Problem problem = noisy ? NoisyQuadratics.of(EQUAL, SIGMA) : EQUAL;
    McmTheorem3 theorem = new McmTheorem3(new McmMemories(Memories.NONE, alpha, 1));
    Vector gradient = Vector.zeros(3);
    double[][] excess =
        Measure.ofMany(
            Round.RUNS,
            seed ->
                Runs.of(mcm, problem)
                    .start(Vector.zeros(3).fill(1.5))
                    .rounds(Round.ROUNDS)
                    .batch(noisy ? 1 : 0)
                    .stepsize(gamma),
            () -> {
              double[] last = {0};
              return now -> {
                double upsilon = upsilon(now);
                double before = last[0];
                last[0] = upsilon;
                if (now.round() == 0) {
                  return 0;
                }
                problem.lossAndGradient(now.state(0, "w_hat"), gradient);
                return upsilon - part * theorem.next(s, gamma, before, gradient.squaredNorm());
              };
            });
    return Means.firstPositive(excess, new double[Round.ROUNDS + 1]);
  }

  @Test
  void mcm() {
    checkMcm(new Mcm(UP, DOWN, 0.25, 0.125, ZEROS, false), false);
  }

  @Test
  void randMcm() {
    checkMcm(randMcm(0.25, 0.125, OptionalInt.empty()), true);
  }

  private static void checkMcm(Algorithm mcm, boolean several) {
    holds(
        mcm,
        "heterogeneous",
        several ? 300 : 8,
        0.3,
        (s, gamma) -> {
          double L = several ? s.maxSmoothness() : s.smoothness();
          double mu = several ? s.localConvexity() : s.strongConvexity();
          double c = 4 * gamma * L * s.down().omega() / 0.125;
          double theta = gamma * gamma * (1 + c);
          double m = weight(s, 0.25) * theta;
          return new Round(
              now -> squaredDistance(now) + c * upsilon(now) + m * memories(now),
              1 - Math.min(gamma * mu, 0.0625),
              theta * noise(s));
        });
  }
}
