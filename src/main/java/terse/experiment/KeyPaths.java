package terse.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Sequence;
import terse.experiment.yaml.Overrides;
import terse.experiment.yaml.Place;

/**
 * Paths of keys in which {@code *} stands for the items of a list.
 *
 * <p>An item is meant where the rest of the path belongs to it: every key on the way is one that
 * the algorithm, the compressor or the record there knows, and all but the last are written. So
 * {@code methods.*.stepsize} is every method, {@code methods.*.uplink.k} every method whose uplink
 * is a compressor with a key {@code k}, {@code methods.*.alpha-up} every method that has one.
 */
final class KeyPaths {
  private static final String ANY = "*";

  private final Shape root;
  private final Mapping document;

  /** A value and its shape; the node is null where the value is not written. */
  private record At(Shape shape, Node node) {}

  /** Paths into this document, which is of this shape. */
  KeyPaths(Shape root, Mapping document) {
    this.root = root;
    this.document = document;
  }

  /**
   * The paths that a pattern stands for, in the order of the items; the pattern itself where it has
   * no {@code *}.
   *
   * @param written where the pattern is written
   * @throws terse.experiment.yaml.ExperimentException where it has a {@code *} and stands for
   *     nothing
   */
  List<String> expand(String pattern, Place written) {
    String[] steps = Overrides.steps(pattern);
    if (!List.of(steps).contains(ANY)) {
      return List.of(pattern);
    }
    List<String> paths = expand(steps, steps.length, written);
    if (paths.isEmpty()) {
      throw nothing(steps, written);
    }
    return paths;
  }

  /** The existing paths that the first steps stand for. */
  private List<String> expand(String[] steps, int count, Place written) {
    List<String> paths = new ArrayList<>();
    List<At> found = List.of(new At(root, document));
    List<String> names = List.of("");
    for (int depth = 0; depth < count; depth++) {
      List<At> next = new ArrayList<>();
      List<String> nextNames = new ArrayList<>();
      for (int i = 0; i < found.size(); i++) {
        for (String step : stepsAt(found.get(i), steps, depth, written)) {
          Map<String, At> children = children(found.get(i));
          if (children.containsKey(step)) {
            next.add(children.get(step));
            nextNames.add(depth == 0 ? step : names.get(i) + "." + step);
          }
        }
      }
      found = next;
      names = nextNames;
    }
    paths.addAll(names);
    return paths;
  }

  private static List<String> stepsAt(At at, String[] steps, int depth, Place written) {
    if (!steps[depth].equals(ANY)) {
      return List.of(steps[depth]);
    }
    if (at.node() instanceof Sequence list) {
      List<String> items = new ArrayList<>();
      for (int i = 0; i < list.items().size(); i++) {
        items.add(Integer.toString(i));
      }
      return items;
    }
    if (at.node() == null || at.shape() instanceof OneOrEachShape) {
      return List.of();
    }
    throw written.error("* stands for the items of a list, but here is " + at.node().show());
  }

  /** The first step that nothing has, with the names of those that there are. */
  private RuntimeException nothing(String[] steps, Place written) {
    for (int depth = 1; depth <= steps.length; depth++) {
      if (!expand(steps, depth, written).isEmpty()) {
        continue;
      }
      String before = String.join(".", List.of(steps).subList(0, depth - 1));
      Set<String> known = new LinkedHashSet<>();
      for (String path : expand(steps, depth - 1, written)) {
        known.addAll(children(at(path)).keySet());
      }
      return written.error(
          "matches nothing: no "
              + (before.isEmpty() ? "experiment" : before)
              + " has "
              + steps[depth - 1]
              + Names.hint(steps[depth - 1], known));
    }
    throw new IllegalStateException("a path that stands for something");
  }

  private At at(String path) {
    At at = new At(root, document);
    if (!path.isEmpty()) {
      for (String step : path.split("\\.", -1)) {
        at = children(at).get(step);
      }
    }
    return at;
  }

  /** What is known below a value, by its key or its position in a list. */
  private static Map<String, At> children(At at) {
    Map<String, At> children = new LinkedHashMap<>();
    Node node = at.node();
    if (node == null) {
      return children;
    }
    Shape shape = at.shape();
    if (shape instanceof RecordShape record) {
      fields(record, node, children);
    } else if (shape instanceof ShortShape named) {
      fields(named.full(), node, children);
    } else if (shape instanceof CompressorShape compressor) {
      children.put(CompressorShape.BLOCKS, new At(new BlocksShape(), null));
      choice(compressor.choice(), node, children);
    } else if (shape instanceof ChoiceShape choice) {
      choice(choice, node, children);
    } else if (shape instanceof MethodShape method) {
      method(method, node, children);
    } else if (shape instanceof OneOrEachShape each && !(node instanceof Sequence)) {
      children.putAll(children(new At(each.one(), node)));
    } else if (shape instanceof OneOrEachShape each) {
      items(each.one(), node, children);
    } else if (shape instanceof ListShape list) {
      items(list.item(), node, children);
    }
    return children;
  }

  private static void items(Shape item, Node node, Map<String, At> children) {
    if (node instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        children.put(Integer.toString(i), new At(item, list.items().get(i)));
      }
    }
  }

  private static void fields(RecordShape record, Node node, Map<String, At> children) {
    Mapping written = node instanceof Mapping mapping ? mapping : Mapping.empty(node.place());
    record
        .fields()
        .forEach((key, field) -> children.put(key, new At(field.shape(), written.get(key))));
  }

  private static void choice(ChoiceShape choice, Node node, Map<String, At> children) {
    Node type = node instanceof Mapping mapping ? mapping.get(ChoiceShape.TYPE) : node;
    if (type != null) {
      children.put(ChoiceShape.TYPE, new At(Scalars.TEXT, type));
      fields(choice.record(type), node, children);
    }
  }

  private static void method(MethodShape method, Node node, Map<String, At> children) {
    Node algorithm = node instanceof Mapping mapping ? mapping.get(MethodShape.ALGORITHM) : node;
    if (algorithm != null) {
      Mapping written = node instanceof Mapping mapping ? mapping : Mapping.empty(node.place());
      children.put(MethodShape.ALGORITHM, new At(Scalars.TEXT, algorithm));
      method.common().forEach((key, shape) -> children.put(key, new At(shape, written.get(key))));
      fields(method.record(algorithm), node, children);
    }
  }
}
