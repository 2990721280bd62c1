package terse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import terse.cluster.Cluster;
import terse.cluster.Execution;
import terse.cluster.Plan;
import terse.cluster.Progress;
import terse.cluster.Stepsizes;
import terse.cluster.Watch;
import terse.method.Algorithm;
import terse.objective.Problem;
import terse.theory.Noise;
import terse.trace.Pricing;
import terse.trace.RunResult;
import terse.trace.Status;
import terse.vector.Vector;
import terse.wire.Precision;

/**
 * Builds a run for a test. Default: from zero, 50 rounds of full gradients in float64, step size
 * 1/16, everybody takes part, one carrier, queues of two, every round recorded.
 */
public final class Runs {
  private final Algorithm algorithm;
  private final Problem problem;
  private Vector start;
  private int rounds = 50;
  private int batch;
  private Noise noise = Noise.NONE;
  private Precision precision = Precision.FLOAT64;
  private Stepsizes stepsizes = k -> 0.0625;
  private double participation = 1;
  private long seed = 7;
  private int every = 1;
  private boolean broadcastOnce;
  private Pricing pricing = Pricing.NONE;
  private Watch watch = Watch.NONE;
  private int threads = 1;
  private int capacity = 2;

  private Runs(Algorithm algorithm, Problem problem) {
    this.algorithm = algorithm;
    this.problem = problem;
    start = Vector.zeros(problem.dimension());
  }

  public static Runs of(Algorithm algorithm, Problem problem) {
    return new Runs(algorithm, problem);
  }

  public Runs start(Vector x) {
    start = x;
    return this;
  }

  public Runs rounds(int number) {
    rounds = number;
    return this;
  }

  public Runs batch(int rows) {
    batch = rows;
    return this;
  }

  public Runs noise(double relative, double absolute) {
    noise = new Noise(relative, absolute);
    return this;
  }

  public Runs precision(Precision real) {
    precision = real;
    return this;
  }

  public Runs stepsize(double eta) {
    return stepsizes(k -> eta);
  }

  public Runs stepsizes(Stepsizes eta) {
    stepsizes = eta;
    return this;
  }

  public Runs participation(double probability) {
    participation = probability;
    return this;
  }

  public Runs seed(long number) {
    seed = number;
    return this;
  }

  public Runs every(int number) {
    every = number;
    return this;
  }

  public Runs broadcastOnce() {
    broadcastOnce = true;
    return this;
  }

  public Runs pricing(Pricing conventions) {
    pricing = conventions;
    return this;
  }

  public Runs watch(Watch besides) {
    watch = besides;
    return this;
  }

  /** As in {@link Execution}. */
  public Runs threads(int number) {
    threads = number;
    return this;
  }

  public Runs capacity(int frames) {
    capacity = frames;
    return this;
  }

  public Plan plan() {
    return plan(algorithm);
  }

  private Plan plan(Algorithm method) {
    return new Plan(
        "test",
        method,
        problem,
        start,
        rounds,
        batch,
        noise,
        precision,
        stepsizes,
        participation,
        seed,
        0,
        every,
        broadcastOnce,
        pricing,
        watch,
        new Execution(threads, capacity));
  }

  /** Carries the run out, whatever its end. */
  public RunResult run() {
    return Cluster.run(plan(), Progress.NONE);
  }

  /** Carries the run out, which must finish. */
  public RunResult finish() {
    return finished(run());
  }

  /** Carries the run out with its nodes watched; it must finish. */
  public Recording record() {
    Recording recording = new Recording(algorithm);
    recording.end(finished(Cluster.run(plan(recording), Progress.NONE)));
    return recording;
  }

  private static RunResult finished(RunResult result) {
    assertThat(result.status()).as(result.failure()).isEqualTo(Status.FINISHED);
    return result;
  }
}
