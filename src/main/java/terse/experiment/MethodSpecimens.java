package terse.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import terse.certify.MethodCertificate;
import terse.certify.MethodCertifier;
import terse.certify.MethodSpecimen;
import terse.cluster.Stepsizes;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.config.Contractive;
import terse.config.Unbiased;
import terse.experiment.yaml.ExperimentException;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.YamlReader;
import terse.objective.Problem;

/**
 * The methods that {@code terse certify} is asked for: one, written as in an experiment but in one
 * line, or {@code all} of the catalogue. A bare name stands for the method with compressors of the
 * class that its theorems ask for.
 */
public final class MethodSpecimens {
  /** The word that stands for all. */
  public static final String ALL = "all";

  private static final String SOURCE = "certify method";
  private static final String UNBIASED = "{type: rand-k, ratio: 0.75}";
  private static final String CONTRACTIVE = "{type: top-k, ratio: 0.25}";

  /** Unbiased, and contractive as well. */
  private static final String EITHER = "natural";

  /** Tried besides: a biased compressor in a method whose theorems about it are for one worker. */
  private static final String BIASED = "{algorithm: dcgd, uplink: " + CONTRACTIVE + "}";

  /** Keys without a default, as their theorems want them. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "iade", "s: 1, c-prime: 1-mu/(8*L)",
          "iade-sgd", "s: 1, c-prime: 1-mu/(8*L)",
          "aiade", "epsilon: 1, stepsize: 1/L");

  private final Catalogue catalogue;
  private final Shapes shapes;
  private final Map<String, MethodEntry> specimens = new LinkedHashMap<>();
  private final List<String> left = new ArrayList<>();

  /** Reads what was asked for. Throws {@link ExperimentException} where it is wrong. */
  public MethodSpecimens(Catalogue catalogue, String spec) {
    this.catalogue = catalogue;
    shapes = new Shapes(catalogue);
    String asked = spec.strip();
    if (!asked.equals(ALL)) {
      add(catalogue.algorithms().containsKey(asked) ? suited(asked) : asked);
      return;
    }
    for (String name : catalogue.algorithms().keySet()) {
      try {
        add(suited(name));
      } catch (ExperimentException e) {
        left.add(name);
      }
    }
    add(BIASED);
  }

  /** The methods, as they are written. */
  public List<String> names() {
    return List.copyOf(specimens.keySet());
  }

  /** The methods of the catalogue that cannot be made without parameters. */
  public List<String> leftOut() {
    return List.copyOf(left);
  }

  /** Throws {@link ExperimentException} where one of them is not defined for these problems. */
  public void check(int workers, int dimension, MethodCertifier certifier) {
    for (String name : names()) {
      try {
        certifier.check(specimen(name, workers, dimension, certifier.rounds()));
      } catch (IllegalArgumentException e) {
        throw new ExperimentException(e.getMessage(), e);
      }
    }
  }

  /** The certificate of one of {@link #names()}. */
  public MethodCertificate certify(
      String name, int workers, int dimension, MethodCertifier certifier) {
    return certifier.certify(specimen(name, workers, dimension, certifier.rounds()));
  }

  private MethodSpecimen specimen(String name, int workers, int dimension, int rounds) {
    MethodEntry entry = specimens.get(name);
    return new MethodSpecimen(
        name,
        workers,
        dimension,
        defined(problem -> entry.bind(scope(problem, rounds))),
        defined(problem -> stepsizes(entry, scope(problem, rounds), rounds)));
  }

  private static Scope scope(Problem problem, int rounds) {
    return ExperimentReader.scope(Spec.Batch.FULL, problem, rounds);
  }

  /** What is wrong for one problem need not be wrong for another. */
  private static <T> Function<Problem, T> defined(Function<Problem, T> function) {
    return problem -> {
      try {
        return function.apply(problem);
      } catch (ExperimentException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    };
  }

  /** Those of the method's own expression; empty where it has none, or {@code theory}. */
  private static Optional<Stepsizes> stepsizes(MethodEntry entry, Scope scope, int rounds) {
    Node written = entry.node().get(MethodShape.STEPSIZE);
    if (written == null
        || !(new StepsizeShape().bind(written, scope) instanceof Stepsize.Formula formula)) {
      return Optional.empty();
    }
    Scope known = entry.withCompressors(scope).with(Expression.ROUND, 0, "");
    return Optional.of(Method.stepsizes(formula.expression(), known, written.place(), rounds));
  }

  /** A method with compressors that suit it, and the keys that it must have. */
  private String suited(String name) {
    List<String> keys = new ArrayList<>();
    for (var component : catalogue.algorithms().get(name).getRecordComponents()) {
      Field field = Field.of(component, shapes);
      boolean compressor =
          component.getType() == PerWorker.class || component.getType() == Compressor.class;
      if (compressor && (field.orElse().equals("identity") || !field.hasDefault())) {
        boolean unbiased = component.isAnnotationPresent(Unbiased.class);
        boolean contractive = component.isAnnotationPresent(Contractive.class);
        String suited = unbiased ? UNBIASED : contractive ? CONTRACTIVE : EITHER;
        keys.add(field.key() + ": " + suited);
      }
    }
    if (PARAMETERS.containsKey(name)) {
      keys.add(PARAMETERS.get(name));
    }
    return keys.isEmpty() ? name : "{algorithm: " + name + ", " + String.join(", ", keys) + "}";
  }

  private void add(String spec) {
    Shape methods = shapes.of(MethodEntry.class);
    Node completed = methods.complete(YamlReader.parse(SOURCE, spec));
    Node stepsize = ((Mapping) completed).get(MethodShape.STEPSIZE);
    if (stepsize instanceof Mapping) {
      throw stepsize.place().error("every theorem is tried: must be an expression, or left out");
    }
    specimens.put(spec, (MethodEntry) methods.bind(completed, Scope.constants()));
  }
}
