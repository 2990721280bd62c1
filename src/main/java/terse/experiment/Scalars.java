package terse.experiment;

import java.util.List;
import java.util.Map;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.Node.Scalar.Kind;

/** The shapes of values that are one word or one number. */
final class Scalars {
  private Scalars() {}

  static final Shape TEXT = new Text();
  static final Shape BOOLEAN = new Truth();
  static final Shape INT = new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
  static final Shape LONG = new Whole(Long.MIN_VALUE, Long.MAX_VALUE);
  static final Shape NUMBER = new Numeric(true);
  static final Shape EXPRESSION = new Numeric(false);

  /** The scalar, or an error that says what it must be. */
  static Scalar scalar(Node given, String what) {
    if (given instanceof Scalar scalar && !scalar.isNull()) {
      return scalar;
    }
    throw given.place().error("must be " + what + ", but is " + given.show());
  }

  private record Text() implements Shape {
    @Override
    public Node complete(Node given) {
      return Scalar.text(given.place(), scalar(given, "a text").text());
    }

    @Override
    public Object bind(Node completed, Scope scope) {
      return ((Scalar) completed).text();
    }

    @Override
    public Map<String, Object> schema(Schema.Definitions definitions) {
      return Map.of("type", List.of("string", "number", "boolean"));
    }

    @Override
    public String describe() {
      return "text";
    }
  }

  private record Truth() implements Shape {
    @Override
    public Node complete(Node given) {
      Scalar scalar = scalar(given, "true or false");
      if (scalar.kind() != Kind.BOOLEAN) {
        throw given.place().error("must be true or false, but is " + given.show());
      }
      return scalar;
    }

    @Override
    public Object bind(Node completed, Scope scope) {
      return Boolean.valueOf(((Scalar) completed).text());
    }

    @Override
    public Map<String, Object> schema(Schema.Definitions definitions) {
      return Map.of("type", "boolean");
    }

    @Override
    public String describe() {
      return "true | false";
    }
  }

  /** An int, or a long where the range is a long's. */
  private record Whole(long least, long most) implements Shape {
    @Override
    public Node complete(Node given) {
      Scalar scalar = scalar(given, "an integer");
      if (scalar.kind() != Kind.INTEGER) {
        throw given.place().error("must be an integer, but is " + given.show());
      }
      try {
        long value = Long.parseLong(scalar.text());
        if (value >= least && value <= most) {
          return scalar;
        }
      } catch (NumberFormatException e) {
        // Too large for a long: the message below says so.
      }
      throw given
          .place()
          .error("must be between " + least + " and " + most + ", but is " + given.show());
    }

    @Override
    public Object bind(Node completed, Scope scope) {
      long value = Long.parseLong(((Scalar) completed).text());
      if (most == Integer.MAX_VALUE) {
        return (int) value;
      }
      return value;
    }

    @Override
    public Map<String, Object> schema(Schema.Definitions definitions) {
      return Map.of("type", "integer");
    }

    @Override
    public String describe() {
      return "integer";
    }
  }

  /**
   * A number, or an expression that gives one.
   *
   * @param evaluated whether it is bound to its value, not to the expression
   */
  private record Numeric(boolean evaluated) implements Shape {
    @Override
    public Node complete(Node given) {
      Scalar scalar = scalar(given, "a number or an expression");
      if (scalar.kind() == Kind.BOOLEAN) {
        throw given.place().error("must be a number or an expression, but is " + given.show());
      }
      for (String name : parse(scalar).variables()) {
        if (!Scope.NAMES.contains(name)) {
          throw given
              .place()
              .error(
                  scalar.text()
                      + " uses an unknown variable "
                      + name
                      + Names.hint(name, Scope.NAMES));
        }
      }
      return scalar;
    }

    @Override
    public Object bind(Node completed, Scope scope) {
      Expression expression = parse((Scalar) completed);
      if (evaluated) {
        return scope.evaluate(expression, completed.place());
      }
      return expression;
    }

    private static Expression parse(Scalar scalar) {
      try {
        return new Expression(scalar.text());
      } catch (IllegalArgumentException e) {
        throw scalar.place().error(e.getMessage());
      }
    }

    @Override
    public Map<String, Object> schema(Schema.Definitions definitions) {
      return Map.of("type", List.of("number", "string"));
    }

    @Override
    public String describe() {
      return "number";
    }
  }
}
