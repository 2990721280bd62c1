package terse.experiment;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes records, and takes them apart, by reflection. */
final class Records {
  private Records() {}

  /** The record with these components. What its constructor throws is thrown as it is. */
  static <T extends Record> T construct(Class<T> type, Object[] components) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(components);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new LinkageError("the constructor of " + type.getName() + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the record " + type.getName() + " cannot be made", e);
    }
  }

  /** The values of a record's components by their keys; empty for what is no record. */
  static Map<String, Object> components(Object value) {
    Map<String, Object> components = new LinkedHashMap<>();
    if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        try {
          components.put(
              Names.ofComponent(component.getName()), component.getAccessor().invoke(value));
        } catch (ReflectiveOperationException e) {
          throw new LinkageError("the record " + value.getClass().getName() + " cannot be read", e);
        }
      }
    }
    return components;
  }
}
