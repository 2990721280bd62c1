package terse.experiment;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.Node.Sequence;

/** A mapping whose keys are the components of a record. */
final class RecordShape implements Shape {
  private final Class<? extends Record> type;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  RecordShape(Class<? extends Record> type, Shapes shapes) {
    this.type = type;
    for (RecordComponent component : type.getRecordComponents()) {
      Field field = Field.of(component, shapes);
      fields.put(field.key(), field);
    }
  }

  /** Its keys, in the order of the components. */
  Map<String, Field> fields() {
    return fields;
  }

  Class<? extends Record> type() {
    return type;
  }

  @Override
  public Node complete(Node given) {
    if (!(given instanceof Mapping mapping)) {
      throw given
          .place()
          .error(
              "must be a mapping with the keys "
                  + String.join(", ", fields.keySet())
                  + ", but is "
                  + given.show());
    }
    return complete(mapping, Mapping.empty(given.place()), List.of(), "");
  }

  /**
   * Completes the keys of this record.
   *
   * @param before keys of the mapping that are not the record's, completed already: they come first
   * @param others all the keys that are not the record's
   * @param owner whose keys they are, for messages
   */
  Mapping complete(Mapping given, Mapping before, List<String> others, String owner) {
    Set<String> known = new LinkedHashSet<>(others);
    known.addAll(fields.keySet());
    for (String key : given.values().keySet()) {
      if (!known.contains(key)) {
        throw given
            .keyPlace(key)
            .error(
                "unknown key" + (owner.isEmpty() ? "" : " of " + owner) + Names.hint(key, known));
      }
    }
    Mapping completed = before;
    for (Field field : fields.values()) {
      Node value = given.get(field.key());
      if (value != null) {
        completed = completed.with(field.key(), field.shape().complete(value));
      } else if (field.hasDefault()) {
        completed =
            completed.with(
                field.key(), field.shape().complete(field.orElse(given.place().key(field.key()))));
      } else if (!field.optional()) {
        throw given
            .place()
            .error(
                (owner.isEmpty() ? "" : owner + ": ")
                    + "the key "
                    + field.key()
                    + " is missing"
                    + (field.about().isEmpty() ? "" : " (" + field.about() + ")"));
      }
    }
    return completed;
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    Mapping mapping = (Mapping) completed;
    List<Object> values = new ArrayList<>();
    Scope.PutOff putOff = null;
    for (Field field : fields.values()) {
      try {
        Node value = mapping.get(field.key());
        values.add(field.wrap(value == null ? null : field.shape().bind(value, scope)));
      } catch (Scope.PutOff e) {
        putOff = e;
      }
    }
    if (putOff != null) {
      throw putOff;
    }
    try {
      return Records.construct(type, values.toArray());
    } catch (IllegalArgumentException e) {
      throw blame(mapping, e);
    }
  }

  /**
   * An error at the key that the message names with its value, below this node, else at the node.
   */
  static RuntimeException blame(Node node, IllegalArgumentException e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    String fault = message.substring(Math.max(0, message.indexOf("but ")));
    return named(node, fault).orElse(node).place().error(message);
  }

  private static Optional<Node> named(Node node, String fault) {
    if (node instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.values().entrySet()) {
        boolean said =
            Pattern.compile("(?<![\\w-])" + Pattern.quote(entry.getKey()) + " = ")
                .matcher(fault)
                .find();
        if (said && isValue(entry.getValue(), entry.getKey(), fault)) {
          return Optional.of(entry.getValue());
        }
      }
    }
    List<Node> parts = List.of();
    if (node instanceof Mapping mapping) {
      parts = List.copyOf(mapping.values().values());
    } else if (node instanceof Sequence list) {
      parts = list.items();
    }
    return parts.stream().flatMap(part -> named(part, fault).stream()).findFirst();
  }

  /**
   * Whether an integer is the one that is said; other values may be printed in another way than
   * they are written.
   */
  private static boolean isValue(Node value, String key, String fault) {
    return !(value instanceof Scalar scalar)
        || scalar.kind() != Scalar.Kind.INTEGER
        || Pattern.compile(Pattern.quote(key + " = " + scalar.text()) + "(?!\\d)")
            .matcher(fault)
            .find();
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    return schema(definitions, Map.of(), List.of());
  }

  /** The schema with further keys, of which some are required. */
  Map<String, Object> schema(
      Schema.Definitions definitions, Map<String, Object> more, List<String> required) {
    Map<String, Object> properties = new LinkedHashMap<>(more);
    List<String> needed = new ArrayList<>(required);
    for (Field field : fields.values()) {
      properties.put(field.key(), field.schema(definitions));
      if (!field.hasDefault() && !field.optional()) {
        needed.add(field.key());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!needed.isEmpty()) {
      schema.put("required", needed);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  @Override
  public String describe() {
    return "{" + String.join(", ", fields.keySet()) + "}";
  }
}
