package terse.vector;

/**
 * A stream of random numbers that is addressed, not consumed: number i of the stream is a hash of
 * (key, i).
 *
 * <p>The hash is SplitMix64's (Steele, Lea, Flood, OOPSLA 2014). Nothing is shared between streams,
 * so that an experiment has the same random numbers at any number of threads, in any order of
 * arrival, and after any resume. Keys of different purposes are made with {@link #key}.
 */
public final class Coins {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1.0p-53;
  private static final long[] STEPS = steps();

  private final long key;
  private long position;

  /** The stream of this key, at its first number. */
  public Coins(long key) {
    this.key = key;
  }

  /** Folds an address, such as (seed, repeat, node, round, purpose), into a key. */
  public static long key(long... address) {
    long h = 0x2545f4914f6cdd1dL;
    for (long part : address) {
      h = fold(h, part);
    }
    return h;
  }

  /** One step of {@link #key}: {@code key(a, b, c) = fold(key(a, b), c)}. */
  public static long fold(long key, long part) {
    return mix(key + GOLDEN + mix(part + GOLDEN));
  }

  /** SplitMix64's finaliser: a bijection of the 64-bit numbers. */
  public static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Number i of the stream, without moving in it: 64 random bits. */
  public long at(long i) {
    return mix(key + (i + 1) * GOLDEN);
  }

  /**
   * into[j] = number from + j of the stream for 0 &lt;= j &lt; n, where n is at most {@link
   * Rows#LENGTH}: in vector code, at a seventh of what {@link #at} costs each.
   */
  public void row(long from, long[] into, int n) {
    mix(STEPS, key + from * GOLDEN, into, n);
  }

  private static void mix(long[] steps, long start, long[] into, int n) {
    for (int j = 0; j < n; j++) {
      long z = steps[j] + start;
      z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
      z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
      into[j] = z ^ (z >>> 31);
    }
  }

  private static long[] steps() {
    long[] steps = new long[Rows.LENGTH];
    for (int j = 0; j < steps.length; j++) {
      steps[j] = (j + 1) * GOLDEN;
    }
    return steps;
  }

  /** The same stream at the same number, which goes on by itself. */
  public Coins copy() {
    Coins copy = new Coins(key);
    copy.position = position;
    return copy;
  }

  public long key() {
    return key;
  }

  /** The next 64 random bits. */
  public long nextLong() {
    return at(position++);
  }

  /** The next number, uniform on the multiples of 2^-53 in [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /** The next number, uniform on 0 .. bound - 1, exactly (Lemire, TOMACS 2019). */
  public long nextLong(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("a random index needs a bound >= 1, but bound = " + bound);
    }
    long r = nextLong();
    long high = Math.multiplyHigh(r, bound) + ((r >> 63) & bound);
    long low = r * bound;
    if (Long.compareUnsigned(low, bound) < 0) {
      long rest = Long.remainderUnsigned(-bound, bound);
      while (Long.compareUnsigned(low, rest) < 0) {
        r = nextLong();
        high = Math.multiplyHigh(r, bound) + ((r >> 63) & bound);
        low = r * bound;
      }
    }
    return high;
  }

  /** The next number, uniform on 0 .. bound - 1. */
  public int nextInt(int bound) {
    return (int) nextLong(bound);
  }

  /** The next standard normal number (Marsaglia's polar method). */
  public double nextGaussian() {
    while (true) {
      double u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }
}
