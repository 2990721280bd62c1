package terse.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.experiment.yaml.Place;
import terse.theory.Assumption;
import terse.theory.Schedule;
import terse.theory.Setting;
import terse.theory.Theorem;

/**
 * The theorem that a method takes its step sizes from.
 *
 * @param theorem with its parameters
 * @param schedule its step sizes
 */
record TheoremChoice(Theorem theorem, Schedule schedule) {

  /**
   * The theorem that is asked for, or the first one that gives step sizes here.
   *
   * @param theorems those about the method
   * @param method its name, for messages
   * @param scope what the parameters' expressions may use
   * @param written where the step size is written
   */
  static TheoremChoice of(
      Stepsize.OfTheorem asked,
      List<Theorem> theorems,
      String method,
      Setting setting,
      Scope scope,
      Node written) {
    if (theorems.isEmpty()) {
      throw written
          .place()
          .error(
              "theory has no step size for "
                  + method
                  + ": no theorem about it is known; give a number or an expression");
    }
    List<Theorem> candidates = theorems;
    if (asked.theorem().isPresent()) {
      Mapping mapping = (Mapping) written;
      Theorem named =
          named(asked.theorem().get(), theorems, method, mapping.get(StepsizeShape.THEORY));
      candidates = List.of(with(named, asked.parameters(), scope, mapping));
    }
    for (Theorem theorem : candidates) {
      Optional<Schedule> schedule = theorem.schedule(setting);
      if (schedule.isPresent()) {
        return new TheoremChoice(theorem, schedule.get());
      }
    }
    throw written
        .place()
        .error("theory has no step size for " + method + " here: " + reason(candidates, setting));
  }

  private static Theorem named(String name, List<Theorem> theorems, String method, Node written) {
    List<String> names = theorems.stream().map(Theorem::name).toList();
    if (!names.contains(name)) {
      throw written
          .place()
          .error("unknown theorem of " + method + " " + written.show() + Names.hint(name, names));
    }
    return theorems.get(names.indexOf(name));
  }

  private static Theorem with(
      Theorem theorem, Map<String, Expression> given, Scope scope, Mapping written) {
    Set<String> known = theorem.parameters().keySet();
    Map<String, Double> values = new LinkedHashMap<>();
    given.forEach(
        (key, expression) -> {
          if (!known.contains(key)) {
            throw written.keyPlace(key).error(unknown(theorem, key, known));
          }
          values.put(key, scope.evaluate(expression, written.get(key).place()));
        });
    try {
      return theorem.with(values);
    } catch (IllegalArgumentException e) {
      throw RecordShape.blame(written, e);
    }
  }

  private static String unknown(Theorem theorem, String key, Set<String> known) {
    return known.isEmpty()
        ? theorem.name() + " leaves no parameter free"
        : "unknown parameter of " + theorem.name() + Names.hint(key, known);
  }

  /** The assumptions that fail in all of them, or those that fail in each. */
  private static String reason(List<Theorem> theorems, Setting setting) {
    Map<String, List<String>> failing = new LinkedHashMap<>();
    for (Theorem theorem : theorems) {
      List<String> texts = failing(theorem, setting);
      if (!texts.isEmpty()) { // what assumes no more gives bounds alone
        failing.put(theorem.name(), texts);
      }
    }
    if (failing.isEmpty()) {
      return theorems.get(0).name() + " gives none";
    }
    Set<String> common = new LinkedHashSet<>(failing.values().iterator().next());
    failing.values().forEach(common::retainAll);
    if (!common.isEmpty()) {
      String names = String.join(", ", failing.keySet());
      return names + (failing.size() == 1 ? " assumes that " : " assume that ") + and(common);
    }
    List<String> each = new ArrayList<>();
    failing.forEach((name, texts) -> each.add(name + " assumes that " + and(texts)));
    return String.join("; ", each);
  }

  private static String and(Iterable<String> texts) {
    return String.join(", and that ", texts);
  }

  private static List<String> failing(Theorem theorem, Setting setting) {
    return theorem.assumptions(setting, k -> Double.NaN).stream()
        .filter(assumption -> !assumption.holds() && !assumption.ofStepsizes())
        .map(Assumption::text)
        .toList();
  }

  /** As it is written in an experiment that says everything: the name and all parameters. */
  Node resolved(Place place) {
    Mapping mapping =
        Mapping.empty(place).with(StepsizeShape.THEORY, Scalar.text(place, theorem.name()));
    for (Map.Entry<String, Double> parameter : theorem.parameters().entrySet()) {
      mapping =
          mapping.with(
              parameter.getKey(),
              new Scalar(place, Scalar.Kind.REAL, parameter.getValue().toString()));
    }
    return mapping;
  }
}
