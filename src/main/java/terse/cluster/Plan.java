package terse.cluster;

import terse.method.Algorithm;
import terse.objective.Problem;
import terse.theory.Noise;
import terse.trace.Pricing;
import terse.vector.Vector;
import terse.wire.Precision;

/**
 * Everything that decides what a run computes, and how it is carried out.
 *
 * @param label the method's label
 * @param algorithm the method
 * @param problem f and its n locals
 * @param start x_0
 * @param rounds K
 * @param batch rows that a worker draws each round, 0 for all of them
 * @param noise B and C of the noise that is added to gradients
 * @param precision how real numbers travel
 * @param stepsizes eta_k
 * @param participation the probability that a worker takes part in a round
 * @param seed the experiment's seed
 * @param repeat the repeat's number, from 0
 * @param every the rounds between two records
 * @param offset less than {@code every}: rounds k with k = offset modulo every are recorded, and
 *     the first and the last
 * @param broadcastOnce bill a message to several workers once, not once for each
 * @param pricing what the ledger counts beside what was sent; never changes a result
 * @param watch what is measured besides the curve; never changes a result
 * @param execution threads and queues; never changes a result
 */
public record Plan(
    String label,
    Algorithm algorithm,
    Problem problem,
    Vector start,
    int rounds,
    int batch,
    Noise noise,
    Precision precision,
    Stepsizes stepsizes,
    double participation,
    long seed,
    int repeat,
    int every,
    int offset,
    boolean broadcastOnce,
    Pricing pricing,
    Watch watch,
    Execution execution) {
  public Plan {
    if (!(participation > 0 && participation <= 1)) {
      throw new IllegalArgumentException(
          "participation must be above 0 and at most 1, but participation = " + participation);
    }
    if (participation < 1 && algorithm.needsAllWorkers().isPresent()) {
      throw new IllegalArgumentException(
          "participation must be 1, but participation = "
              + participation
              + ": "
              + algorithm.needsAllWorkers().get());
    }
    checkNoise("relative", noise.relative());
    checkNoise("absolute", noise.absolute());
    if (every < 1) {
      throw new IllegalArgumentException("record every must be >= 1, but every = " + every);
    }
    if (offset < 0 || offset >= every) {
      throw new IllegalArgumentException(
          "record offset must be from 0 to every - 1, but offset = "
              + offset
              + " and every = "
              + every);
    }
    if (start.dimension() != problem.dimension()) {
      throw new IllegalArgumentException(
          "the start has dimension "
              + start.dimension()
              + ", but the problem has "
              + problem.dimension());
    }
  }

  /** The same, recorded from round 0 on. */
  public Plan(
      String label,
      Algorithm algorithm,
      Problem problem,
      Vector start,
      int rounds,
      int batch,
      Noise noise,
      Precision precision,
      Stepsizes stepsizes,
      double participation,
      long seed,
      int repeat,
      int every,
      boolean broadcastOnce,
      Pricing pricing,
      Watch watch,
      Execution execution) {
    this(
        label,
        algorithm,
        problem,
        start,
        rounds,
        batch,
        noise,
        precision,
        stepsizes,
        participation,
        seed,
        repeat,
        every,
        0,
        broadcastOnce,
        pricing,
        watch,
        execution);
  }

  /** Whether the state before a round is recorded; the end always is. */
  boolean records(int k) {
    return k == 0 || k % every == offset;
  }

  private static void checkNoise(String which, double value) {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "noise needs a finite " + which + " >= 0, but " + which + " = " + value);
    }
  }
}
