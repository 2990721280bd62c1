package terse.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Sequence;
import terse.experiment.yaml.Place;
import terse.experiment.yaml.YamlWriter;

/**
 * The value of the key {@code sweep}: lists of values by key paths, which make the full grid, or a
 * list of mappings of key paths to values, which are the points themselves.
 *
 * @param keys the key paths with the places where they are first written, in their order
 * @param points the values at every point, in the order of the keys; null where a point leaves a
 *     key as it is. In a grid the last key changes fastest
 */
record Grid(Map<String, Place> keys, List<List<Node>> points) {
  /** More points than this are a slip. */
  static final int MOST = 100_000;

  static Grid read(Node sweep) {
    if (sweep instanceof Mapping mapping) {
      return full(mapping);
    }
    if (sweep instanceof Sequence list) {
      return exactly(list);
    }
    throw sweep
        .place()
        .error(
            "must be key paths with lists of values, or a list of points, but is " + sweep.show());
  }

  private static Grid full(Mapping mapping) {
    if (mapping.values().isEmpty()) {
      throw mapping.place().error("must have at least one key path, but has none");
    }
    long count = 1;
    for (Map.Entry<String, Node> axis : mapping.values().entrySet()) {
      count *= values(axis.getValue()).size();
      if (count > MOST) {
        throw mapping
            .place()
            .error("makes more than " + MOST + " points, but at most that many are swept");
      }
    }
    Map<String, Place> keys = new LinkedHashMap<>();
    mapping.values().keySet().forEach(key -> keys.put(key, mapping.keyPlace(key)));
    List<List<Node>> points = List.of(List.of());
    for (Node axis : mapping.values().values()) {
      List<List<Node>> longer = new ArrayList<>();
      for (List<Node> before : points) {
        for (Node value : ((Sequence) axis).items()) {
          List<Node> point = new ArrayList<>(before);
          point.add(value);
          longer.add(point);
        }
      }
      points = longer;
    }
    return new Grid(keys, points);
  }

  private static List<Node> values(Node axis) {
    if (!(axis instanceof Sequence list) || list.items().isEmpty()) {
      throw axis.place().error("must be a list of values to try, but is " + axis.show());
    }
    Set<String> seen = new HashSet<>();
    for (Node value : list.items()) {
      if (!seen.add(YamlWriter.inline(value))) {
        throw value.place().error(YamlWriter.inline(value) + " is there twice");
      }
    }
    return list.items();
  }

  private static Grid exactly(Sequence list) {
    if (list.items().isEmpty() || list.items().size() > MOST) {
      throw list.place()
          .error("must be 1 to " + MOST + " points, but there are " + list.items().size());
    }
    Map<String, Place> keys = new LinkedHashMap<>();
    for (Node item : list.items()) {
      if (!(item instanceof Mapping point) || point.values().isEmpty()) {
        throw item.place().error("must be a mapping of key paths to values, but is " + item.show());
      }
      point.values().keySet().forEach(key -> keys.putIfAbsent(key, point.keyPlace(key)));
    }
    List<List<Node>> points = new ArrayList<>();
    for (Node item : list.items()) {
      List<Node> values = new ArrayList<>();
      keys.keySet().forEach(key -> values.add(((Mapping) item).get(key)));
      points.add(values);
    }
    return new Grid(keys, points);
  }
}
