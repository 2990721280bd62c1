package terse.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Scalar;

/**
 * A word that stands for a number, or a number from 1 on.
 *
 * @param type a record of one int, which the value is bound to
 */
record WordShape(Class<? extends Record> type, LinkedHashMap<String, Integer> words)
    implements Shape {
  @Override
  public Node complete(Node given) {
    if (given instanceof Scalar scalar && words.containsKey(scalar.text())) {
      return Scalar.text(given.place(), scalar.text());
    }
    if (!(given instanceof Scalar scalar) || scalar.kind() != Scalar.Kind.INTEGER) {
      throw given.place().error("must be " + describe() + ", but is " + given.show());
    }
    Scalars.INT.complete(given);
    if (Long.parseLong(scalar.text()) < 1) {
      throw given.place().error("must be " + describe() + ", but is " + given.show());
    }
    return given;
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    String text = ((Scalar) completed).text();
    Integer value = words.get(text);
    return Records.construct(type, new Object[] {value == null ? Integer.valueOf(text) : value});
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    return Map.of(
        "anyOf",
        List.of(
            Map.of("enum", List.copyOf(words.keySet())), Map.of("type", "integer", "minimum", 1)));
  }

  @Override
  public String describe() {
    return String.join(", ", words.keySet()) + " or an integer >= 1";
  }
}
