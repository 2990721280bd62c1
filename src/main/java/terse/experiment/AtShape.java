package terse.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import terse.experiment.expect.At;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;

/** Where on a curve: a word, a round, or {@code {mean-of-last: 10}}. */
record AtShape() implements Shape {
  private static final String MEAN_OF_LAST = "mean-of-last";
  private static final Map<String, At> WORDS = words();

  private static Map<String, At> words() {
    Map<String, At> words = new LinkedHashMap<>();
    words.put("last", new At.Last());
    words.put("min", new At.Min());
    words.put("max", new At.Max());
    return words;
  }

  @Override
  public Node complete(Node given) {
    if (given instanceof Mapping mapping) {
      for (String key : mapping.values().keySet()) {
        if (!key.equals(MEAN_OF_LAST)) {
          throw mapping.keyPlace(key).error("unknown key" + Names.hint(key, List.of(MEAN_OF_LAST)));
        }
      }
      if (mapping.values().isEmpty()) {
        throw given.place().error("must be " + describe() + ", but is an empty mapping");
      }
      return mapping.with(MEAN_OF_LAST, whole(mapping.get(MEAN_OF_LAST), 1));
    }
    if (given instanceof Scalar scalar && WORDS.containsKey(scalar.text())) {
      return Scalar.text(given.place(), scalar.text());
    }
    if (given instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT) {
      throw given
          .place()
          .error(
              "must be "
                  + describe()
                  + ", but is "
                  + given.show()
                  + Names.nearest(scalar.text(), WORDS.keySet())
                      .map(name -> "; did you mean " + name + "?")
                      .orElse(""));
    }
    return whole(given, 0);
  }

  private Node whole(Node given, int least) {
    if (!(given instanceof Scalar scalar) || scalar.kind() != Scalar.Kind.INTEGER) {
      throw given
          .place()
          .error(
              (least == 0 ? "must be " + describe() : "must be an integer")
                  + ", but is "
                  + given.show());
    }
    Scalars.INT.complete(given);
    if (Integer.parseInt(scalar.text()) < least) {
      throw given.place().error("must be >= " + least + ", but is " + given.show());
    }
    return given;
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    if (completed instanceof Mapping mapping) {
      return new At.MeanOfLast(number(mapping.get(MEAN_OF_LAST)));
    }
    At word = WORDS.get(((Scalar) completed).text());
    return word == null ? new At.Round(number(completed)) : word;
  }

  private static int number(Node whole) {
    return Integer.parseInt(((Scalar) whole).text());
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    Map<String, Object> mean = new LinkedHashMap<>();
    mean.put("type", "object");
    mean.put("properties", Map.of(MEAN_OF_LAST, Map.of("type", "integer", "minimum", 1)));
    mean.put("required", List.of(MEAN_OF_LAST));
    mean.put("additionalProperties", false);
    return Map.of(
        "anyOf",
        List.of(
            Map.of("enum", List.copyOf(WORDS.keySet())),
            Map.of("type", "integer", "minimum", 0),
            mean));
  }

  @Override
  public String describe() {
    return String.join(", ", WORDS.keySet()) + ", a round or {" + MEAN_OF_LAST + ": rows}";
  }
}
