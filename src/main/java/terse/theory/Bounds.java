package terse.theory;

import java.util.function.IntToDoubleFunction;

/** The forms that bounds have. */
final class Bounds {
  private Bounds() {}

  /** What a bound on the state before round k says of the state after it. */
  @FunctionalInterface
  interface Step {
    double next(int k, double bound);
  }

  /** A bound that starts here and goes on from round to round. */
  static Bound recursion(Metric metric, double start, Step step) {
    return new Bound() {
      private double bound = start;
      private int round;

      @Override
      public Metric metric() {
        return metric;
      }

      @Override
      public double at(int k) {
        for (; round < k; round++) {
          bound = step.next(round, bound);
        }
        return bound;
      }
    };
  }

  /**
   * (start + sum_{t &lt;= k} term_t) / sum_{t &lt;= k} weight_t, of a mean over x_0 .. x_k. Terms
   * and weights are asked for once a round, in order.
   */
  static Bound mean(
      Metric metric, double start, IntToDoubleFunction term, IntToDoubleFunction weight) {
    return new Bound() {
      private double sum = start;
      private double weights;
      private int round = -1;

      @Override
      public Metric metric() {
        return metric;
      }

      @Override
      public double at(int k) {
        while (round < k) {
          round++;
          sum += term.applyAsDouble(round);
          weights += weight.applyAsDouble(round);
        }
        return sum / weights;
      }
    };
  }

  /** The weights w_k themselves. */
  static Weights weights(IntToDoubleFunction weight) {
    return k -> weight.applyAsDouble(k - 1) / weight.applyAsDouble(k);
  }

  /**
   * eta_k, and eta_{K-1} from the last round on: no step follows the last row, but a mean over x_0
   * .. x_K is bounded as if one did.
   */
  static IntToDoubleFunction steps(Setting s, IntToDoubleFunction eta) {
    return k -> eta.applyAsDouble(Math.min(k, s.rounds() - 1));
  }

  /** The largest gamma with gamma (p + q gamma) &lt;= 1, for p &gt; 0 and q &gt;= 0. */
  static double largestStep(double p, double q) {
    return 2 / (p + Math.sqrt(p * p + 4 * q));
  }
}
