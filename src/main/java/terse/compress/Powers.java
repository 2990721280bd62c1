package terse.compress;

import java.util.Arrays;
import terse.vector.Scratch;

/**
 * The powers b^k of a base, the same doubles at both ends of a link, and the place of a number
 * among them.
 *
 * <p>Powers are made by multiplying alone, so that they are the same on every machine, exact where
 * doubles are, and else wrong by at most k 2^-53 of themselves, far below the distance between
 * neighbours of a base of {@value #LEAST_BASE} or more. Uses the doubles of scratch slot 3.
 */
final class Powers {
  static final double LEAST_BASE = 1.001;

  private static final int TABLE = 4096;
  private static final double LOG_LEAST = -1040 * 0.6931471805599453;
  private static final double LOG_LARGEST = 1024 * 0.6931471805599453;

  private final double base;
  private final double log;
  private final int lowest;
  private final double[]
      table; // powers from `lowest` on, as far as they were asked for; zero: not yet
  private final int size;

  /**
   * The powers of a base; the {@code room} of them from b^lowest on are worked out at most once.
   */
  Powers(double base, int lowest, int room) {
    this.base = base;
    this.log = Math.log(base);
    this.lowest = lowest;
    this.size = Math.min(TABLE, room);
    this.table = Scratch.local().doubles(3, size);
    Arrays.fill(table, 0, size, 0);
  }

  static void check(String compressor, double base) {
    if (!(base >= LEAST_BASE && base <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          compressor + " needs a base >= " + LEAST_BASE + ", but base = " + base);
    }
  }

  /** b^k. */
  static double of(double base, int k) {
    if (base == 2) {
      boolean normal = k >= Double.MIN_EXPONENT && k <= Double.MAX_EXPONENT;
      return normal ? Double.longBitsToDouble((k + 1023L) << 52) : Math.scalb(1.0, k);
    }
    if (k >= 0) {
      return multiplied(base, k);
    }
    int half = -k >> 1; // b^-k alone may be beyond the range of a double
    return 1 / multiplied(base, half) / multiplied(base, -k - half);
  }

  private static double multiplied(double base, int k) {
    double power = 1;
    double square = base;
    for (int rest = k; rest > 0; rest >>= 1) {
      if ((rest & 1) != 0) {
        power *= square;
      }
      square *= square;
    }
    return power;
  }

  /**
   * The lowest exponent in use: of 2^-1074 for base 2, else of the first power from 2^-1040 on,
   * where doubles still are dense.
   */
  static int lowest(double base) {
    if (base == 2) {
      return Double.MIN_EXPONENT - 52;
    }
    int k = (int) (LOG_LEAST / StrictMath.log(base));
    while (of(base, k - 1) >= 0x1p-1040) {
      k--;
    }
    while (of(base, k) < 0x1p-1040) {
      k++;
    }
    return k;
  }

  /** The highest exponent in use: that of the largest power that is a double. */
  static int highest(double base) {
    if (base == 2) {
      return Double.MAX_EXPONENT;
    }
    int k = (int) (LOG_LARGEST / StrictMath.log(base));
    while (of(base, k + 1) <= Double.MAX_VALUE) {
      k++;
    }
    while (of(base, k) > Double.MAX_VALUE) {
      k--;
    }
    return k;
  }

  /**
   * (1/4) (b + 1/b + 2), the worst second moment of unbiased rounding to powers, at the harmonic
   * mean of two neighbours.
   */
  static double zeta(double base) {
    return (base + 1 / base + 2) / 4;
  }

  /** log2 of the base: how many times a power doubles in one step. */
  static double octaves(double base) {
    return StrictMath.log(base) / StrictMath.log(2);
  }

  /** log2 of the number of powers in a factor e: what finer powers cost a code. */
  static double spread(double base) {
    return Math.max(0, -Math.log(Math.log(base)) / Math.log(2));
  }

  /**
   * The exponent of a number x &gt; 0 rounded to a power of two: {@code added}, below 2^52, is
   * added to its mantissa, and the carry goes to the exponent. With 52 random bits that is
   * unbiased, with 2^51 - 1 it is the nearest power, the lower of two.
   */
  static int binary(double x, long added) {
    boolean normal = x >= Double.MIN_NORMAL;
    long bits = Double.doubleToRawLongBits(normal ? x : x * 0x1p52) + added;
    return (int) (bits >>> 52) - (normal ? 1023 : 1075);
  }

  /** b^k. */
  double of(int k) {
    int i = k - lowest;
    if (i < 0 || i >= size) {
      return of(base, k);
    }
    double known = table[i];
    return known != 0 ? known : (table[i] = of(base, k));
  }

  /** The largest k with b^k &lt;= x, for x &gt; 0. */
  int floor(double x) {
    int k = (int) Math.floor(Math.log(x) / log);
    while (of(k) > x) {
      k--;
    }
    while (of(k + 1) <= x) {
      k++;
    }
    return k;
  }
}
