package terse.experiment.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Sequence;

/**
 * Values given on the command line in place of those of a file: {@code --set
 * methods.0.stepsize=0.1}.
 */
public final class Overrides {
  private Overrides() {}

  /** {@link #apply(Node, String, String)} for the option {@code --set}. */
  public static Node apply(Node root, String assignment) {
    return apply(root, assignment, "--set " + assignment);
  }

  /**
   * A copy of the document in which the value at the assignment's path is the assignment's, read as
   * YAML. Mappings that are missing on the way are made; a list takes a new item behind its last
   * one.
   *
   * @param source the option that says so: begins every message about it
   */
  public static Node apply(Node root, String assignment, String source) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new ExperimentException(
          source + ": must be PATH=VALUE, such as methods.0.stepsize=0.1");
    }
    String path = assignment.substring(0, equals).strip();
    String value = assignment.substring(equals + 1);
    String[] steps = steps(path);
    Node parsed =
        value.isBlank()
            ? new Node.Scalar(Place.root(source), Node.Scalar.Kind.NULL, "")
            : YamlReader.parse(source, value);
    Place place = Place.root(source);
    return set(root, steps, 0, place, parsed::placedAt);
  }

  /**
   * A copy of the document in which the value at this path is this one, which keeps the lines where
   * it is written.
   *
   * @param source where the path is written
   */
  public static Node apply(Node root, String path, Node value, Place source) {
    Place place = Place.root(source.source()).at(source.line(), source.column());
    return set(root, steps(path), 0, place, at -> value.movedTo(at, true));
  }

  /** The steps of a path: {@code methods[0].uplink} and {@code methods.0.uplink} have the same. */
  public static String[] steps(String path) {
    return path.replaceAll("\\[(\\d+)]", ".$1").split("\\.", -1);
  }

  private static Node set(
      Node node, String[] steps, int depth, Place place, Function<Place, Node> value) {
    if (depth == steps.length) {
      return value.apply(place);
    }
    String step = steps[depth];
    if (step.isEmpty()) {
      throw place.error("a path is keys and list positions with dots between them");
    }
    if (node instanceof Sequence sequence) {
      return setItem(sequence, steps, depth, place, value);
    }
    if (node != null && !(node instanceof Mapping)) {
      throw place.error("is " + node.show() + ", which has no key " + step);
    }
    Mapping mapping = node == null ? Mapping.empty(place) : (Mapping) node;
    Node before = mapping.get(step);
    return mapping.with(step, set(before, steps, depth + 1, place.key(step), value));
  }

  private static Sequence setItem(
      Sequence sequence, String[] steps, int depth, Place place, Function<Place, Node> value) {
    int size = sequence.items().size();
    String step = steps[depth];
    if (!step.matches("\\d{1,9}") || Integer.parseInt(step) > size) {
      throw place.error(
          "is a list of "
              + size
              + ", whose positions are 0 to "
              + (size - 1)
              + ", but the path says "
              + step);
    }
    int i = Integer.parseInt(step);
    List<Node> items = new ArrayList<>(sequence.items());
    Node changed = set(i < size ? items.get(i) : null, steps, depth + 1, place.item(i), value);
    if (i < size) {
      items.set(i, changed);
    } else {
      items.add(changed);
    }
    return new Sequence(sequence.place(), items);
  }
}
