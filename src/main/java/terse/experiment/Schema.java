package terse.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.Node.Sequence;

/** The JSON Schema (draft 2020-12) of an experiment, made from the same shapes that read it. */
public final class Schema {
  private Schema() {}

  /** The schemas of named types, each written once and referred to. */
  static final class Definitions {
    private final Map<String, Object> schemas = new TreeMap<>();

    /** A reference to the type of this name, which is made when it is first referred to. */
    Map<String, Object> refer(String name, Supplier<Map<String, Object>> make) {
      if (!schemas.containsKey(name)) {
        schemas.put(name, Map.of()); // a type may hold values of itself
        schemas.put(name, make.get());
      }
      return new LinkedHashMap<>(Map.of("$ref", "#/$defs/" + name));
    }
  }

  /** The schema as maps, lists, texts, numbers and truth values. */
  public static Map<String, Object> of(Catalogue catalogue) {
    Definitions definitions = new Definitions();
    Map<String, Object> root = new Shapes(catalogue).ofRecord(Spec.class).schema(definitions);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "An experiment of Terse");
    schema.putAll(root);
    schema.put(
        "oneOf",
        List.of(Map.of("required", List.of("rounds")), Map.of("required", List.of("epochs"))));
    schema.put("$defs", definitions.schemas);
    return schema;
  }

  /** The schema with a description. */
  static Map<String, Object> described(Map<String, Object> schema, String description) {
    Map<String, Object> described = new LinkedHashMap<>(schema);
    described.put("description", description);
    return described;
  }

  /** A node as a JSON value. */
  static Object json(Node node) {
    if (node instanceof Mapping mapping) {
      Map<String, Object> object = new LinkedHashMap<>();
      mapping.values().forEach((key, value) -> object.put(key, json(value)));
      return object;
    }
    if (node instanceof Sequence list) {
      List<Object> array = new ArrayList<>();
      list.items().forEach(item -> array.add(json(item)));
      return array;
    }
    Scalar scalar = (Scalar) node;
    return switch (scalar.kind()) {
      case INTEGER -> Long.valueOf(scalar.text());
      case REAL -> Double.valueOf(scalar.text());
      case BOOLEAN -> Boolean.valueOf(scalar.text());
      case NULL -> "";
      case TEXT -> scalar.text();
    };
  }
}
