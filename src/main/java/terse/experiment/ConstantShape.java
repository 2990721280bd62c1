package terse.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Scalar;

/** One of the constants of an enum, by their kebab-case names. */
record ConstantShape(Class<? extends Enum<?>> type) implements Shape {
  @Override
  public Node complete(Node given) {
    Scalar scalar = Scalars.scalar(given, "one of " + String.join(", ", labels()));
    if (!labels().contains(scalar.text())) {
      throw given
          .place()
          .error(
              "must be one of "
                  + String.join(", ", labels())
                  + ", but is "
                  + given.show()
                  + Names.nearest(scalar.text(), labels())
                      .map(name -> "; did you mean " + name + "?")
                      .orElse(""));
    }
    return Scalar.text(given.place(), scalar.text());
  }

  @Override
  public Object bind(Node completed, Scope scope) {
    return type.getEnumConstants()[labels().indexOf(((Scalar) completed).text())];
  }

  private List<String> labels() {
    return Arrays.stream(type.getEnumConstants()).map(Names::ofConstant).toList();
  }

  @Override
  public Map<String, Object> schema(Schema.Definitions definitions) {
    return Map.of("enum", labels());
  }

  @Override
  public String describe() {
    return String.join(" | ", labels());
  }
}
