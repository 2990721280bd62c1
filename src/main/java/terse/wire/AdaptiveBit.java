package terse.wire;

import java.util.Arrays;

/**
 * The adaptive probability of one binary context, packed in a long, so that the contexts of a model
 * are a plain array.
 *
 * <p>The estimate is Krichevsky and Trofimov's (The performance of universal encoding, IEEE
 * Transactions on Information Theory 27, 1981), (ones + 1/2) / (count + 1), up to {@value #WINDOW}
 * decisions, which costs half the logarithm of their number; then old decisions are forgotten at
 * the rate 1 / {@value #WINDOW}, which costs a third of a thousandth of a bit per decision at most.
 * High 32 bits: the probability of a one; low 32 bits: the count.
 */
final class AdaptiveBit {
  /** The context before any decision: probability 1/2, count 0. */
  static final long FRESH = 1L << 63;

  private static final int WINDOW = 4096;
  private static final int SCALE = 20;
  private static final double LEAST = 0x1p-9;
  private static final int[] STEP = steps(); // STEP[count] = 2^20 / (count + 2)

  private AdaptiveBit() {}

  static void reset(long[] contexts, int from, int to) {
    Arrays.fill(contexts, from, to, FRESH);
  }

  /** The context that expects a one with probability p as if it had seen so many decisions. */
  static long expecting(double p, int decisions) {
    double kept = Math.max(LEAST, Math.min(1 - LEAST, p));
    return (long) (kept * 0x1p32) << 32 | decisions;
  }

  /** The probability of a one in units of 2^-16, 1 .. 2^16 - 1. */
  static int ofOne(long context) {
    return (int) (context >>> 48) | 1;
  }

  /** The context after a decision. */
  static long next(long context, int bit) {
    int count = (int) context;
    long p = context >>> 32;
    long target = -bit & 0xffffffffL;
    p += ((target - p) * STEP[count]) >> SCALE;
    return p << 32 | Math.min(count + 1, WINDOW - 2);
  }

  private static int[] steps() {
    int[] step = new int[WINDOW - 1];
    for (int count = 0; count < step.length; count++) {
      step[count] = (1 << SCALE) / (count + 2);
    }
    return step;
  }
}
