package terse.certify;

import java.util.function.ToDoubleFunction;
import terse.vector.Coins;
import terse.vector.NotFiniteException;
import terse.vector.Vector;

/**
 * A search for the vector at which a compressor comes nearest to a bound, or breaks it.
 *
 * <p>First the whole vector is scaled: by powers of two, unless those change nothing, which finds
 * the size that a compressor with absolute levels is worst at; then over four powers of two, then
 * by ever smaller steps, which finds the worst place between two neighbouring levels, whatever they
 * are. Then coordinates are changed, one or many at a time, and a change stays that raises the
 * score. Scores are estimated from the same rounds at every vector, so that their differences are
 * less noisy than they are; what the search finds must be measured again by fresh draws.
 *
 * @param samples draws for each estimate
 */
record WorstVector(Draws draws, ToDoubleFunction<Sample> score, int samples, Coins coins) {
  private static final int FARTHEST = 20; // powers of two, up and down
  private static final int SCALES = 48;
  private static final double OCTAVES = 4;
  private static final double LAST_STEP = 1e-8;
  private static final double LAST_NOISY_STEP = 1e-3;
  private static final int CHANGES = 60;
  private static final double[] FACTORS = {0.5, 0.9, 0.99, 1.01, 1.1, 2};

  /** The worst vector found from this one, whose name says how often it was improved. */
  Candidate from(Candidate start) {
    Best best = new Best(start.x());
    scaleByPowersOfTwo(best);
    scaleByLevels(best);
    scaleByLess(best);
    for (int i = 0; i < CHANGES; i++) {
      best.improvesOn(changed(best.x));
    }
    String steps = best.improved == 0 ? "" : " +" + best.improved;
    return new Candidate(start.family() + steps, best.x);
  }

  /** The best vector so far. */
  private final class Best {
    private Vector x;
    private double score;
    private int improved;

    Best(Vector x) {
      this.x = x;
      score = score(x);
    }

    boolean improvesOn(Vector other) {
      double found = score(other);
      if (found > score) {
        x = other;
        score = found;
        improved++;
        return true;
      }
      return false;
    }
  }

  private void scaleByPowersOfTwo(Best best) {
    Vector unscaled = best.x;
    if (score(scaled(unscaled, 2)) == best.score && score(scaled(unscaled, 0x1p-9)) == best.score) {
      return; // of a compressor that scales with its input, to the last bit
    }
    for (int exponent = -FARTHEST; exponent <= FARTHEST; exponent++) {
      best.improvesOn(scaled(unscaled, Math.scalb(1.0, exponent)));
    }
  }

  private void scaleByLevels(Best best) {
    Vector unscaled = best.x;
    for (int i = 1; i < SCALES; i++) {
      best.improvesOn(scaled(unscaled, Math.pow(2, OCTAVES * i / SCALES)));
    }
  }

  private void scaleByLess(Best best) {
    double last = draws.random() ? LAST_NOISY_STEP : LAST_STEP;
    for (double step = 0.05; step > last; ) {
      Vector x = best.x;
      boolean up = best.improvesOn(scaled(x, 1 + step));
      boolean down = best.improvesOn(scaled(x, 1 - step));
      if (!up && !down) {
        step /= 2;
      }
    }
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
