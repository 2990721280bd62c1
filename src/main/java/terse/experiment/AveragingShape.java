package terse.experiment;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;

/** An average: its type alone, or {@code {type: linear, shift: 10}}. */
final class AveragingShape implements Shape {
  private static final ConstantShape TYPES = new ConstantShape(Averaging.Type.class);

  private final RecordShape full;

  AveragingShape(Shapes shapes) {
    full = shapes.ofRecord(Averaging.class);
  }

  @Override
  public Node complete(Node given) {
    return given instanceof Mapping ? full.complete(given) : TYPES.complete(given);
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    if (completed instanceof Mapping) {
      return full.bind(completed, scope);
    }
    Averaging.Type type = (Averaging.Type) TYPES.bind(completed, scope);
    return new Averaging(type, OptionalDouble.empty(), OptionalDouble.empty());
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    return definitions.refer(
        "averaging",
        () -> Map.of("anyOf", List.of(TYPES.schema(definitions), full.schema(definitions))));
  }

  @Override
  public String describe() {
    return TYPES.describe() + " or " + full.describe();
  }
}
