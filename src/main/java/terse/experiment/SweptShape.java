package terse.experiment;

import java.util.List;
import java.util.Map;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Scalar;

/** Lists of values by key paths, or a list of points: kept as it is written, for sweeps to read. */
final class SweptShape implements Shape {
  @Override
  public Node complete(Node given) {
    if (given instanceof Scalar) {
      throw given.place().error("must be " + describe() + ", but is " + given.show());
    }
    return given;
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    return new Spec.Swept(completed);
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    Map<String, Object> values = Map.of("type", "array", "minItems", 1);
    return Map.of(
        "anyOf",
        List.of(
            Map.of("type", "object", "additionalProperties", values),
            Map.of("type", "array", "minItems", 1, "items", Map.of("type", "object"))));
  }

  @Override
  public String describe() {
    return "key paths with lists of values, or a list of mappings of key paths to values";
  }
}
