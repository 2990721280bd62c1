package terse.billing;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import terse.compress.Compressor;
import terse.compress.ExponentialDithering;
import terse.compress.Lattice;
import terse.compress.Natural;
import terse.compress.NaturalDithering;
import terse.compress.Qsgd;
import terse.compress.Rounding;
import terse.compress.ScaledSign;
import terse.compress.Sign;
import terse.compress.Terngrad;
import terse.vector.Vector;
import terse.wire.Entropy;

/** What conventions need to know of the compressors that send levels. */
final class Quantisers {
  private static final Set<Class<?>> WITH_NORM =
      Set.of(
          Qsgd.class,
          Terngrad.class,
          ExponentialDithering.class,
          NaturalDithering.class,
          ScaledSign.class);
  private static final Set<Class<?>> WITHOUT =
      Set.of(Natural.class, Rounding.class, Lattice.class, Sign.class);

  private Quantisers() {}

  /** Whether this one is known here. */
  static boolean has(Object decoder) {
    return WITH_NORM.contains(decoder.getClass()) || WITHOUT.contains(decoder.getClass());
  }

  /** How many norms, or other scale factors, it sends. */
  static int norms(Compressor by) {
    return WITH_NORM.contains(by.getClass()) ? 1 : 0;
  }

  /** The number s of its levels above zero, of those that have a fixed one. */
  static OptionalInt levels(Compressor by) {
    if (by instanceof Qsgd qsgd) {
      return OptionalInt.of(qsgd.levels());
    }
    if (by instanceof ExponentialDithering dithering) {
      return OptionalInt.of(dithering.levels());
    }
    if (by instanceof NaturalDithering dithering) {
      return OptionalInt.of(dithering.levels());
    }
    return by instanceof Terngrad ? OptionalInt.of(1) : OptionalInt.empty();
  }

  /** s, where it is QSGD as its authors analyse it, with the Euclidean norm. */
  static OptionalInt euclideanLevels(Compressor by) {
    return by instanceof Qsgd qsgd && qsgd.norm().equals("2")
        ? OptionalInt.of(qsgd.levels())
        : OptionalInt.empty();
  }

  /** The bound epsilon of its error, of those that have one. */
  static OptionalDouble accuracy(Compressor by) {
    return by instanceof Lattice lattice
        ? OptionalDouble.of(lattice.epsilon())
        : OptionalDouble.empty();
  }

  /** Whether its values are powers of two, and zero. */
  static boolean isBinary(Compressor by) {
    return by instanceof Natural || (by instanceof Rounding rounding && rounding.base() == 2);
  }

  /** Whether it sends signs and no zeros. */
  static boolean isSign(Compressor by) {
    return by instanceof Sign || by instanceof ScaledSign;
  }

  /**
   * The empirical entropy of a vector's coordinates as symbols: of one message of a quantiser,
   * equal levels with equal signs are equal numbers.
   */
  static double entropy(Vector value) {
    double[] symbols = value.array().clone();
    Arrays.sort(symbols);
    long[] counts = new long[symbols.length];
    int different = 0;
    for (int j = 0; j < symbols.length; j++) {
      different += j > 0 && symbols[j] != symbols[j - 1] ? 1 : 0;
      counts[different]++;
    }
    return Entropy.bits(counts);
  }
}
