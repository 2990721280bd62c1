package terse.compress;

import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.NotFiniteException;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Precision;

/**
 * Exponential rounding: every coordinate becomes a power of the base b, with its sign (Beznosikov
 * et al., JMLR 2023, equations 12, 13).
 *
 * <p>Unbiased, |x_j| in [a, ab] becomes a or ab at random: E C^2 = |x|(a + ab) - a^2 b is at most
 * zeta x^2 with zeta = (b + 1/b + 2)/4, reached at 2ab/(a + ab), the harmonic mean of the two
 * (Lemma 12): U(zeta). Biased, it becomes the nearer one, the lower one of two equally near: C/x
 * runs from 2/(b + 1) just below the middle to 2b/(b + 1) just above, which gives B1((2/(b + 1))^2,
 * 2b/(b + 1)), B2(2/(b + 1), 2b/(b + 1)) and B3((b + 1)^2/(4b)) (Lemma 13). Zero stays zero.
 *
 * <p>The powers in use run from 2^-1074 (base 2) or 2^-1040 (others) to the largest that is a
 * double. Below the lowest a coordinate is rounded between it and zero by the same rule, but the
 * constants do not hold; above the highest, or where the precision of the wire ends, it is refused.
 * Wire: the {@link Levels}, level l being the power b^(l - 1 + lowest exponent).
 */
@Source("rounds to powers of a base (Beznosikov et al., JMLR 2023, eq. 12 and 13)")
public record Rounding(
    @Key(value = "base b of the powers, b >= 1.001", orElse = "2") double base,
    @Key(value = "true: random and unbiased, false: to the nearest", orElse = "false")
        boolean unbiased,
    @Key(value = "auto, fixed, elias, rice or range", orElse = "auto") Code code)
    implements Compressor {
  private static final long NEAREST = (1L << 51) - 1;

  public Rounding {
    Powers.check("rounding", base);
  }

  /** Rounding to powers of this base, in the default code. */
  public static Rounding of(double base, boolean unbiased) {
    return new Rounding(base, unbiased, Code.AUTO);
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    double max = x.maxAbs();
    Precision precision = out.envelope().precision();
    precision.round(max); // refuses what cannot travel
    int lowest = Powers.lowest(base);
    int highest = Powers.highest(base);
    double last = Powers.of(base, highest);
    if (max > last) {
      throw new NotFiniteException(max + " is above " + last + ", the last power of " + base);
    }
    int top = highest - lowest + 1;
    Rule rule = base == 2 ? this::binary : general(lowest, highest, max, x.dimension());
    int k = Quantizer.round(x.array(), coins, top, rule);
    format(x.dimension()).write(x.array(), k, out);
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    double[] a = y.array();
    int lowest = Powers.lowest(base);
    Levels format = format(a.length);
    int k = format.read(in, a.length);
    int[] positions = Levels.positions(k);
    int[] levels = Levels.magnitudes(k);
    int least = format.top();
    for (int i = 0; i < k; i++) {
      least = Math.min(least, Math.abs(levels[i]));
    }
    Powers powers = new Powers(base, lowest + least - 1, room(a.length));
    for (int i = 0; i < k; i++) {
      double power = powers.of(lowest + Math.abs(levels[i]) - 1);
      a[positions[i]] += scale * (levels[i] < 0 ? -power : power);
    }
  }

  @Override
  public Guarantee guarantee(int d) {
    double b = base;
    return unbiased
        ? Guarantee.unbiased(Powers.zeta(b))
        : Guarantee.biased(
            (2 / (b + 1)) * (2 / (b + 1)),
            2 * b / (b + 1),
            2 / (b + 1),
            (b + 1) / (4 * b) * (b + 1));
  }

  @Override
  public long roomFor(int d, int realBits) {
    return format(d).room(d, 4 + Powers.spread(base));
  }

  /** A typical vector has no zeros and powers near 1. */
  private Levels format(int d) {
    int lowest = Powers.lowest(base);
    double middle = (1 + 1 / base) / 2;
    return new Levels(
        Powers.highest(base) - lowest + 1,
        d,
        1 - lowest,
        code,
        l -> middle * Powers.of(base, l - 1 + lowest));
  }

  private void binary(double[] x, long[] coins, long[] levels, int n) {
    int below = Powers.lowest(2) - 1;
    for (int j = 0; j < n; j++) {
      double size = Math.abs(x[j]);
      long added = unbiased ? coins[j] >>> 12 : NEAREST;
      levels[j] = size == 0 ? 0 : Powers.binary(size, added) - below;
    }
  }

  private Rule general(int lowest, int highest, double max, int d) {
    int room = room(d);
    double least = Powers.of(base, lowest);
    int top = max < least ? lowest : new Powers(base, lowest, 0).floor(max);
    Powers powers = new Powers(base, Math.max(lowest, Math.min(top, highest) + 2 - room), room);
    return (x, coins, levels, n) -> {
      for (int j = 0; j < n; j++) {
        double size = Math.abs(x[j]);
        int k = size < least ? lowest - 1 : powers.floor(size);
        double from = size < least ? 0 : powers.of(k);
        boolean up;
        if (size == from) {
          up = false;
        } else if (unbiased) {
          double to = powers.of(k + 1);
          up = (coins[j] >>> 11) * 0x1p-53 < (size - from) / (to - from);
        } else {
          up = size - from > powers.of(k + 1) - size;
        }
        levels[j] = (long) k - lowest + (up ? 2 : 1);
      }
    };
  }

  /** How many powers are worth a table. */
  private static int room(int d) {
    return Math.min(4096, 2 * Math.min(d, 2048) + 64);
  }
}
