package terse.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import terse.experiment.expect.At;
import terse.experiment.expect.Expectation;
import terse.experiment.expect.GrowthIs;
import terse.experiment.expect.RateIs;
import terse.experiment.expect.ValueIs;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;

/**
 * An entry of {@code expect} as it is written, until the problem is known that its limits may
 * depend on.
 *
 * @param node the completed entry
 * @param record the shape of its kind
 */
record ExpectationEntry(Mapping node, RecordShape record) {
  private static final List<String> METHODS = List.of("method", "over");
  private static final String METRIC = "metric";
  private static final String TO_REACH = "to-reach";

  /** What is known of an experiment where expectations are bound. */
  record Known(Scope scope, List<Method> methods, Set<String> metrics) {}

  /** Checks whatever does not depend on the problem. */
  void check() {
    try {
      record.bind(node, withoutMethods(Scope.early()));
    } catch (Scope.PutOff e) {
      // The rest is checked when the problem is known.
    }
  }

  private static Scope withoutMethods(Scope scope) {
    Scope less = scope.without(Expression.ROUND, "it is the round, and an expectation has no one");
    for (String name : Scope.OF_COMPRESSORS) {
      less = less.without(name, "only a method's own keys can use it");
    }
    return less;
  }

  /** The expectation, whose methods are labels and whose metrics are recorded. */
  Expectation bind(Known known) {
    Mapping labelled = node;
    for (String key : METHODS) {
      Node name = node.get(key);
      if (name != null) {
        labelled = labelled.with(key, Scalar.text(name.place(), label(name, known.methods())));
      }
    }
    Node metric = node.get(METRIC);
    if (metric != null) {
      checkMetric(metric, ((Scalar) metric).text(), known.metrics());
    }
    if (node.get(TO_REACH) instanceof Mapping target) {
      checkMetric(target, TargetShape.metric(target), known.metrics());
    }
    return (Expectation) record.bind(labelled, withoutMethods(known.scope()));
  }

  /** A method's label, or the algorithm that one method alone has. */
  private static String label(Node name, List<Method> methods) {
    String given = ((Scalar) name).text();
    Set<String> known = new LinkedHashSet<>();
    List<String> meant = new ArrayList<>();
    for (Method method : methods) {
      known.add(method.label());
      if (Names.ofClass(method.algorithm().getClass()).equals(given)) {
        meant.add(method.label());
      }
    }
    if (known.contains(given)) {
      return given;
    }
    if (meant.size() == 1) {
      return meant.get(0);
    }
    throw name.place()
        .error(
            meant.isEmpty()
                ? "no method has the label " + name.show() + Names.hint(given, known)
                : "several methods are " + given + ": " + String.join(", ", meant));
  }

  private static void checkMetric(Node written, String metric, Set<String> known) {
    if (!known.contains(metric)) {
      throw written.place().error("unknown metric " + metric + Names.hint(metric, known));
    }
  }

  /**
   * Checks that the rounds of an expectation are recorded.
   *
   * @param last K
   * @param record which rounds are recorded besides the first and the last
   */
  void checkRounds(Expectation bound, int last, Spec.Recording record) {
    if (bound instanceof ValueIs value && value.at() instanceof At.Round at) {
      checkRound("at", at.round(), last, record);
    } else if (bound instanceof GrowthIs growth) {
      growth.from().ifPresent(round -> checkRound("from", round, last, record));
      growth.to().ifPresent(round -> checkRound("to", round, last, record));
    } else if (bound instanceof RateIs rate) {
      rate.from().ifPresent(round -> checkRound("from", round, last, record));
      rate.to().ifPresent(round -> checkRound("to", round, last, record));
    }
  }

  private void checkRound(String key, int round, int last, Spec.Recording record) {
    if (round < 0 || round > last) {
      throw node.get(key).place().error("must be a round from 0 to " + last + ", but is " + round);
    }
    int every = record.every();
    int after = Math.floorMod(round - record.offset(), every);
    if (round != 0 && round != last && after != 0) {
      throw node.get(key)
          .place()
          .error(
              "must be a recorded round, such as "
                  + Math.max(0, round - after)
                  + " or "
                  + Math.min(last, round - after + every)
                  + ", but is "
                  + round
                  + " (record.every = "
                  + every
                  + (record.offset() == 0 ? "" : ", record.offset = " + record.offset())
                  + ")");
    }
  }
}
