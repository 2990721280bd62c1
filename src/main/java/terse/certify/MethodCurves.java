package terse.certify;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import terse.method.Algorithm;
import terse.theory.Weights;

/**
 * The curves of a method as means over repeats, with standard errors: over two repeats where they
 * are alike, for then nothing is random.
 */
final class MethodCurves {
  static final String CONVERGENCE = "convergence";

  /** What rounding may leave of the start's excess loss. */
  private static final double FLOOR = 1e-12;

  private final Means values;
  private final Means bounds;
  private final Means gaps;
  private final Means excess;
  private int repeats;
  private boolean random = true;

  /**
   * Runs a method.
   *
   * @param bound makes the bound of one run
   * @param weights of the average that it is about, where it is about one
   * @param most repeats
   */
  MethodCurves(
      MethodRun run, Algorithm method, Supplier<RunBound> bound, Weights weights, int most) {
    values = new Means(run.rounds());
    bounds = new Means(run.rounds());
    gaps = new Means(run.rounds());
    excess = new Means(run.rounds());
    while (repeats < (random ? most : 2)) {
      MethodCurve curve = new MethodCurve(bound.get(), weights, run.rounds());
      run.of(method, curve, repeats);
      repeats++;
      random = repeats < 2 || !Arrays.equals(curve.excess(), excess.mean);
      values.add(curve.values(), repeats);
      bounds.add(curve.bounds(), repeats);
      gaps.add(minus(curve.values(), curve.bounds()), repeats);
      excess.add(curve.excess(), repeats);
    }
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = a.clone();
    for (int k = 0; k < a.length; k++) {
      difference[k] -= b[k];
    }
    return difference;
  }

  /** How many runs there were, in words. */
  String runs() {
    return random ? "mean of " + repeats + " runs" : "one run";
  }

  /** What the theorem bounds. */
  Means values() {
    return values;
  }

  /** Its bound. */
  Means bounds() {
    return bounds;
  }

  /** By how much it is above the bound. */
  Means gaps() {
    return gaps;
  }

  /** f(x_k) - f*. */
  Means excess() {
    return excess;
  }

  /**
   * Whether the excess loss at the end is at most a part of the start's.
   *
   * @param most this part
   * @param z standard errors that are due to chance
   * @param how on what problem, and with what step sizes
   */
  MethodClaim convergence(double most, double z, String how) {
    double start = excess.mean(0);
    int rounds = excess.mean.length - 1;
    double left = Math.max(0, excess.mean(rounds)) / start;
    double chance = z * excess.error(rounds) / start + FLOOR;
    String finding =
        String.format(
            Locale.ROOT, "of f - f* after %d rounds, %.4f a round; %s", rounds, rate(rounds), how);
    return MethodClaim.atMost(CONVERGENCE, left, most + chance, finding);
  }

  /** The mean factor of a round, until only rounding is left. */
  private double rate(int rounds) {
    int last = rounds;
    while (last > 1 && !(excess.mean(last) > FLOOR * excess.mean(0))) {
      last--;
    }
    return Math.pow(excess.mean(last) / excess.mean(0), 1.0 / last);
  }

  /** Means of curves, round by round, and the squares of their distances from them. */
  static final class Means {
    private final double[] mean;
    private final double[] squares;
    private int count;

    Means(int rounds) {
      mean = new double[rounds + 1];
      squares = new double[rounds + 1];
    }

    private void add(double[] curve, int number) {
      count = number;
      for (int k = 0; k < mean.length; k++) {
        double step = curve[k] - mean[k];
        mean[k] += step / number;
        squares[k] += step * (curve[k] - mean[k]);
      }
    }

    double mean(int k) {
      return mean[k];
    }

    /** The largest mean of all rounds. */
    double largest() {
      double largest = 0;
      for (double each : mean) {
        largest = each > largest ? each : largest; // false for what is not a number
      }
      return largest;
    }

    /** The standard error of the mean before round k. */
    double error(int k) {
      return Math.sqrt(squares[k] / (count - 1) / count);
    }
  }
}
