package terse.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import terse.experiment.expect.Target;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;

/** What is to be reached: one column with its value, {@code {excess_loss: 1e-3}}. */
record TargetShape() implements Shape {
  @Override
  public Node complete(Node given) {
    if (!(given instanceof Mapping mapping) || mapping.values().size() != 1) {
      throw given
          .place()
          .error(
              "must be one column with its value, "
                  + describe()
                  + ", but is "
                  + (given instanceof Mapping ? "a mapping of another size" : given.show()));
    }
    String metric = metric(mapping);
    return mapping.with(metric, Scalars.NUMBER.complete(mapping.get(metric)));
  }

  /** The column of a completed target. */
  static String metric(Mapping target) {
    return target.values().keySet().iterator().next();
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    Mapping mapping = (Mapping) completed;
    String metric = metric(mapping);
    return new Target(metric, (double) Scalars.NUMBER.bind(mapping.get(metric), scope));
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("additionalProperties", Scalars.NUMBER.schema(definitions));
    return schema;
  }

  @Override
  public String describe() {
    return "{excess_loss: 1e-3}";
  }
}
