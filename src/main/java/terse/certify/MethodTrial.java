package terse.certify;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import terse.cluster.Stepsizes;
import terse.method.Algorithm;
import terse.objective.Optimum;
import terse.objective.Problem;
import terse.theory.Assumption;
import terse.theory.Noise;
import terse.theory.Origin;
import terse.theory.Schedule;
import terse.theory.Setting;
import terse.theory.Theorem;
import terse.theory.Weights;
import terse.vector.Vector;

/**
 * A method on one problem, with everybody taking part.
 *
 * @param where what kind of problem it is
 * @param given its step sizes, where its user gave any
 * @param noise of the gradients
 * @param seed of the start and of the runs
 */
record MethodTrial(
    String where,
    Problem problem,
    Algorithm method,
    Optional<Stepsizes> given,
    Noise noise,
    int rounds,
    long seed) {

  /**
   * What a theorem promises of a trial.
   *
   * @param stepsize how the step size is chosen
   * @param bound makes the bound of one run
   * @param weights of the average that it speaks of, where it speaks of one
   */
  record Promise(
      MethodTrial trial,
      String stepsize,
      Stepsizes eta,
      Supplier<RunBound> bound,
      Weights weights) {}

  /** The method on this problem; empty where it is not defined. */
  static Optional<MethodTrial> of(
      String where, Problem problem, MethodSpecimen specimen, int rounds, long seed) {
    try {
      Algorithm method = specimen.method().apply(problem);
      Optional<Stepsizes> given = specimen.stepsizes().apply(problem);
      return Optional.of(new MethodTrial(where, problem, method, given, Noise.NONE, rounds, seed));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The same with noise of a variance as large as the dimension. */
  MethodTrial noisy() {
    Noise some = new Noise(0, problem.dimension());
    return new MethodTrial(where, problem, method, given, some, rounds, seed);
  }

  /** A run with these step sizes. */
  MethodRun run(Stepsizes eta) {
    return new MethodRun(problem, seed, rounds, eta).with(noise);
  }

  /** What this theorem about the method promises here, if it does. */
  Optional<Promise> promise(String name) {
    Setting setting = setting();
    Optional<Theorem> named = theorem(name);
    Optional<Schedule> schedule =
        Stream.concat(named.stream(), method.theorems().stream())
            .flatMap(each -> each.schedule(setting).stream())
            .findFirst();
    if (named.isEmpty() || (given.isEmpty() && schedule.isEmpty())) {
      return Optional.empty();
    }
    Theorem theorem = named.get();
    Origin origin = origin();
    IntToDoubleFunction eta = given.isPresent() ? given.get()::at : schedule.get().eta();
    Supplier<RunBound> bound;
    if (theorem.bound(setting, origin, eta).isPresent()) {
      bound = () -> RunBound.of(theorem.bound(setting, origin, eta).orElseThrow());
    } else if (theorem.realised(setting, origin).isPresent()) {
      bound = () -> RunBound.of(theorem.realised(setting, origin).orElseThrow());
    } else {
      return Optional.empty();
    }
    String stepsize =
        given.isPresent() ? "the given step size" : "eta = " + schedule.get().formula();
    Weights weights = theorem.weights(setting, eta).orElse(Weights.UNIFORM);
    return Optional.of(new Promise(this, stepsize, eta::applyAsDouble, bound, weights));
  }

  private Optional<Theorem> theorem(String name) {
    return method.theorems().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** What this theorem assumes and does not hold here. */
  List<String> broken(String name) {
    IntToDoubleFunction eta = given.isPresent() ? given.get()::at : k -> Double.NaN;
    return theorem(name).stream()
        .flatMap(each -> each.assumptions(setting(), eta).stream())
        .filter(assumption -> !assumption.holds())
        .map(Assumption::text)
        .toList();
  }

  private Setting setting() {
    int d = problem.dimension();
    return new Setting(
        problem.workers(),
        d,
        rounds,
        problem.constants().smoothness(),
        problem.constants().maxSmoothness(),
        problem.constants().strongConvexity(),
        problem.constants().localConvexity(),
        1,
        method.uplink().guarantee(d),
        method.downlink().guarantee(d),
        noise);
  }

  private Origin origin() {
    Vector start = MethodRun.start(problem, seed);
    Optimum optimum = problem.optimum();
    return new Origin(
        problem.loss(start) - optimum.value().orElseThrow(),
        start.squaredDistance(optimum.minimiser().orElseThrow()),
        optimum.noise().orElseThrow(),
        squaredGradients(problem, start));
  }

  /** (1/n) sum_i |grad f_i(x)|^2. */
  static double squaredGradients(Problem problem, Vector x) {
    Vector g = Vector.zeros(x.dimension());
    double sum = 0;
    for (int i = 0; i < problem.workers(); i++) {
      problem.local(i).gradient(x, g);
      sum += g.squaredNorm();
    }
    return sum / problem.workers();
  }
}
