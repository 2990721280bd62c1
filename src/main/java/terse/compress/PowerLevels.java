package terse.compress;

import terse.vector.Scratch;

/**
 * Rounds numbers to one of the two neighbours among zero and some powers of a base, the last one 1,
 * at random, without bias, to 2^-53. A number's place among the powers is looked up by its exponent
 * and as many digits of its mantissa as make it nearly sure. Uses the ints of scratch slot 6.
 */
final class PowerLevels implements Rule {
  private static final int MANTISSA = 52;
  private static final int MOST_DIGITS = 10;

  private final Share share;
  private final Share ofNorm;
  private final double[] values;
  private final int levels;
  private final int shift;
  private final long least;
  private final int[] places; // by the bits from `shift` on, less `least`: the level at or below

  /**
   * @param norm what 1 stands for, above zero
   * @param values the numbers that levels 0 .. levels stand for: 0, b^(1 - levels), ..., 1
   */
  PowerLevels(double norm, double base, double[] values, int levels) {
    this.share = Share.of(norm, 1 / values[1]);
    this.ofNorm = Share.of(norm, 1);
    this.values = values;
    this.levels = levels;
    int digits = 32 - Integer.numberOfLeadingZeros((int) (1 / Powers.octaves(base)));
    this.shift = MANTISSA - Math.min(MOST_DIGITS, digits);
    this.least = place(values[1]);
    int n = (int) (place(1) - least) + 1;
    this.places = Scratch.local().ints(6, n);
    for (int i = 0, level = 1; i < n; i++) {
      double low = Double.longBitsToDouble((least + i) << shift);
      while (level < levels && values[level + 1] <= low) {
        level++;
      }
      places[i] = level;
    }
  }

  @Override
  public Share share() {
    return share;
  }

  @Override
  public void round(double[] x, long[] coins, long[] level, int n) {
    ofNorm.of(x, n);
    for (int j = 0; j < n; j++) {
      double size = x[j];
      int l = size < values[1] ? 0 : places[(int) (place(Math.min(size, 1)) - least)];
      while (l < levels && values[l + 1] <= size) {
        l++;
      }
      if (l < levels) {
        double up = (size - values[l]) / (values[l + 1] - values[l]);
        l += (coins[j] >>> 11) * 0x1p-53 < up ? 1 : 0;
      }
      level[j] = l;
    }
  }

  private long place(double size) {
    return Double.doubleToRawLongBits(size) >>> shift;
  }
}
