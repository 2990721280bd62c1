package terse.experiment;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Sequence;

/**
 * A list of values of one shape.
 *
 * @param component the component type where it is bound to an array; null where it is bound to a
 *     {@link List}
 */
record ListShape(Shape item, Class<?> component) implements Shape {
  @Override
  public Node complete(Node given) {
    if (!(given instanceof Sequence sequence)) {
      throw given.place().error("must be a " + describe() + ", but is " + given.show());
    }
    List<Node> items = new ArrayList<>(sequence.items().size());
    for (Node each : sequence.items()) {
      items.add(item.complete(each));
    }
    return new Sequence(given.place(), items);
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    List<Object> values = new ArrayList<>();
    for (Node each : ((Sequence) completed).items()) {
      values.add(item.bind(each, scope));
    }
    if (component == null) {
      return List.copyOf(values);
    }
    Object array = Array.newInstance(component, values.size());
    for (int i = 0; i < values.size(); i++) {
      Array.set(array, i, values.get(i));
    }
    return array;
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    return Map.of("type", "array", "items", item.schema(definitions));
  }

  @Override
  public String describe() {
    return "list of " + item.describe();
  }
}
