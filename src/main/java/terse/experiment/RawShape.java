package terse.experiment;

import java.util.Map;
import terse.experiment.yaml.Node;

/** A mapping that is kept as it is written, for somebody else to read. */
record RawShape() implements Shape {
  @Override
  public Node complete(Node given) {
    if (given instanceof Node.Mapping) {
      return given;
    }
    throw given.place().error("must be a mapping, but is " + given.show());
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    return completed;
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    return Map.of("type", "object");
  }

  @Override
  public String describe() {
    return "mappings";
  }
}
