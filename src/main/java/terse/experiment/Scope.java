package terse.experiment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import terse.experiment.yaml.Place;

/**
 * What is known where a value is bound: the variables of its expressions, and the problem's
 * dimension and layers.
 *
 * <p>Before the problem is built a scope is {@linkplain #early()}: what depends on the problem is
 * put off with {@link PutOff}, and all else is bound and checked already.
 *
 * @param values the variables that have a value
 * @param absent why the others have none; a known name in neither map gets its value later
 * @param dimension d, or 0 where compressors are not to be checked against it
 * @param layers the lengths of the model's layers, empty while they are not known
 */
record Scope(
    Map<String, Double> values, Map<String, String> absent, int dimension, List<Integer> layers) {
  /**
   * The variables that come from a method's compressors, in the letters of {@link
   * terse.compress.Guarantee}; alpha is left out, for it is also a rate of memories.
   */
  static final List<String> OF_COMPRESSORS =
      List.of(
          "omega_up",
          "omega_down",
          "delta_up",
          "delta_down",
          "zeta_up",
          "zeta_down",
          "beta_up",
          "beta_down",
          "gamma_up",
          "gamma_down");

  /** Every variable of an expression. */
  static final List<String> NAMES =
      Stream.concat(
              Stream.of(Expression.ROUND, "K", "n", "d", "b", "L", "Lmax", "L_frobenius", "mu"),
              OF_COMPRESSORS.stream())
          .toList();

  /** Thrown where a value depends on what is not known yet. */
  static final class PutOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PutOff() {
      super(null, null, false, false);
    }
  }

  Scope {
    values = new TreeMap<>(values);
    absent = new TreeMap<>(absent);
    layers = List.copyOf(layers);
  }

  /** Nothing is known yet. */
  static Scope early() {
    return new Scope(Map.of(), Map.of(), 0, List.of());
  }

  /** Where variables mean nothing. */
  static Scope constants() {
    Scope scope = early();
    for (String name : NAMES) {
      scope = scope.without(name, "only the step sizes and hyper-parameters of methods can use it");
    }
    return scope;
  }

  /** The same, with a value for this variable. NaN stands for none, for this reason. */
  Scope with(String name, double value, String reasonOfNaN) {
    if (Double.isNaN(value)) {
      return without(name, reasonOfNaN);
    }
    Scope more = new Scope(values, absent, dimension, layers);
    more.values.put(name, value);
    more.absent.remove(name);
    return more;
  }

  /** The same, with a reason why this variable has no value. */
  Scope without(String name, String reason) {
    Scope less = new Scope(values, absent, dimension, layers);
    less.values.remove(name);
    less.absent.put(name, reason);
    return less;
  }

  /** The same, for a vector of this dimension; 0 where it is not known. */
  Scope ofDimension(int d) {
    return new Scope(values, absent, d, layers);
  }

  /**
   * The expression's value. Throws where it is not finite, and {@link PutOff} where it is not known
   * yet.
   */
  double evaluate(Expression expression, Place place) {
    double value = function(expression, place).applyAsDouble(Double.NaN);
    if (!Double.isFinite(value)) {
      throw place.error(
          "must be a finite number, but " + expression + " is " + value + given(expression));
    }
    return value;
  }

  /**
   * The expression as a function of the round. Throws {@link PutOff} where another variable is not
   * known yet.
   */
  DoubleUnaryOperator function(Expression expression, Place place) {
    for (String name : expression.variables()) {
      if (absent.containsKey(name)) {
        throw place.error(
            expression + " uses " + name + ", which has no value here: " + absent.get(name));
      }
    }
    for (String name : expression.variables()) {
      if (!values.containsKey(name)) {
        throw new PutOff();
      }
    }
    return expression.with(values);
  }

  /** The values of an expression's variables, for messages: {@code with L = 2.0, mu = 0.0}. */
  String given(Expression expression) {
    StringBuilder given = new StringBuilder();
    for (String name : expression.variables()) {
      if (!name.equals(Expression.ROUND)) {
        given
            .append(given.isEmpty() ? " with " : ", ")
            .append(name)
            .append(" = ")
            .append(values.get(name));
      }
    }
    return given.toString();
  }
}
