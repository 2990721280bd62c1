package terse.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import terse.config.Key;
import terse.config.Source;
import terse.vector.Vector;

/**
 * f_j(x) = (a_j'x)^2 + |x|^2/2, where a_j is -b on the j-th d1-subset of the coordinates and c
 * elsewhere.
 *
 * <p>There is a worker for each of the C(d, d1) subsets, in lexicographic order. With d2 = d - d1 >
 * d1 the constants satisfy -b d1 + c d2 = 1 and b > c + 1; where one is given the other follows,
 * where none is, b = d2 + d2/d1 and c = d1 + 1/d2 + 1. From t (1, ..., 1) distributed gradient
 * descent with Top-d1 grows for ever.
 */
@Source(
    "Beznosikov, Horvath, Richtarik, Safaryan, On biased compression for distributed learning, Example 2")
public record BiasedExample2(
    @Key("dimension, at least 3") int d,
    @Key("size of the subsets, less than d/2") int d1,
    @Key("minus the value on the subset") OptionalDouble b,
    @Key("the value elsewhere") OptionalDouble c)
    implements ProblemType {
  private static final int MOST_WORKERS = 1_000_000;

  public BiasedExample2 {
    if (d < 3) {
      throw new IllegalArgumentException("biased-example-2 needs d >= 3, but d = " + d);
    }
    if (d1 < 1 || 2 * (long) d1 >= d) {
      throw new IllegalArgumentException(
          "biased-example-2 needs 1 <= d1 < d/2, but d1 = " + d1 + " and d = " + d);
    }
    if (subsets(d, d1) > MOST_WORKERS) {
      throw new IllegalArgumentException(
          "biased-example-2 has a worker for each d1-subset, at most "
              + MOST_WORKERS
              + ", but d = "
              + d
              + " and d1 = "
              + d1);
    }
    double onSubset = inside(d, d1, b, c);
    double elsewhere = outside(d, d1, b, c);
    double sum = -onSubset * d1 + elsewhere * (d - d1);
    if (!(Math.abs(sum - 1) <= 1e-9 * (1 + onSubset * d1))) {
      throw new IllegalArgumentException(
          "biased-example-2 needs -b d1 + c d2 = 1, but it is " + sum);
    }
    if (!(onSubset > elsewhere + 1 && elsewhere > 0)) {
      throw new IllegalArgumentException(
          "biased-example-2 needs c > 0 and b > c + 1, but b = "
              + onSubset
              + " and c = "
              + elsewhere);
    }
  }

  private static double inside(int d, int d1, OptionalDouble b, OptionalDouble c) {
    double d2 = d - d1;
    return b.orElse(c.isPresent() ? (c.getAsDouble() * d2 - 1) / d1 : d2 + d2 / d1);
  }

  private static double outside(int d, int d1, OptionalDouble b, OptionalDouble c) {
    double d2 = d - d1;
    return c.orElse(b.isPresent() ? (1 + b.getAsDouble() * d1) / d2 : d1 + 1 / d2 + 1);
  }

  /** C(d, d1), or a number above the limit. */
  private static long subsets(int d, int d1) {
    long count = 1;
    for (int i = 1; i <= d1 && count <= MOST_WORKERS; i++) {
      count = count * (d - d1 + i) / i;
    }
    return count;
  }

  @Override
  public OptionalInt fixedWorkers() {
    return OptionalInt.of((int) subsets(d, d1));
  }

  @Override
  public Problem build(Setting setting) {
    int n = (int) subsets(d, d1);
    ProblemType.checkWorkers("biased-example-2 with d = " + d + ", d1 = " + d1, n, setting);
    List<RankOneForm> locals = new ArrayList<>(n);
    int[] subset = new int[d1];
    for (int i = 0; i < d1; i++) {
      subset[i] = i;
    }
    do {
      locals.add(form(subset));
    } while (next(subset));
    return new Problem(
        "biased example 2, d = " + d + ", d1 = " + d1 + ", " + n + " workers",
        locals,
        new int[] {d},
        SmoothTheory.quadratic(locals));
  }

  private RankOneForm form(int[] subset) {
    Vector a = Vector.zeros(d).fill(outside(d, d1, b, c));
    for (int i : subset) {
      a.set(i, -inside(d, d1, b, c));
    }
    return new RankOneForm(a, 1, Vector.zeros(d));
  }

  /** Moves to the next subset in lexicographic order; false behind the last. */
  private boolean next(int[] subset) {
    int i = d1 - 1;
    while (i >= 0 && subset[i] == d - d1 + i) {
      i--;
    }
    if (i < 0) {
      return false;
    }
    subset[i]++;
    for (int k = i + 1; k < d1; k++) {
      subset[k] = subset[k - 1] + 1;
    }
    return true;
  }
}
