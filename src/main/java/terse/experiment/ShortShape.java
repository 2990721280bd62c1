package terse.experiment;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Scalar;

/**
 * A record that may also be written as one word, where its class has a static {@code of(String)}:
 * {@code data: a9a}.
 */
record ShortShape(RecordShape full) implements Shape {
  /** Whether this type has a short form. */
  static boolean has(Class<?> type) {
    try {
      return type.getMethod("of", String.class).getReturnType() == type;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  @Override
  public Node complete(Node given) {
    return given instanceof Scalar ? Scalars.TEXT.complete(given) : full.complete(given);
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    if (!(completed instanceof Scalar scalar)) {
      return full.bind(completed, scope);
    }
    try {
      Method of = full.type().getMethod("of", String.class);
      return of.invoke(null, scalar.text());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException cause) {
        throw RecordShape.blame(completed, cause);
      }
      throw new LinkageError(full.type() + ".of failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(full.type() + ".of cannot be called", e);
    }
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    return new LinkedHashMap<>(
        Map.of("anyOf", List.of(Map.of("type", "string"), full.schema(definitions))));
  }

  @Override
  public String describe() {
    return "name or " + full.describe();
  }
}
