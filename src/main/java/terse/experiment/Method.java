package terse.experiment;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import terse.cluster.AveragedModel;
import terse.cluster.Gauge;
import terse.cluster.Stepsizes;
import terse.experiment.yaml.Place;
import terse.method.Algorithm;
import terse.theory.Setting;
import terse.theory.Theorem;
import terse.trace.Row;

/**
 * A method, ready to run.
 *
 * @param label its name in every output
 * @param algorithm with its hyper-parameters and compressors
 * @param stepsize the text of its step size
 * @param stepsizes its step sizes
 * @param choice the theorem that its step sizes come from, if they do
 * @param setting what its theorems are stated in
 * @param theorems those about it, with their parameters
 * @param average the average of its iterates whose loss is recorded too, where one is
 */
record Method(
    String label,
    Algorithm algorithm,
    String stepsize,
    Stepsizes stepsizes,
    Optional<TheoremChoice> choice,
    Setting setting,
    List<Theorem> theorems,
    Optional<Averaging.Rule> average) {
  /** Above this number of rounds not every one is checked before the run. */
  private static final int MOST_CHECKED = 1_000_000;

  /**
   * The step sizes of this expression: finite, positive, computed once where they do not change.
   */
  static Stepsizes stepsizes(Expression expression, Scope scope, Place place, int rounds) {
    DoubleUnaryOperator eta = scope.function(expression, place);
    String given = scope.given(expression);
    boolean changes = expression.variables().contains(Expression.ROUND);
    return checked(eta::applyAsDouble, changes, expression.toString(), given, place, rounds);
  }

  /** Step sizes that change with the round: finite and positive. */
  static Stepsizes stepsizes(IntToDoubleFunction eta, String text, Place place, int rounds) {
    return checked(eta, true, text, "", place, rounds);
  }

  /** The step sizes of this theorem: finite and positive. */
  static Stepsizes stepsizes(TheoremChoice choice, Place place, int rounds) {
    String formula = choice.schedule().formula();
    return checked(choice.schedule().eta(), true, formula, "", place, rounds);
  }

  private static Stepsizes checked(
      IntToDoubleFunction eta,
      boolean changes,
      String formula,
      String given,
      Place place,
      int rounds) {
    Stepsizes checked = k -> positive(eta.applyAsDouble(k), k, changes, formula, given);
    try {
      if (!changes) {
        double constant = checked.at(0);
        return k -> constant;
      }
      check(checked::at, rounds);
    } catch (IllegalArgumentException e) {
      throw place.error(e.getMessage());
    }
    return checked;
  }

  /** Computes a number of each round, so that what is wrong is thrown before the run. */
  static void check(IntConsumer numbers, int rounds) {
    int stride = 1 + (rounds - 1) / MOST_CHECKED;
    for (long k = 0; k < rounds; k += stride) {
      numbers.accept((int) k);
    }
    numbers.accept(rounds - 1);
  }

  /** Makers of the gauges that every run of it has. */
  List<Supplier<Gauge>> gauges() {
    return average
        .map(rule -> List.<Supplier<Gauge>>of(() -> new AveragedModel(rule.weights())))
        .orElse(List.of());
  }

  /** The columns that its curves have without any theory. */
  List<String> columns() {
    return Stream.concat(
            Stream.of(Row.EXCESS_LOSS, Row.DISTANCE),
            average.stream().map(rule -> Row.AVERAGED_EXCESS_LOSS))
        .toList();
  }

  private static double positive(double eta, int k, boolean changes, String formula, String given) {
    if (eta > 0 && eta <= Double.MAX_VALUE) {
      return eta;
    }
    String with = given;
    if (changes) {
      with = given.isEmpty() ? " with k = " + k : given + ", k = " + k;
    }
    throw new IllegalArgumentException(
        "a step size must be positive and finite, but " + formula + " is " + eta + with);
  }
}
