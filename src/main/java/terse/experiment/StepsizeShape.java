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
 * A step size: a number, an expression, {@code theory}, or {@code {theory: theorem-19}} with values
 * of the parameters that the theorem leaves free.
 */
record StepsizeShape() implements Shape {
  static final String THEORY = "theory";

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
    Node name = mapping.get(THEORY);
    if (name == null) {
      throw given.place().error("the key theory is missing (the name of a theorem)");
    }
    Map<String, Node> completed = new LinkedHashMap<>();
    completed.put(THEORY, Scalars.TEXT.complete(name));
    mapping
        .without(THEORY)
        .values()
        .forEach((key, value) -> completed.put(key, Scalars.EXPRESSION.complete(value)));
    return new Mapping(given.place(), completed, mapping.keys());
  }

  /** Whether this word is nearer to {@code theory} than to any variable. */
  private static boolean meantTheory(String text) {
    List<String> words = Stream.concat(Scope.NAMES.stream(), Stream.of(THEORY)).toList();
    return Names.nearest(text, words).filter(THEORY::equals).isPresent();
  }

  @Override
  public Object bind(Node completed, Scope scope) {
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
          return Map.of("anyOf", List.of(number, theorem));
        });
  }

  @Override
  public String describe() {
    return "a number, an expression, theory or {theory: the name of a theorem}";
  }
}
