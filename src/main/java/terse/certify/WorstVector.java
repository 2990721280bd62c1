package terse.certify;

import java.util.function.ToDoubleFunction;
import terse.vector.Coins;
import terse.vector.NotFiniteException;
import terse.vector.Vector;

/**
 * A search for the vector at which a compressor comes nearest to a bound, or breaks it.
 *
 * <p>First the whole vector is scaled over four powers of two, then by ever smaller steps: that
 * finds the worst place between two neighbouring levels, whatever they are. Then coordinates are
 * changed, one or many at a time, and a change stays that raises the score. Scores are estimated
 * from the same rounds at every vector, so that their differences are less noisy than they are;
 * what the search finds must be measured again by fresh draws.
 *
 * @param samples draws for each estimate
 */
record WorstVector(Draws draws, ToDoubleFunction<Sample> score, int samples, Coins coins) {
  private static final int SCALES = 48;
  private static final double OCTAVES = 4;
  private static final double LAST_STEP = 1e-8;
  private static final double LAST_NOISY_STEP = 1e-3;
  private static final int CHANGES = 60;
  private static final double[] FACTORS = {0.5, 0.9, 0.99, 1.01, 1.1, 2};

  /** The worst vector found from this one, whose name says how often it was improved. */
  Candidate from(Candidate start) {
    Vector x = start.x();
    double best = score(x);
    Vector unscaled = x;
    int improved = 0;
    for (int i = 1; i < SCALES; i++) {
      Vector scaled = scaled(unscaled, Math.pow(2, OCTAVES * i / SCALES));
      double found = score(scaled);
      if (found > best) {
        best = found;
        x = scaled;
        improved++;
      }
    }
    double last = draws.random() ? LAST_NOISY_STEP : LAST_STEP;
    for (double step = 0.05; step > last; ) {
      Vector up = scaled(x, 1 + step);
      Vector down = scaled(x, 1 - step);
      double above = score(up);
      double below = score(down);
      if (Math.max(above, below) > best) {
        best = Math.max(above, below);
        x = above >= below ? up : down;
        improved++;
      } else {
        step /= 2;
      }
    }
    for (int i = 0; i < CHANGES; i++) {
      Vector changed = changed(x);
      double found = score(changed);
      if (found > best) {
        best = found;
        x = changed;
        improved++;
      }
    }
    String steps = improved == 0 ? "" : " +" + improved;
    return new Candidate(start.family() + steps, x);
  }

  private double score(Vector x) {
    try {
      return score.applyAsDouble(draws.take(x, samples));
    } catch (NotFiniteException e) {
      return Double.NEGATIVE_INFINITY;
    }
  }

  private Vector changed(Vector x) {
    int d = x.dimension();
    Vector y = x.copy();
    double factor = FACTORS[coins.nextInt(FACTORS.length)];
    int one = coins.nextInt(d);
    double share = coins.nextDouble();
    switch (coins.nextInt(4)) {
      case 0 -> y.set(one, factor * y.get(one));
      case 1 -> y.set(one, x.maxAbs());
      case 2 -> {
        for (int j = 0; j < d; j++) {
          y.set(j, coins.nextDouble() < share ? factor * x.get(j) : x.get(j));
        }
      }
      default -> {
        for (int j = 0; j < d; j++) {
          y.set(j, j != one && coins.nextDouble() < share ? 0 : x.get(j));
        }
      }
    }
    return y.maxAbs() > 0 ? y : x;
  }

  private static Vector scaled(Vector x, double factor) {
    return x.copy().scale(factor);
  }
}
