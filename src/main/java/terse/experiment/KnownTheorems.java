package terse.experiment;

import java.util.List;
import java.util.Map;
import terse.experiment.yaml.ExperimentException;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.Place;
import terse.method.Algorithm;
import terse.theory.Theorem;

/** The names of a method's theorems, for lists: those of an example with every default. */
final class KnownTheorems {
  /** What stands for a number that has no default. */
  private static final String HALF = "0.5";

  /** L and Lmax of the example, in which all other variables are 1. */
  private static final double SMOOTHNESS = 4;

  private KnownTheorems() {}

  /** The names, in their order; none where no example can be made without knowing more. */
  static List<String> of(RecordShape record) {
    Place place = Place.root("");
    Mapping written = Mapping.empty(place);
    for (Field field : record.fields().values()) {
      if (!field.hasDefault() && !field.optional() && field.raw() == double.class) {
        written =
            written.with(field.key(), new Scalar(place.key(field.key()), Scalar.Kind.REAL, HALF));
      }
    }
    Scope scope = new Scope(Map.of(), Map.of(), 1, List.of(1));
    for (String name : Scope.NAMES) {
      scope = scope.with(name, name.startsWith("L") ? SMOOTHNESS : 1, "");
    }
    try {
      Node completed = record.complete(written);
      return ((Algorithm) record.bind(completed, scope))
          .theorems().stream().map(Theorem::name).toList();
    } catch (ExperimentException | Scope.PutOff e) {
      return List.of();
    }
  }
}
