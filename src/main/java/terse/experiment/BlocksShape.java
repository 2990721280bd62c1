package terse.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import terse.compress.Blocks;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.Node.Sequence;

/** Blocks: {@code layers}, {@code {size: 1000}}, {@code {count: 8}}, or a list of lengths. */
record BlocksShape() implements Shape {
  private static final String LAYERS = "layers";
  private static final String SIZE = "size";
  private static final String COUNT = "count";

  @Override
  public Node complete(Node given) {
    if (given instanceof Scalar word && word.text().equals(LAYERS)) {
      return Scalar.text(given.place(), LAYERS);
    }
    if (given instanceof Sequence) {
      return new ListShape(Scalars.INT, null).complete(given);
    }
    if (given instanceof Mapping mapping
        && mapping.values().size() == 1
        && (mapping.get(SIZE) != null || mapping.get(COUNT) != null)) {
      mapping.values().values().forEach(Scalars.INT::complete);
      return given;
    }
    throw given.place().error("must be " + describe() + ", but is " + shown(given));
  }

  private static String shown(Node given) {
    return given instanceof Mapping mapping
        ? "a mapping with the keys " + String.join(", ", mapping.values().keySet())
        : given.show();
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    try {
      if (completed instanceof Mapping mapping) {
        Node size = mapping.get(SIZE);
        return size != null
            ? new Blocks.Size((int) Scalars.INT.bind(size, scope))
            : new Blocks.Count((int) Scalars.INT.bind(mapping.get(COUNT), scope));
      }
      if (completed instanceof Sequence list) {
        List<Integer> lengths = new ArrayList<>();
        list.items().forEach(item -> lengths.add((Integer) Scalars.INT.bind(item, scope)));
        return new Blocks.Lengths(lengths);
      }
      return scope.layers().isEmpty() ? new Blocks.Layers() : new Blocks.Lengths(scope.layers());
    } catch (IllegalArgumentException e) {
      throw RecordShape.blame(completed, e);
    }
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    Map<String, Object> positive = Map.of("type", "integer", "minimum", 1);
    return definitions.refer(
        "blocks",
        () ->
            Map.of(
                "description",
                "apply the compressor block by block",
                "anyOf",
                List.of(
                    Map.of("const", LAYERS),
                    mapping(SIZE, positive),
                    mapping(COUNT, positive),
                    Map.of("type", "array", "items", positive, "minItems", 1))));
  }

  private static Map<String, Object> mapping(String key, Map<String, Object> value) {
    return Map.of(
        "type",
        "object",
        "properties",
        Map.of(key, value),
        "required",
        List.of(key),
        "additionalProperties",
        false);
  }

  @Override
  public String describe() {
    return "layers, {size: n}, {count: n} or a list of lengths";
  }
}
