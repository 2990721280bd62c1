package terse.experiment;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import terse.compress.PerWorker;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Sequence;

/**
 * One value for all, or a list with one for each: a record of one list whose class has a static
 * {@code all} that takes one.
 *
 * @param type the record
 * @param one the shape of one value
 */
record OneOrEachShape(Class<? extends Record> type, Shape one) implements Shape {
  /** The type of one value, where this record is of this kind. */
  static Optional<Type> item(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    boolean hasAll =
        Arrays.stream(type.getMethods())
            .anyMatch(method -> method.getName().equals("all") && method.getReturnType() == type);
    if (components.length == 1
        && hasAll
        && components[0].getGenericType() instanceof ParameterizedType list
        && list.getRawType() == List.class) {
      return Optional.of(list.getActualTypeArguments()[0]);
    }
    return Optional.empty();
  }

  @Override
  public Node complete(Node given) {
    if (!(given instanceof Sequence list)) {
      return one.complete(given);
    }
    return new Sequence(given.place(), list.items().stream().map(one::complete).toList());
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    List<Object> values = new ArrayList<>();
    if (completed instanceof Sequence list) {
      checkWorkers(list, scope);
      for (Node item : list.items()) {
        values.add(one.bind(item, scope));
      }
    } else {
      values.add(one.bind(completed, scope));
    }
    try {
      return Records.construct(type, new Object[] {values});
    } catch (IllegalArgumentException e) {
      throw completed.place().error(e.getMessage());
    }
  }

  /** A list for workers has one item for each of them, as soon as their number is known. */
  private void checkWorkers(Sequence list, Scope scope) {
    Double workers = scope.values().get("n");
    if (type == PerWorker.class && workers != null && list.items().size() != workers.intValue()) {
      throw list.place()
          .error(
              "must be one "
                  + one.describe()
                  + " or a list of one for each worker, but there are "
                  + workers.intValue()
                  + " workers and the list has "
                  + list.items().size());
    }
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    Map<String, Object> each = one.schema(definitions);
    return Map.of("anyOf", List.of(each, Map.of("type", "array", "items", each, "minItems", 1)));
  }

  @Override
  public String describe() {
    return one.describe() + " or a list of " + (type == PerWorker.class ? "n" : "d");
  }
}
