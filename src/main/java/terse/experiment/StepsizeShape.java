package terse.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;

/**
 * A step size: a number, an expression, {@code theory}, {@code {theory: theorem-19}} with values of
 * the parameters that the theorem leaves free, or {@code {piecewise: [[0, 0], [5, 0.4], [24, 0]]}}.
 */
record StepsizeShape() implements Shape {
  static final String THEORY = "theory";
  private static final String PIECEWISE = "piecewise";
  private static final Shape KNOTS = new ListShape(new ListShape(Scalars.NUMBER, null), null);

  @Override
  public Node complete(Node given) {
    if (given instanceof Scalar scalar && scalar.text().equals(THEORY)) {
      return Scalar.text(given.place(), THEORY);
    }
    if (given instanceof Scalar scalar && !scalar.isNull() && !meantTheory(scalar.text())) {
      return Scalars.EXPRESSION.complete(given);
    }
    if (!(given instanceof Mapping mapping)) {
      throw given.place().error("must be " + describe() + ", but is " + given.show());
    }
    if (mapping.get(PIECEWISE) != null) {
      return piecewise(mapping);
    }
    Node name = mapping.get(THEORY);
    if (name == null) {
      throw given
          .place()
          .error("the key theory is missing (the name of a theorem), or the key piecewise");
    }
    Map<String, Node> completed = new LinkedHashMap<>();
    completed.put(THEORY, Scalars.TEXT.complete(name));
    mapping
        .without(THEORY)
        .values()
        .forEach((key, value) -> completed.put(key, Scalars.EXPRESSION.complete(value)));
    return new Mapping(given.place(), completed, mapping.keys());
  }

  private static Mapping piecewise(Mapping mapping) {
    for (String key : mapping.values().keySet()) {
      if (!key.equals(PIECEWISE)) {
        throw mapping.keyPlace(key).error("unknown key" + Names.hint(key, List.of(PIECEWISE)));
      }
    }
    return mapping.with(PIECEWISE, KNOTS.complete(mapping.get(PIECEWISE)));
  }

  /** Whether this word is nearer to {@code theory} than to any variable. */
  private static boolean meantTheory(String text) {
    List<String> words = Stream.concat(Scope.NAMES.stream(), Stream.of(THEORY)).toList();
    return Names.nearest(text, words).filter(THEORY::equals).isPresent();
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    if (completed instanceof Mapping mapping && mapping.get(PIECEWISE) != null) {
      @SuppressWarnings("unchecked")
      List<List<Double>> knots = (List<List<Double>>) KNOTS.bind(mapping.get(PIECEWISE), scope);
      try {
        return new Stepsize.Piecewise(knots);
      } catch (IllegalArgumentException e) {
        throw mapping.get(PIECEWISE).place().error(e.getMessage());
      }
    }
    if (completed instanceof Mapping mapping) {
      Map<String, Expression> parameters = new LinkedHashMap<>();
      mapping
          .without(THEORY)
          .values()
          .forEach((key, value) -> parameters.put(key, expression(value, scope)));
      String name = ((Scalar) mapping.get(THEORY)).text();
      return new Stepsize.OfTheorem(Optional.of(name), parameters);
    }
    return ((Scalar) completed).text().equals(THEORY)
        ? new Stepsize.OfTheorem(Optional.empty(), Map.of())
        : new Stepsize.Formula(expression(completed, scope));
  }

  private static Expression expression(Node node, Scope scope) {
    return (Expression) Scalars.EXPRESSION.bind(node, scope);
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    return definitions.refer(
        "stepsize",
        () -> {
          Map<String, Object> number = Scalars.EXPRESSION.schema(definitions);
          Map<String, Object> theorem = new LinkedHashMap<>();
          theorem.put("type", "object");
          theorem.put("properties", Map.of(THEORY, Map.of("type", "string")));
          theorem.put("required", List.of(THEORY));
          theorem.put("additionalProperties", number);
          Map<String, Object> pieces = new LinkedHashMap<>();
          pieces.put("type", "object");
          pieces.put("properties", Map.of(PIECEWISE, KNOTS.schema(definitions)));
          pieces.put("required", List.of(PIECEWISE));
          pieces.put("additionalProperties", false);
          return Map.of("anyOf", List.of(number, theorem, pieces));
        });
  }

  @Override
  public String describe() {
    return "a number, an expression, theory, {theory: the name of a theorem} or {piecewise:"
        + " [[epoch, step size], ...]}";
  }
}
