package terse.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.Node.Sequence;
import terse.experiment.yaml.Place;

/** The start: {@code zeros}, {@code layers}, a list, or {@code {type: normal, scale: 1.0}}. */
record StartShape() implements Shape {
  private static final String NORMAL = "normal";
  private static final String SCALE = "scale";
  private static final List<String> WORDS = List.of(Start.Zeros.WORD, Start.Layers.WORD);
  private static final List<String> TYPES = List.of(Start.Zeros.WORD, Start.Layers.WORD, NORMAL);
  private static final Shape NUMBERS = new ListShape(Scalars.NUMBER, null);

  @Override
  public Node complete(Node given) {
    if (given instanceof Sequence) {
      return NUMBERS.complete(given);
    }
    String word = given instanceof Scalar scalar ? scalar.text() : "";
    if (given instanceof Mapping mapping && mapping.get(ChoiceShape.TYPE) instanceof Scalar type) {
      word = type.text();
      for (String key : mapping.values().keySet()) {
        if (!key.equals(ChoiceShape.TYPE) && !(key.equals(SCALE) && word.equals(NORMAL))) {
          throw mapping
              .keyPlace(key)
              .error("unknown key" + Names.hint(key, List.of(ChoiceShape.TYPE, SCALE)));
        }
      }
    }
    Place place = given.place();
    if (WORDS.contains(word)) {
      return Scalar.text(place, word);
    }
    if (word.equals(NORMAL)) {
      Node scale = given instanceof Mapping mapping ? mapping.get(SCALE) : null;
      return Mapping.empty(place)
          .with(ChoiceShape.TYPE, Scalar.text(place.key(ChoiceShape.TYPE), NORMAL))
          .with(
              SCALE,
              scale == null
                  ? new Scalar(place.key(SCALE), Scalar.Kind.REAL, "1.0")
                  : Scalars.NUMBER.complete(scale));
    }
    throw place.error("must be " + describe() + ", but is " + given.show());
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    if (completed instanceof Mapping mapping) {
      return new Start.Normal((double) Scalars.NUMBER.bind(mapping.get(SCALE), scope));
    }
    if (completed instanceof Sequence) {
      @SuppressWarnings("unchecked")
      List<Double> numbers = (List<Double>) NUMBERS.bind(completed, scope);
      return new Start.Listed(numbers);
    }
    return ((Scalar) completed).text().equals(Start.Layers.WORD)
        ? new Start.Layers()
        : new Start.Zeros();
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    Map<String, Object> normal = new LinkedHashMap<>();
    normal.put("type", "object");
    normal.put(
        "properties",
        Map.of(ChoiceShape.TYPE, Map.of("enum", TYPES), SCALE, Scalars.NUMBER.schema(definitions)));
    normal.put("required", List.of(ChoiceShape.TYPE));
    normal.put("additionalProperties", false);
    return Map.of("anyOf", List.of(Map.of("enum", TYPES), NUMBERS.schema(definitions), normal));
  }

  @Override
  public String describe() {
    return "zeros, layers, a list of numbers or {type: normal, scale: 1.0}";
  }
}
