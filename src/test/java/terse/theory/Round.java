package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import terse.method.Algorithm;
import terse.objective.Problem;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.vector.Vector;

/**
 * What one round does to a Lyapunov function, at most: E(V_{k+1} + left) &lt;= factor V_k + noise.
 *
 * @param V measured before each round; NaN where it is not known yet
 * @param left measured after the round
 * @param factor of V
 * @param noise what gradients of variance {@link #SIGMA}^2 add
 */
record Round(Measure V, Measure left, double factor, double noise) {
  static final double SIGMA = 0.7;
  static final int ROUNDS = 12;

  static final int RUNS = 300;

  static final Problem DIFFERENT = Problems.regression(5, 6, 8);
  static final Problem EQUAL =
      Problems.quadratic(
          new long[][][] {
            {{4, 1, 0}, {1, 3, 1}, {0, 1, 8}},
            {{4, 1, 0}, {1, 3, 1}, {0, 1, 8}},
            {{4, 1, 0}, {1, 3, 1}, {0, 1, 8}}
          },
          new long[][] {{1, -2, 3}, {1, -2, 3}, {1, -2, 3}});

  Round(Measure V, double factor, double noise) {
    this(V, now -> 0, factor, noise);
  }

  /** It holds far from the optimum, but not with so many times its rate. */
  void holdsWithFullGradients(Algorithm algorithm, Problem problem, double gamma, double times) {
    Vector start = Vector.zeros(problem.dimension()).fill(1.5);
    assertThat(firstViolated(algorithm, problem, start, 0, gamma)).isEqualTo(-1);
    Round faster = new Round(V, left, 1 - times * (1 - factor), 0);
    assertThat(faster.firstViolated(algorithm, problem, start, 0, gamma))
        .as("with a larger rate")
        .isPositive();
  }

  /** It holds at the optimum of equal functions, but not with a part of the noise. */
  void holdsWithNoise(Algorithm algorithm, Problem problem, double gamma, double part) {
    Problem noisy = NoisyQuadratics.of(problem, SIGMA);
    Vector start = problem.optimum().minimiser().orElseThrow();
    assertThat(firstViolated(algorithm, noisy, start, 1, gamma)).isEqualTo(-1);
    Round quieter = new Round(V, left, factor, part * noise);
    assertThat(quieter.firstViolated(algorithm, noisy, start, 1, gamma))
        .as("with less noise")
        .isPositive();
  }

  /** The first round where it does not hold, or -1. */
  int firstViolated(Algorithm algorithm, Problem problem, Vector start, int batch, double gamma) {
    double added = batch == 0 ? 0 : noise;
    double[][] excess =
        Measure.ofMany(
            RUNS,
            seed ->
                Runs.of(algorithm, problem)
                    .start(start)
                    .rounds(ROUNDS)
                    .batch(batch)
                    .stepsize(gamma),
            () -> {
              double[] last = {Double.NaN};
              return now -> {
                double value = V.of(now);
                double right = factor * last[0] + added;
                last[0] = value;
                return Double.isNaN(right) ? 0 : value + left.of(now) - right;
              };
            });
    double[] scale = new double[ROUNDS + 1];
    Arrays.fill(scale, 1e-3);
    return Means.firstPositive(excess, scale);
  }

  /** The inequality of a method with step size gamma. */
  interface Law {
    Round of(Setting s, double gamma);
  }

  /** For functions that differ, with full gradients; and for equal ones, with noisy gradients. */
  static void holds(Algorithm algorithm, String theorem, double times, double part, Law law) {
    Setting different = new Facts(DIFFERENT, algorithm, ROUNDS).setting();
    double gamma = limit(algorithm, different, theorem);
    law.of(different, gamma).holdsWithFullGradients(algorithm, DIFFERENT, gamma, times);
    holdsWithNoise(algorithm, theorem, part, law);
  }

  static void holdsWithNoise(Algorithm algorithm, String theorem, double part, Law law) {
    Setting equal = new Facts(EQUAL, algorithm, ROUNDS).setting();
    double gamma = limit(algorithm, equal, theorem);
    law.of(equal, gamma).holdsWithNoise(algorithm, EQUAL, gamma, part);
  }

  static double limit(Algorithm algorithm, Setting s, String theorem) {
    return algorithm.theorems().stream()
        .filter(t -> t.name().equals(theorem))
        .findFirst()
        .orElseThrow()
        .schedule(s)
        .orElseThrow()
        .eta()
        .applyAsDouble(0);
  }

  /** What the uplink's memories add to V, and to the noise where they learn. */
  static double weight(Setting s, double alphaUp) {
    return 4 * s.up().omega() / (s.workers() * alphaUp);
  }

  static double noise(Setting s) {
    return (1 + 5 * s.up().omega()) * SIGMA * SIGMA / s.workers();
  }
}
