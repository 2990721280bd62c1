package terse.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Sequence;
import terse.experiment.yaml.YamlReader;
import terse.experiment.yaml.YamlWriter;
import terse.report.Study;

/** The keys in which two resolved experiments differ. */
public final class Differences {
  private Differences() {}

  /**
   * A key that is not the same.
   *
   * @param path such as {@code methods[2].uplink.k}
   * @param one its value as YAML in the first experiment; empty where it has none
   * @param other the same of the second
   */
  public record Key(String path, String one, String other) {}

  /** The keys in the order of the first experiment, then those that only the second has. */
  static List<Key> of(Study one, Study other) {
    Map<String, String> first = leaves(one);
    Map<String, String> second = leaves(other);
    Set<String> paths = new LinkedHashSet<>(first.keySet());
    paths.addAll(second.keySet());
    List<Key> keys = new ArrayList<>();
    for (String path : paths) {
      Key key = new Key(path, first.getOrDefault(path, ""), second.getOrDefault(path, ""));
      if (!key.one().equals(key.other())) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static Map<String, String> leaves(Study study) {
    Map<String, String> leaves = new LinkedHashMap<>();
    add(YamlReader.parse(study.folder() + "/experiment.yaml", study.experiment()), leaves);
    return leaves;
  }

  /** Lists of mappings are taken apart, others stay whole. */
  private static void add(Node node, Map<String, String> leaves) {
    if (node instanceof Mapping mapping && !mapping.values().isEmpty()) {
      mapping.values().values().forEach(value -> add(value, leaves));
    } else if (node instanceof Sequence list
        && list.items().stream().anyMatch(Mapping.class::isInstance)) {
      list.items().forEach(item -> add(item, leaves));
    } else {
      leaves.put(node.place().path(), YamlWriter.inline(node));
    }
  }
}
