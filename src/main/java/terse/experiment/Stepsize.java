package terse.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** How the step sizes of a method are given. */
sealed interface Stepsize {
  /** An expression in the round and in what is known of the problem and the method. */
  record Formula(Expression expression) implements Stepsize {}

  /**
   * Linear between knots: eta_k is that of the middle of round k, (k + 1/2)/R epochs from the start
   * where an epoch has R rounds. Before the first knot it is that of the first, behind the last
   * that of the last.
   *
   * @param knots pairs of an epoch and a step size, by epochs that never fall; two of one epoch are
   *     a jump
   */
  record Piecewise(List<List<Double>> knots) implements Stepsize {
    public Piecewise {
      knots = knots.stream().map(List::copyOf).toList();
      double before = Double.NEGATIVE_INFINITY;
      for (List<Double> knot : knots) {
        if (knot.size() != 2) {
          throw new IllegalArgumentException(
              "each must be a pair [epoch, step size], but one is " + knot);
        }
        if (!(knot.get(0) >= before)) {
          throw new IllegalArgumentException(
              "epochs must not fall, but " + knot.get(0) + " comes behind " + before);
        }
        before = knot.get(0);
      }
      if (knots.isEmpty()) {
        throw new IllegalArgumentException("must have at least one pair [epoch, step size]");
      }
    }

    /** The step size of each round, where an epoch has this many. */
    IntToDoubleFunction ofRound(long roundsPerEpoch) {
      return k -> at((k + 0.5) / roundsPerEpoch);
    }

    private double at(double epoch) {
      int next = 0;
      while (next < knots.size() && knots.get(next).get(0) <= epoch) {
        next++;
      }
      if (next == 0 || next == knots.size()) {
        return knots.get(Math.max(0, next - 1)).get(1);
      }
      List<Double> left = knots.get(next - 1);
      List<Double> right = knots.get(next);
      double share = (epoch - left.get(0)) / (right.get(0) - left.get(0));
      return left.get(1) + share * (right.get(1) - left.get(1));
    }

    @Override
    public String toString() {
      return "piecewise: " + knots;
    }
  }

  /**
   * Those of a theorem about the method.
   *
   * @param theorem its name; empty for the method's first one that has step sizes in this setting
   * @param parameters values of parameters that it leaves free
   */
  record OfTheorem(Optional<String> theorem, Map<String, Expression> parameters)
      implements Stepsize {
    public OfTheorem {
      parameters = new LinkedHashMap<>(parameters);
    }
  }
}
