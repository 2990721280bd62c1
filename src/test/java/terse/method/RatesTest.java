package terse.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import terse.cluster.AveragedModel;
import terse.cluster.Stepsizes;
import terse.cluster.Watch;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.compress.TopK;
import terse.objective.Problem;
import terse.testing.Line;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.theory.Weights;
import terse.trace.Row;
import terse.trace.RunResult;
import terse.vector.Vector;

/** The rates that the papers' theorems promise, fitted to measured curves. */
class RatesTest {
  private static final int SEEDS = 20;
  private static final int[] KAPPAS = {10, 100, 1_000, 10_000};

  /** Workers whose Hessian has eigenvalues 1 .. kappa, evenly spaced in logarithm. */
  private static Problem conditioned(int kappa, int workers) {
    int d = 9;
    long[][] a = new long[d][d];
    for (int j = 0; j < d; j++) {
      a[j][j] = Math.round(Math.pow(kappa, j / (d - 1.0)));
    }
    long[][][] all = new long[workers][][];
    long[][] b = new long[workers][d];
    for (int i = 0; i < workers; i++) {
      all[i] = a;
      for (int j = 0; j < d; j++) {
        b[i][j] = (i + 1L) * (j % 3 - 1);
      }
    }
    return Problems.quadratic(all, b);
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }

  private static Vector far() {
    return Vector.zeros(9).fill(10);
  }

  /** The contraction of the distance a round, over the second half of a run. */
  private static double contraction(RunResult run) {
    List<Row> rows = run.rows();
    Row middle = rows.get(rows.size() / 2);
    Row last = rows.get(rows.size() - 1);
    return Math.pow(last.distance() / middle.distance(), 1.0 / (last.round() - middle.round()));
  }

  /** b of 1 - contraction ~ kappa^b. */
  private static double exponent(String name, IntToDoubleFunction contraction) {
    double[] x = new double[KAPPAS.length];
    double[] y = new double[KAPPAS.length];
    for (int i = 0; i < KAPPAS.length; i++) {
      double rate = 1 - contraction.applyAsDouble(KAPPAS[i]);
      x[i] = Math.log(KAPPAS[i]);
      y[i] = Math.log(rate);
      say("%s: kappa = %d, 1 - contraction = %.3g%n", name, KAPPAS[i], rate);
    }
    Line line = Line.through(x, y);
    say("%s: 1 - contraction ~ kappa^%.3f%n", name, line.slope());
    return line.slope();
  }

  private static RunResult iade(int kappa) {
    double c = 1 - 2.0 / (kappa + 1); // 1 - eta mu, eta = 2/(L + mu)
    return Runs.of(new Iade(1, (1 + c) / 2), conditioned(kappa, 3))
        .start(far())
        .rounds(8 * kappa)
        .stepsize(2.0 / (kappa + 1))
        .every(kappa)
        .finish();
  }

  private static RunResult aiade(int kappa) {
    double root = Math.sqrt(kappa);
    return Runs.of(
            new Aiade(1, Math.sqrt(1 - 1 / root), (root - 1) / (root + 1)), conditioned(kappa, 3))
        .start(far())
        .rounds((int) (20 * root))
        .stepsize(1.0 / kappa)
        .finish();
  }

  /** Theorem 3.1: the distance is c'^k times a constant, c' = 1 - O(1/kappa). */
  @Test
  void iadeContractsAsOneOverKappa() {
    assertThat(exponent("iade", kappa -> contraction(iade(kappa)))).isBetween(-1.05, -0.95);
  }

  /** Theorem 4.1: the distance is c^k O(ln k), c = sqrt(1 - 1/sqrt(kappa)). */
  @Test
  void aiadeContractsAsOneOverTheRootOfKappa() {
    assertThat(exponent("aiade", kappa -> contraction(aiade(kappa)))).isBetween(-0.55, -0.45);
  }

  /** Theorem 3.1: O(N d) bits a round, whatever the round. */
  @Test
  void iadeSendsNoMoreBitsLaterOn() {
    for (int kappa : new int[] {10, 100, 1_000}) {
      List<Row> rows = iade(kappa).rows();
      double[] bits =
          IntStream.range(1, rows.size())
              .mapToDouble(i -> (rows.get(i).bitsUp() - rows.get(i - 1).bitsUp()) / (27.0 * kappa))
              .toArray();
      int half = bits.length / 2;
      double late = bits[bits.length - 1];
      say(
          "iade: kappa = %d, bits a coordinate: %.2f, %.2f, .. %.2f, .. %.2f%n",
          kappa, bits[0], bits[1], bits[half], late);
      assertThat(late).isLessThan(1.05 * bits[half]).isGreaterThan(1);
      assertThat(bits[half]).isLessThan(1.05 * bits[1]);
    }
  }

  /** Workers with different Hessians. */
  private static final long[][][] DIAGONALS = {
    {{4, 0, 0}, {0, 2, 0}, {0, 0, 3}},
    {{2, 0, 0}, {0, 4, 0}, {0, 0, 2}},
    {{3, 1, 0}, {1, 3, 0}, {0, 0, 4}}
  };

  private static Runs errorFeedback(Problem f, int rounds, Stepsizes eta, Weights weights) {
    return Runs.of(new EfSgd(PerWorker.all(TopK.of(1))), f)
        .start(Vector.of(3, -2, 5))
        .rounds(rounds)
        .stepsizes(eta)
        .every(rounds / 64)
        .watch(new Watch(List.of(() -> new AveragedModel(weights)), false));
  }

  /** A linear rate: the line through the logarithm of the distance, until it meets rounding. */
  private static Line linear(RunResult run) {
    List<Row> rows = run.rows().stream().filter(row -> row.distance() > 1e-12).toList();
    assertThat(rows).hasSizeGreaterThan(10);
    return Line.through(
        rows.stream().mapToDouble(Row::round).toArray(),
        rows.stream().mapToDouble(row -> Math.log(row.distance())).toArray());
  }

  /** Theorem 21, remark: linear convergence where C = D = 0. Here all minima are at (1, 1, 1). */
  @Test
  void errorFeedbackConvergesLinearlyWhereAllWorkersAgree() {
    long[][] b = {{-4, -2, -3}, {-2, -4, -2}, {-4, -4, -4}};
    RunResult run =
        errorFeedback(Problems.quadratic(DIAGONALS, b), 640, k -> 0.05, Weights.UNIFORM).finish();
    Line line = linear(run);
    say(
        "ef-sgd, C = D = 0: contraction %.4f a round, r = %.4f%n",
        Math.exp(line.slope()), line.correlation());
    assertThat(line.slope()).isNegative();
    assertThat(line.correlation()).isLessThan(-0.99);
  }

  /**
   * Theorem 21 (i): O(1/K) with steps 4/(mu (kappa + k)) and weights kappa + k where C or D is not
   * zero. What D adds is seen to vanish faster than that; gradient noise, C, is what is left.
   */
  @Test
  void errorFeedbackConvergesAsOneOverKWithNoise() {
    long[][] b = {{-40, 20, 30}, {20, -40, 20}, {10, -10, -70}};
    Problem f = Problems.quadratic(DIAGONALS, b);
    double mu = f.constants().strongConvexity();
    double kappa = 56 * 2 * 3 * f.constants().maxSmoothness() / mu;
    Weights weights = Weights.linear(kappa);
    double[] x = new double[5];
    double[] y = new double[5];
    double[] excess = new double[5];
    for (int seed = 0; seed < SEEDS; seed++) {
      List<Row> rows =
          errorFeedback(f, 64_000, k -> 4 / (mu * (kappa + k)), weights)
              .noise(0, 10_000)
              .seed(seed)
              .every(4_000)
              .finish()
              .rows();
      for (int i = 0; i < 5; i++) {
        excess[i] += rows.get(1 << i).more().get(Row.AVERAGED_EXCESS_LOSS) / SEEDS;
      }
    }
    for (int i = 0; i < 5; i++) {
      x[i] = Math.log(4_000 << i);
      y[i] = Math.log(excess[i]);
    }
    Line line = Line.through(x, y);
    say("ef-sgd, C > 0: averaged excess ~ K^%.3f, r = %.4f%n", line.slope(), line.correlation());
    assertThat(line.slope()).isBetween(-1.3, -0.7);
  }

  /** MCM, Theorem 1 (1), and Theorem 4: linear where sigma = 0, though workers differ. */
  @Test
  void mcmAndRandMcmConvergeLinearlyWithoutNoise() {
    Problem f = Problems.regression(5, 12, 8);
    Qsgd c = Qsgd.of(2);
    PerWorker up = PerWorker.all(c);
    double alpha = 1 / (2 * (1 + c.guarantee(8).omega()));
    List<Algorithm> methods =
        List.of(
            new Mcm(up, c, alpha, alpha, MemoryStart.ZEROS, false),
            new RandMcm(
                up,
                up,
                alpha,
                alpha,
                OptionalInt.empty(),
                RandMcm.Memory.OWN,
                OptionalInt.empty(),
                MemoryStart.ZEROS,
                false));
    for (Algorithm method : methods) {
      Line line =
          linear(
              Runs.of(method, f)
                  .rounds(800)
                  .stepsize(0.2 / f.constants().smoothness())
                  .every(10)
                  .finish());
      String name = method.getClass().getSimpleName();
      say(
          "%s, sigma = 0: contraction %.4f a round, r = %.4f%n",
          name, Math.exp(line.slope()), line.correlation());
      assertThat(line.slope()).isNegative();
      assertThat(line.correlation()).isLessThan(-0.99);
    }
  }
}
