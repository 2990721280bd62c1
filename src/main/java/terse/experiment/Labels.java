package terse.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.Node.Sequence;
import terse.experiment.yaml.Place;
import terse.experiment.yaml.YamlWriter;

/** The labels of methods that have no name of their own: {@code mcm qsgd(1) / qsgd(1)}. */
final class Labels {
  private static final String IDENTITY = "identity";
  private static final int MANY = 3;

  private Labels() {}

  /** The labels of these methods, in their order; a label that is taken gets a number. */
  static List<String> of(List<MethodEntry> methods) {
    Set<String> taken = new HashSet<>();
    List<String> labels = new ArrayList<>();
    for (MethodEntry method : methods) {
      String label = method.name().orElseGet(() -> of(method.node()));
      String unique = label;
      for (int number = 2; !taken.add(unique); number++) {
        unique = label + " #" + number;
      }
      labels.add(unique);
    }
    return labels;
  }

  private static String of(Mapping method) {
    String label = ((Scalar) method.get(MethodShape.ALGORITHM)).text();
    String up = link(method.get(MethodEntry.UPLINK));
    String down = link(method.get(MethodEntry.DOWNLINK));
    if (!down.equals(IDENTITY)) {
      return label + " " + up + " / " + down;
    }
    return up.equals(IDENTITY) ? label : label + " " + up;
  }

  private static String link(Node compressor) {
    return compressor == null ? IDENTITY : compressor(compressor);
  }

  /** A completed compressor, or a list of them, in few characters: {@code top-k(8)}. */
  static String compressor(Node node) {
    if (node instanceof Sequence list) {
      if (list.items().size() > MANY) {
        return list.items().size() + " compressors";
      }
      return "[" + String.join(", ", list.items().stream().map(Labels::compressor).toList()) + "]";
    }
    Mapping mapping = (Mapping) node;
    String label = ((Scalar) mapping.get(ChoiceShape.TYPE)).text();
    List<String> given = new ArrayList<>();
    for (Map.Entry<String, Node> entry : mapping.values().entrySet()) {
      String key = entry.getKey();
      if (!key.equals(ChoiceShape.TYPE) && writtenHere(entry.getValue(), mapping.place())) {
        String value = YamlWriter.inline(entry.getValue());
        given.add(given.isEmpty() && isCount(key) ? value : key + "=" + value);
      }
    }
    return given.isEmpty() ? label : label + "(" + String.join(", ", given) + ")";
  }

  /** Whether a value was given, and is not a default, which stands where its mapping stands. */
  private static boolean writtenHere(Node value, Place mapping) {
    Place place = value.place();
    return place.line() != mapping.line()
        || place.column() != mapping.column()
        || !place.source().equals(mapping.source());
  }

  /** The keys whose value says enough by itself. */
  private static boolean isCount(String key) {
    return key.equals("k") || key.equals("levels");
  }
}
