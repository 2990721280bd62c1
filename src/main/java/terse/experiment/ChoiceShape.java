package terse.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;

/** One of the records that implement an interface: {@code {type: name, ...}}, or the bare name. */
final class ChoiceShape implements Shape {
  static final String TYPE = "type";

  private final Class<?> seam;
  private final Shapes shapes;
  private final Map<String, RecordShape> records = new HashMap<>();

  ChoiceShape(Class<?> seam, Shapes shapes) {
    this.seam = seam;
    this.shapes = shapes;
  }

  /** The names to choose from. */
  Set<String> names() {
    return shapes.catalogue().types(seam).keySet();
  }

  /** The record of this name, which must be one of {@link #names()}. */
  RecordShape record(String name) {
    return records.computeIfAbsent(
        name, known -> shapes.ofRecord(shapes.catalogue().types(seam).get(known)));
  }

  /** The record that this scalar names, or an error with the nearest name. */
  RecordShape record(Node name) {
    if (!(name instanceof Scalar scalar) || scalar.isNull()) {
      throw name.place().error("must be a name, but is " + name.show());
    }
    if (!names().contains(scalar.text())) {
      throw name.place()
          .error("unknown " + noun() + " " + scalar.show() + Names.hint(scalar.text(), names()));
    }
    return record(scalar.text());
  }

  String noun() {
    return Names.noun(seam);
  }

  @Override
  public Node complete(Node given) {
    return complete(given, Mapping.empty(given.place()), List.of(TYPE));
  }

  /**
   * Completes the value.
   *
   * @param more keys that do not belong to the record, completed already
   * @param own all the keys that do not belong to the record
   */
  Mapping complete(Node given, Mapping more, List<String> own) {
    Mapping mapping;
    if (given instanceof Scalar scalar && !scalar.isNull()) {
      record(given);
      mapping = Mapping.empty(given.place()).with(TYPE, scalar);
    } else if (given instanceof Mapping written) {
      mapping = written;
    } else {
      throw given
          .place()
          .error("must be the name of a " + noun() + " or a mapping, but is " + given.show());
    }
    Node type = mapping.get(TYPE);
    if (type == null) {
      throw given.place().error("the key type is missing; known: " + String.join(", ", names()));
    }
    RecordShape record = record(type);
    String name = ((Scalar) type).text();
    Mapping before = Mapping.empty(given.place()).with(TYPE, Scalar.text(type.place(), name));
    for (Map.Entry<String, Node> entry : more.values().entrySet()) {
      before = before.with(entry.getKey(), entry.getValue());
    }
    return record.complete(mapping, before, own, name);
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    Mapping mapping = (Mapping) completed;
    return record(mapping.get(TYPE)).bind(mapping, scope);
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    return schema(definitions, Map.of());
  }

  /** The schema, with further keys in the mapping of every name. */
  Map<String, Object> schema(Schema.Definitions definitions, Map<String, Object> more) {
    return definitions.refer(
        Names.ofClass(seam),
        () -> {
          List<Object> variants = new ArrayList<>();
          List<String> bare = new ArrayList<>();
          for (String name : names()) {
            Map<String, Object> keys = new LinkedHashMap<>();
            keys.put(TYPE, Map.of("const", name));
            keys.putAll(more);
            Map<String, Object> variant = record(name).schema(definitions, keys, List.of(TYPE));
            String about = Catalogue.about(record(name).type());
            if (!about.isEmpty()) {
              variant.put("description", about);
            }
            variants.add(variant);
            boolean needsNothing =
                record(name).fields().values().stream()
                    .allMatch(field -> field.hasDefault() || field.optional());
            if (needsNothing) {
              bare.add(name);
            }
          }
          variants.add(Map.of("enum", bare));
          return Map.of("anyOf", variants);
        });
  }

  @Override
  public String describe() {
    return noun();
  }
}
