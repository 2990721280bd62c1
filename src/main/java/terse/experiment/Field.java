package terse.experiment;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import terse.config.Key;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Place;
import terse.experiment.yaml.YamlReader;

/**
 * A component of a record as a key of YAML.
 *
 * @param key its name
 * @param about what it means, in one line; may be empty
 * @param orElse its default as YAML; empty where there is none
 * @param raw the component's type: an optional one is bound to an empty value where the key is
 *     missing
 * @param shape of the value, inside of the optional
 */
record Field(String key, String about, String orElse, Class<?> raw, Shape shape) {
  static Field of(RecordComponent component, Shapes shapes) {
    Key key = component.getAnnotation(Key.class);
    Class<?> raw = component.getType();
    Type inner = component.getGenericType();
    if (raw == Optional.class) {
      inner = ((ParameterizedType) inner).getActualTypeArguments()[0];
    } else if (raw == OptionalInt.class) {
      inner = int.class;
    } else if (raw == OptionalDouble.class) {
      inner = double.class;
    }
    return new Field(
        Names.ofComponent(component.getName()),
        key == null ? "" : key.value(),
        key == null ? "" : key.orElse(),
        raw,
        shapes.of(inner));
  }

  boolean hasDefault() {
    return !orElse.isEmpty();
  }

  boolean optional() {
    return raw == Optional.class || raw == OptionalInt.class || raw == OptionalDouble.class;
  }

  /** The default, written where its mapping is. */
  Node orElse(Place place) {
    return YamlReader.parse("the default of " + key, orElse).placedAt(place);
  }

  /** The bound value, or null, as the component's type wants it. */
  Object wrap(Object value) {
    if (raw == OptionalInt.class) {
      return value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
    }
    if (raw == OptionalDouble.class) {
      return value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
    }
    return raw == Optional.class ? Optional.ofNullable(value) : value;
  }

  /** The schema of the value, with what the key means and its default. */
  Map<String, Object> schema(Schema.Definitions definitions) {
    Map<String, Object> schema = new LinkedHashMap<>(shape.schema(definitions));
    if (!about.isEmpty()) {
      schema.put("description", about);
    }
    if (hasDefault()) {
      schema.put("default", Schema.json(orElse(Place.root(""))));
    }
    return schema;
  }
}
