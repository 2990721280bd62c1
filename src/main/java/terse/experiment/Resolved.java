package terse.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.Node.Sequence;
import terse.experiment.yaml.Place;
import terse.objective.Problem;

/** The experiment as it was run, which can be run again from anywhere. */
final class Resolved {
  static final String PROBLEM = "problem";
  private static final String START = "start";
  private static final String FILE = "file";
  private static final List<String> CHANGE_NO_RESULT =
      List.of("threads", "queue-capacity", "expect");

  private Resolved() {}

  /**
   * The document with what was left to the file's name, the problem or the common step size filled
   * in.
   */
  static Mapping of(
      Mapping completed,
      Spec spec,
      String name,
      Problem problem,
      List<Method> methods,
      Path folder) {
    Place at = completed.place();
    Mapping resolved = Mapping.empty(at).with("name", Scalar.text(at, name));
    for (String key : completed.values().keySet()) {
      if (key.equals(PROBLEM) && completed.get(START) == null) {
        resolved = resolved.with(START, Scalar.text(at, Start.defaultOf(problem).word()));
      }
      resolved = resolved.with(key, completed.get(key));
    }
    resolved = resolved.with("name", Scalar.text(at, name));
    resolved = resolved.with("workers", Scalar.integer(at, problem.workers()));
    resolved = resolved.with(PROBLEM, withAbsoluteFiles(completed.get(PROBLEM), folder));
    List<Node> entries = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      Method method = methods.get(i);
      Mapping entry = Mapping.empty(at).with(MethodShape.NAME, Scalar.text(at, method.label()));
      Mapping written = spec.methods().get(i).node();
      entry = entry.with(MethodShape.ALGORITHM, written.get(MethodShape.ALGORITHM));
      Node stepsize = written.get(MethodShape.STEPSIZE);
      stepsize = stepsize == null ? completed.get(MethodShape.STEPSIZE) : stepsize;
      if (method.choice().isPresent()) {
        stepsize = method.choice().get().resolved(stepsize.place());
      }
      entry = entry.with(MethodShape.STEPSIZE, stepsize);
      Node averaging = written.get(MethodShape.AVERAGING);
      Node none = Scalar.text(at, Names.ofConstant(Averaging.Type.NONE));
      entry = entry.with(MethodShape.AVERAGING, averaging == null ? none : averaging);
      for (String key : written.values().keySet()) {
        if (!entry.values().containsKey(key)) {
          entry = entry.with(key, written.get(key));
        }
      }
      entries.add(entry);
    }
    return resolved.with("methods", new Sequence(at, entries));
  }

  /** The document without the keys that never change a result. */
  static Mapping decisive(Mapping resolved) {
    Mapping decisive = resolved;
    for (String key : CHANGE_NO_RESULT) {
      decisive = decisive.without(key);
    }
    return decisive;
  }

  /** The values of the keys {@code file} at and below a node that are files. */
  static List<Path> files(Node node) {
    List<Path> files = new ArrayList<>();
    if (node instanceof Mapping mapping) {
      mapping
          .values()
          .forEach(
              (key, value) -> {
                if (key.equals(FILE) && value instanceof Scalar file) {
                  files.add(Path.of(file.text()));
                } else {
                  files.addAll(files(value));
                }
              });
    }
    return files.stream().filter(Files::isRegularFile).toList();
  }

  /** Makes the keys {@code file} absolute where the file is below the experiment's folder. */
  private static Node withAbsoluteFiles(Node node, Path folder) {
    if (!(node instanceof Mapping mapping)) {
      return node;
    }
    Mapping absolute = mapping;
    for (String key : mapping.values().keySet()) {
      Node value = mapping.get(key);
      if (key.equals(FILE) && value instanceof Scalar file) {
        Path path = folder.resolve(file.text());
        if (Files.exists(path)) {
          absolute = absolute.with(key, Scalar.text(file.place(), path.normalize().toString()));
        }
      } else {
        absolute = absolute.with(key, withAbsoluteFiles(value, folder));
      }
    }
    return absolute;
  }
}
