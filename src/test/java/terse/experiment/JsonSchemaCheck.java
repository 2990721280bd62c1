package terse.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A validator for the keywords of JSON Schema that {@link Schema} uses, written from the
 * specification (draft 2020-12) alone. A keyword that it does not know is a fault.
 */
final class JsonSchemaCheck {
  private static final Set<String> ANNOTATIONS =
      Set.of("$schema", "$defs", "title", "description", "default");

  private final Map<String, Object> root;

  JsonSchemaCheck(Map<String, Object> root) {
    this.root = root;
  }

  /** What the schema does not accept. */
  List<String> faults(Object document) {
    return faults(root, document, "");
  }

  @SuppressWarnings("unchecked")
  private List<String> faults(Map<String, Object> schema, Object value, String path) {
    List<String> faults = new ArrayList<>();
    Map<String, Object> properties =
        (Map<String, Object>) schema.getOrDefault("properties", Map.of());
    schema.forEach(
        (keyword, rule) -> {
          switch (keyword) {
            case "$ref" -> faults.addAll(faults(definition((String) rule), value, path));
            case "type" -> check(isType(rule, value), path + ": is not " + rule, faults);
            case "const" -> check(rule.equals(value), path + ": is not " + rule, faults);
            case "enum" ->
                check(((List<?>) rule).contains(value), path + ": not in " + rule, faults);
            case "minimum" ->
                check(
                    !(value instanceof Number n)
                        || n.doubleValue() >= ((Number) rule).doubleValue(),
                    path + ": below " + rule,
                    faults);
            case "minItems" ->
                check(
                    !(value instanceof List<?> list) || list.size() >= (Integer) rule,
                    path + ": too short",
                    faults);
            case "anyOf" -> check(fitting(rule, value, path) >= 1, path + ": fits none", faults);
            case "oneOf" -> check(fitting(rule, value, path) == 1, path + ": fits not one", faults);
            case "items" -> {
              if (value instanceof List<?> list) {
                list.forEach(
                    item -> faults.addAll(faults((Map<String, Object>) rule, item, path + "[]")));
              }
            }
            case "required" -> {
              if (value instanceof Map<?, ?> map) {
                check(map.keySet().containsAll((List<?>) rule), path + ": needs " + rule, faults);
              }
            }
            case "properties" -> {
              if (value instanceof Map<?, ?> map) {
                properties.forEach(
                    (key, of) -> {
                      if (map.containsKey(key)) {
                        faults.addAll(
                            faults((Map<String, Object>) of, map.get(key), path + "." + key));
                      }
                    });
              }
            }
            case "additionalProperties" -> {
              if (rule instanceof Map<?, ?> of && value instanceof Map<?, ?> map) {
                map.forEach(
                    (key, each) -> {
                      if (!properties.containsKey(key)) {
                        faults.addAll(faults((Map<String, Object>) of, each, path + "." + key));
                      }
                    });
              } else if (value instanceof Map<?, ?> map) {
                check(
                    properties.keySet().containsAll(map.keySet()), path + ": unknown key", faults);
              }
            }
            default -> check(ANNOTATIONS.contains(keyword), "unknown keyword " + keyword, faults);
          }
        });
    return faults;
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> definition(String reference) {
    Map<String, Object> definitions = (Map<String, Object>) root.get("$defs");
    return (Map<String, Object>) definitions.get(reference.substring("#/$defs/".length()));
  }

  @SuppressWarnings("unchecked")
  private long fitting(Object schemas, Object value, String path) {
    return ((List<Map<String, Object>>) schemas)
        .stream().filter(schema -> faults(schema, value, path).isEmpty()).count();
  }

  private static boolean isType(Object rule, Object value) {
    List<?> names = rule instanceof List<?> list ? list : List.of(rule);
    return names.stream()
        .anyMatch(
            name ->
                switch ((String) name) {
                  case "object" -> value instanceof Map;
                  case "array" -> value instanceof List;
                  case "string" -> value instanceof String;
                  case "boolean" -> value instanceof Boolean;
                  case "integer" -> value instanceof Long;
                  case "number" -> value instanceof Number;
                  default -> false;
                });
  }

  private static void check(boolean holds, String fault, List<String> faults) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
