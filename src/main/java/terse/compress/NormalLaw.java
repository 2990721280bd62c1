package terse.compress;

import terse.wire.LevelModel;

/**
 * How likely the levels 1 .. top are for a normal coordinate that is not rounded to zero: what both
 * ends expect of levels. Plain arithmetic and square roots, and so the same everywhere.
 */
final class NormalLaw {
  private final Sizes sizes;
  private final int top;
  private final double unit; // typical deviations in a deviation of this law
  private final double notZero;

  /**
   * The law for coordinates whose standard deviation is 2^(shift/2) times that of a typical vector.
   */
  NormalLaw(Sizes sizes, int top, int shift) {
    this.sizes = sizes;
    this.top = top;
    this.unit = Powers.of(2, -(shift >> 1)) * ((shift & 1) == 0 ? 1 : Math.sqrt(0.5));
    this.notZero = beyond(sizes.least(1) * unit);
  }

  /**
   * The probability that a standard normal number is farther from zero than x &gt;= 0, to 0.0005
   * (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.18).
   */
  static double beyond(double x) {
    double root = 1 + x * (0.196854 + x * (0.115194 + x * (0.000344 + x * 0.019527)));
    double square = root * root;
    return 1 / (square * square);
  }

  /** The probability of a level below this one, of 1 .. top + 1. */
  double below(int level) {
    if (level <= 1) {
      return 0;
    }
    return level > top || notZero == 0 ? 1 : 1 - beyond(sizes.least(level) * unit) / notZero;
  }

  /** The probability of the levels from .. to - 1. */
  double mass(int from, int to) {
    return below(to) - below(from);
  }

  /** The level that half of the others are below. */
  int median() {
    int low = 1;
    int high = top;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (below(middle + 1) < 0.5) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Where ranks are best counted from: the median, or 1 where no level is likelier than that. */
  int centre() {
    int median = median();
    return mass(1, 2) >= mass(median, median + 1) ? 1 : median;
  }

  /**
   * The law of the ranks of levels by their distance from a centre, see {@link Magnitudes#rank}.
   */
  LevelModel.Law ofRanks(int centre) {
    int both = Math.min(centre - 1, top - centre);
    return rank -> {
      int n = (int) Math.min(rank, top); // the n levels of lower ranks are neighbours
      int from = n <= 2 * both + 1 ? centre - n / 2 : centre - 1 > both ? top + 1 - n : 1;
      return mass(from, from + n);
    };
  }
}
