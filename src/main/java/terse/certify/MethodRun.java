package terse.certify;

import java.util.List;
import java.util.function.Supplier;
import terse.cluster.Cluster;
import terse.cluster.Execution;
import terse.cluster.Gauge;
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
 * One run of a method: full gradients, float64, everybody takes part, nodes in turn, unless said
 * otherwise. The first and the last round are recorded.
 */
record MethodRun(
    Problem problem,
    long seed,
    int rounds,
    Stepsizes stepsizes,
    Noise noise,
    Precision precision,
    double participation,
    int every) {
  /** A run did not reach its end. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }
  }

  MethodRun(Problem problem, long seed, int rounds, Stepsizes stepsizes) {
    this(problem, seed, rounds, stepsizes, Noise.NONE, Precision.FLOAT64, 1, rounds);
  }

  /** The same with noisy gradients, partial participation, float32, and every round recorded. */
  MethodRun hard(double probability) {
    Noise some = new Noise(0, problem.dimension());
    return new MethodRun(problem, seed, rounds, stepsizes, some, Precision.FLOAT32, probability, 1);
  }

  MethodRun with(Noise some) {
    return new MethodRun(problem, seed, rounds, stepsizes, some, precision, participation, every);
  }

  MethodRun at(Precision real) {
    return new MethodRun(problem, seed, rounds, stepsizes, noise, real, participation, every);
  }

  MethodRun withAll() {
    return new MethodRun(problem, seed, rounds, stepsizes, noise, precision, 1, every);
  }

  RunResult of(Algorithm method) {
    return of(method, new Execution(1, 2), 0, List.of());
  }

  /** A run that a gauge sees, with what its nodes compress. */
  RunResult of(Algorithm method, Gauge gauge, int repeat) {
    return of(method, new Execution(1, 2), repeat, List.of(gauge));
  }

  /** The result of a run that must finish. */
  RunResult of(Algorithm method, Execution execution, int repeat, List<Gauge> gauges) {
    Watch watch = new Watch(gauges.stream().map(MethodRun::once).toList(), !gauges.isEmpty());
    RunResult result =
        Cluster.run(
            new Plan(
                "certify",
                method,
                problem,
                start(),
                rounds,
                0,
                noise,
                precision,
                stepsizes,
                participation,
                seed,
                repeat,
                every,
                false,
                Pricing.NONE,
                watch,
                execution),
            Progress.NONE);
    if (result.status() != Status.FINISHED) {
      String cause = result.failure() == null ? "" : ": " + result.failure();
      throw new Broken(
          "a run "
              + (result.status() == Status.DIVERGED ? "diverged" : "failed")
              + " in round "
              + result.rounds()
              + cause);
    }
    return result;
  }

  Vector start() {
    return start(problem, seed);
  }

  /** x_0, far from where the functions of the workers have their minima. */
  static Vector start(Problem problem, long seed) {
    return Families.gaussian(problem.dimension(), seed + 1).scale(3);
  }

  private static Supplier<Gauge> once(Gauge gauge) {
    return () -> gauge;
  }
}
