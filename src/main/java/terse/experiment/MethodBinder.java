package terse.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import terse.cluster.Stepsizes;
import terse.compress.Guarantee;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.method.Algorithm;
import terse.objective.Problem;
import terse.theory.Assumption;
import terse.theory.Locals;
import terse.theory.Noise;
import terse.theory.Setting;
import terse.theory.Theorem;

/** Binds the methods of an experiment to its problem. */
final class MethodBinder {
  private static final Shape STEPSIZES = new StepsizeShape();

  private final Spec spec;
  private final Mapping root;
  private final Problem problem;
  private final int rounds;
  private final Scope scope;
  private final boolean force;

  /**
   * A binder.
   *
   * @param root the completed document
   * @param scope what expressions know of the problem
   * @param force warn of hyper-parameters out of their range in place of refusing them
   */
  MethodBinder(Spec spec, Mapping root, Problem problem, int rounds, Scope scope, boolean force) {
    this.spec = spec;
    this.root = root;
    this.problem = problem;
    this.rounds = rounds;
    this.scope = scope;
    this.force = force;
  }

  /** The methods, in their order; what a user should know of them is added to the warnings. */
  List<Method> bind(List<String> warnings) {
    List<String> labels = Labels.of(spec.methods());
    List<Method> methods = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      methods.add(method(labels.get(i), spec.methods().get(i), warnings));
    }
    return methods;
  }

  private Method method(String label, MethodEntry entry, List<String> warnings) {
    Algorithm algorithm = entry.bind(scope);
    checkParticipation(label, algorithm);
    if (!force) {
      entry.refuseOutOfRange(algorithm);
    }
    for (String fault : Fit.outOfRange(algorithm)) {
      warnings.add(label + ": " + fault + "; it was forced and may diverge");
    }
    Guarantee up = algorithm.uplink().guarantee(scope.dimension());
    Guarantee down = algorithm.downlink().guarantee(scope.dimension());
    Setting setting = setting(up, down);
    List<Theorem> theorems = algorithm.theorems();
    if (theorems.stream().noneMatch(theorem -> theorem.schedule(setting).isPresent())) {
      Fit.misfits(entry, up, down).forEach(misfit -> warnings.add(label + ": " + misfit));
    }
    Node written = entry.node().get(MethodShape.STEPSIZE);
    written = written == null ? root.get(MethodShape.STEPSIZE) : written;
    if (written == null) {
      throw entry.error("the key stepsize is missing, here and beside methods");
    }
    Stepsize stepsize = (Stepsize) STEPSIZES.bind(written, scope);
    Scope known = entry.withCompressors(scope);
    Optional<TheoremChoice> choice = Optional.empty();
    String text;
    Stepsizes stepsizes;
    if (stepsize instanceof Stepsize.OfTheorem asked) {
      Scope constants = known.without(Expression.ROUND, MethodEntry.ROUND_IS_FOR_STEPSIZES);
      TheoremChoice chosen = TheoremChoice.of(asked, theorems, label, setting, constants, written);
      choice = Optional.of(chosen);
      theorems = chosen(theorems, chosen.theorem());
      text = StepsizeShape.THEORY;
      stepsizes = Method.stepsizes(chosen, written.place(), rounds);
    } else if (stepsize instanceof Stepsize.Piecewise pieces) {
      text = pieces.toString();
      long roundsPerEpoch = ExperimentReader.roundsPerEpoch(spec.batch().rows(), problem);
      stepsizes = Method.stepsizes(pieces.ofRound(roundsPerEpoch), text, written.place(), rounds);
    } else {
      Expression expression = ((Stepsize.Formula) stepsize).expression();
      text = expression.toString();
      stepsizes =
          Method.stepsizes(
              expression, known.with(Expression.ROUND, 0, ""), written.place(), rounds);
    }
    for (Assumption needed : algorithm.needs(setting, stepsizes::at)) {
      if (!needed.holds()) {
        String asked = "its theory asks that " + needed.text();
        warnings.add(label + ": " + asked + "; it need not converge");
      }
    }
    Optional<Averaging.Rule> average = average(entry, setting, stepsizes);
    return new Method(label, algorithm, text, stepsizes, choice, setting, theorems, average);
  }

  /** The average of a method's iterates that is asked for, where one is. */
  private Optional<Averaging.Rule> average(
      MethodEntry entry, Setting setting, Stepsizes stepsizes) {
    try {
      Optional<Averaging.Rule> rule = entry.averaging(scope).rule(setting, stepsizes::at);
      rule.ifPresent(each -> Method.check(k -> each.weights().ratio(k + 1), setting.rounds()));
      return rule;
    } catch (IllegalArgumentException e) {
      throw entry.node().get(MethodShape.AVERAGING).place().error(e.getMessage());
    }
  }

  private void checkParticipation(String label, Algorithm algorithm) {
    if (spec.participation() < 1 && algorithm.needsAllWorkers().isPresent()) {
      throw root.get("participation")
          .place()
          .error(
              "must be 1 for "
                  + label
                  + ", because "
                  + algorithm.needsAllWorkers().get()
                  + ", but participation = "
                  + spec.participation());
    }
  }

  /** The theorems, the one of this name with the parameters that were chosen. */
  private static List<Theorem> chosen(List<Theorem> theorems, Theorem choice) {
    return theorems.stream()
        .map(each -> each.name().equals(choice.name()) ? choice : each)
        .toList();
  }

  private Setting setting(Guarantee up, Guarantee down) {
    return new Setting(
        problem.workers(),
        problem.dimension(),
        rounds,
        problem.constants().smoothness(),
        problem.constants().maxSmoothness(),
        problem.constants().strongConvexity(),
        problem.constants().localConvexity(),
        spec.participation(),
        up,
        down,
        noise(),
        new Locals(
            problem.constants().meanSquareSmoothness(),
            problem.isHomogeneous(),
            problem.isQuadratic()));
  }

  /** Batches of all rows of every worker are full gradients. */
  private Noise noise() {
    int batch = spec.batch().rows();
    boolean full =
        batch == Spec.Batch.FULL || Arrays.stream(problem.shardSizes()).allMatch(m -> m <= batch);
    return full ? spec.noise().asNoise() : Noise.UNKNOWN;
  }
}
