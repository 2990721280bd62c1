package terse.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import terse.billing.Billing;
import terse.billing.Convention;
import terse.cluster.Accuracy;
import terse.cluster.Diagnostics;
import terse.cluster.Execution;
import terse.cluster.Gauge;
import terse.cluster.Plan;
import terse.cluster.ReferenceLoss;
import terse.cluster.Watch;
import terse.experiment.expect.Expectation;
import terse.experiment.theory.Comparison;
import terse.experiment.theory.Origins;
import terse.experiment.theory.Promises;
import terse.experiment.theory.Trail;
import terse.experiment.theory.Verdict;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.YamlWriter;
import terse.objective.Optimum;
import terse.objective.Problem;
import terse.trace.Pricing;
import terse.trace.RunResult;
import terse.vector.Vector;
import terse.wire.Precision;

/**
 * An experiment, ready to run: its problem is built, its methods are bound to it, every default is
 * known.
 */
public final class Experiment {
  private final String name;
  private final Spec spec;
  private final Problem problem;
  private final int rounds;
  private final Vector start;
  private final List<Method> methods;
  private final List<Expectation> expectations;
  private final Node resolved;
  private final List<String> warnings;
  private final Map<Method, Promises> promises = new HashMap<>();
  private final Map<Method, Trail[]> trails = new HashMap<>();
  private boolean prepared;

  Experiment(
      String name,
      Spec spec,
      Problem problem,
      int rounds,
      Vector start,
      List<Method> methods,
      List<Expectation> expectations,
      Node resolved,
      List<String> warnings) {
    this.name = name;
    this.spec = spec;
    this.problem = problem;
    this.rounds = rounds;
    this.start = start;
    this.methods = List.copyOf(methods);
    this.expectations = List.copyOf(expectations);
    this.resolved = resolved;
    this.warnings = new ArrayList<>(warnings);
  }

  /** The name of its output folder. */
  public String name() {
    return name;
  }

  public long seed() {
    return spec.seed();
  }

  public int repeats() {
    return spec.repeats();
  }

  /** K. */
  public int rounds() {
    return rounds;
  }

  /** n. */
  public int workers() {
    return problem.workers();
  }

  /** What is minimised, in one line. */
  public String problemDescription() {
    return problem.description();
  }

  /** The methods' labels, in the order in which they are declared. */
  public List<String> labels() {
    return methods.stream().map(Method::label).toList();
  }

  /**
   * What must hold of its runs, in the order in which it is written.
   *
   * @throws terse.experiment.yaml.ExperimentException where one is about a round that is not
   *     recorded
   */
  public List<Expectation> expectations() {
    for (int i = 0; i < expectations.size(); i++) {
      spec.expect().orElseThrow().get(i).checkRounds(expectations.get(i), rounds, spec.record());
    }
    return expectations;
  }

  /** What a user should know, a line each. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Finds f*, once, so that no run has to wait for it; may add a warning. */
  public void prepare() {
    if (!prepared) {
      prepared = true;
      Optimum optimum = problem.optimum();
      if (!optimum.attained()) {
        warnings.add(optimum.reason());
      }
      if (spec.theory()) {
        methods.forEach(method -> promises.put(method, promises(method)));
        methods.forEach(method -> trails.put(method, new Trail[repeats()]));
      }
    }
  }

  private Promises promises(Method method) {
    return Promises.of(
        method.theorems(),
        method.setting(),
        Origins.of(problem, start),
        method.stepsizes()::at,
        method.average().map(Averaging.Rule::weights));
  }

  /**
   * What the theorems about method i make of its runs; empty where the experiment does not ask for
   * theory.
   */
  List<Verdict> verdicts(int i, List<RunResult> runs) {
    if (!spec.theory()) {
      return List.of();
    }
    Method method = methods.get(i);
    return Comparison.of(
            promises.get(method),
            method.algorithm(),
            method.setting(),
            problem,
            start,
            spec.precision())
        .of(runs, List.of(trails.get(method)));
  }

  /** What is measured of a run besides the columns of every curve. */
  private Watch watch(Method method, int repeat) {
    List<Supplier<Gauge>> gauges = new ArrayList<>(method.gauges());
    boolean compressions = spec.record().diagnostics();
    if (spec.record().diagnostics()) {
      gauges.add(Diagnostics::new);
    }
    spec.record().referenceLoss().ifPresent(value -> gauges.add(() -> new ReferenceLoss(value)));
    boolean training = spec.record().accuracy();
    if (Accuracy.isNeeded(problem, training)) {
      gauges.add(() -> new Accuracy(training));
    }
    if (spec.theory()) {
      prepare();
      Promises beside = promises.get(method);
      Trail trail = new Trail();
      trails.get(method)[repeat] = trail;
      gauges.addAll(beside.gauges(method.columns(), trail));
      compressions |= beside.needCompressions();
    }
    return gauges.isEmpty() ? Watch.NONE : new Watch(gauges, compressions);
  }

  /** The experiment as YAML with every default explicit, which can be run again. */
  public String resolved() {
    boolean forced =
        methods.stream().anyMatch(method -> !Fit.outOfRange(method.algorithm()).isEmpty());
    return "# What was run, every default explicit: terse run "
        + (forced ? "--force " : "")
        + "experiment.yaml\n"
        + YamlWriter.write(resolved);
  }

  /**
   * The same without the keys that never change a result: together with the content of {@link
   * #files} it decides what the runs compute.
   */
  public String decisive() {
    return YamlWriter.write(Resolved.decisive((Mapping) resolved));
  }

  /** The files that its problem is made of, besides named data sets. */
  public List<Path> files() {
    return Resolved.files(((Mapping) resolved).get(Resolved.PROBLEM));
  }

  /** What is minimised. */
  public Problem problem() {
    return problem;
  }

  List<Method> methods() {
    return methods;
  }

  Spec spec() {
    return spec;
  }

  Precision precision() {
    return spec.precision();
  }

  private Pricing pricing() {
    List<Convention> conventions = spec.billing().conventions();
    return conventions.isEmpty() ? Pricing.NONE : new Billing(conventions, workers());
  }

  /** The run of a method's repeat. */
  Plan plan(Method method, int repeat) {
    return plan(method, repeat, OptionalInt.empty());
  }

  /**
   * The run of a method's repeat.
   *
   * @param threads in place of the experiment's, where it is given
   */
  Plan plan(Method method, int repeat, OptionalInt threads) {
    return new Plan(
        method.label(),
        method.algorithm(),
        problem,
        start,
        rounds,
        spec.batch().rows(),
        spec.noise().asNoise(),
        spec.precision(),
        method.stepsizes(),
        spec.participation(),
        spec.seed(),
        repeat,
        spec.record().every(),
        spec.record().offset(),
        spec.billing().broadcast() == Spec.Broadcast.ONCE,
        pricing(),
        watch(method, repeat),
        new Execution(threads.orElse(spec.threads().number()), spec.queueCapacity()));
  }
}
