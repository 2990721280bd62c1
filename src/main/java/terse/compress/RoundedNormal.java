package terse.compress;

import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Frequencies;
import terse.wire.Part;
import terse.wire.RangeDecoder;
import terse.wire.RangeEncoder;
import terse.wire.TruncatedBinary;

/**
 * A code of integers for a normal distribution, rounded to integers: a range coder with a table of
 * frequencies.
 *
 * <p>The standard deviation is that of the table times 2^shift. It is a sixteenth of an octave
 * number, sent in ten or eleven bits. Of large numbers the table codes the high digits, in units of
 * a twelfth to a sixth of the deviation, and the digits below are raw. What the rounding of
 * deviations, frequencies and units costs is less than 0.005 bits a number. Numbers far out escape:
 * their length and their digits follow.
 */
record RoundedNormal(int shift, int table) {
  private static final int OCTAVE = 16;

  /** The deviations of the tables are 2^(i/16) for i from here, 0.2, ... */
  private static final int SMALLEST = -37;

  /** ... to here, 11.8; the 16 largest also serve with a shift. */
  private static final int LARGEST = 57;

  private static final int TABLES = LARGEST - SMALLEST + 1;
  private static final int MOST_SHIFT = 59;
  private static final int CODES = TABLES + MOST_SHIFT * OCTAVE;
  private static final int LENGTH_WIDTH = 6;

  /** About the bits that are not spent on numbers. */
  static final double HEADER = 13;

  /** Costs are multiples of this, alike on every machine. */
  private static final double BIT = 1.0 / 1024;

  private static final Frequencies[] FREQUENCIES = new Frequencies[TABLES];
  private static final double[][] COSTS = new double[TABLES][];
  private static final double[] SECOND_MOMENTS = new double[TABLES];

  static {
    for (int i = 0; i < TABLES; i++) {
      fill(i);
    }
  }

  /**
   * Table i: the numbers -reach .. reach with the weights of a normal distribution, and an escape.
   */
  private static void fill(int i) {
    double deviation = StrictMath.pow(2, (double) (SMALLEST + i) / OCTAVE);
    int reach = 1 + (int) (5 * deviation);
    double[] weights = new double[2 * reach + 2];
    double sum = 0;
    double squares = 0;
    for (int b = -reach; b <= reach; b++) {
      double weight = StrictMath.exp(-0.5 * b * b / (deviation * deviation));
      weights[b + reach] = weight;
      sum += weight;
      squares += weight * b * b;
    }
    FREQUENCIES[i] = new Frequencies(weights);
    SECOND_MOMENTS[i] = squares / sum;
    COSTS[i] = new double[weights.length];
    for (int s = 0; s < weights.length; s++) {
      double probability = weights[s] / sum * (1 - weights.length * 0x1p-16) + 0x1p-16;
      double bits = -StrictMath.log(probability) / StrictMath.log(2);
      COSTS[i][s] = StrictMath.rint(bits / BIT) * BIT;
    }
  }

  /** The distribution of this mean square. */
  static RoundedNormal of(double square) {
    int shift = 0;
    while (square > SECOND_MOMENTS[TABLES - 1]) {
      square /= 4;
      shift++;
    }
    int least = shift == 0 ? 0 : TABLES - OCTAVE;
    int low = least;
    int high = TABLES - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (SECOND_MOMENTS[middle] < square) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean nearer = low > least && square * square < SECOND_MOMENTS[low - 1] * SECOND_MOMENTS[low];
    return new RoundedNormal(shift, nearer ? low - 1 : low);
  }

  /** The largest number of a table. */
  private static int reach(int table) {
    return (COSTS[table].length - 2) / 2;
  }

  /** The high digits of z, rounded to the nearest. */
  private long high(long z) {
    return (z + (1L << shift >> 1)) >> shift;
  }

  /** The cost of z. */
  double bits(long z) {
    int reach = reach(table);
    long high = high(z);
    if (Math.abs(high) > reach) {
      return COSTS[table][2 * reach + 1]
          + LENGTH_WIDTH
          + 63
          - Long.numberOfLeadingZeros(SignedIntegers.fold(z));
    }
    return COSTS[table][(int) high + reach] + shift;
  }

  /** Writes the distribution, then the numbers. */
  void write(long[] z, int d, BitWriter out) {
    int code = shift == 0 ? table : TABLES + (shift - 1) * OCTAVE + table - (TABLES - OCTAVE);
    TruncatedBinary.write(out, code, CODES);
    RangeEncoder encoder = new RangeEncoder(out.part(Part.LEVELS));
    Frequencies frequencies = FREQUENCIES[table];
    int reach = reach(table);
    long half = 1L << shift >> 1;
    for (int j = 0; j < d; j++) {
      long high = high(z[j]);
      if (Math.abs(high) <= reach) {
        frequencies.write(encoder, (int) high + reach);
        encoder.raw(z[j] + half - (high << shift), shift);
      } else {
        frequencies.write(encoder, 2 * reach + 1);
        long folded = SignedIntegers.fold(z[j]);
        int digits = 63 - Long.numberOfLeadingZeros(folded);
        encoder.raw(digits, LENGTH_WIDTH);
        encoder.raw(folded - (1L << digits), digits);
      }
    }
    encoder.finish();
  }

  /** Reads what {@link #write} wrote. */
  static void read(BitReader in, long[] z, int d) {
    int code = (int) TruncatedBinary.read(in, CODES);
    int shift = code < TABLES ? 0 : (code - TABLES) / OCTAVE + 1;
    int table = code < TABLES ? code : TABLES - OCTAVE + (code - TABLES) % OCTAVE;
    RangeDecoder decoder = new RangeDecoder(in);
    Frequencies frequencies = FREQUENCIES[table];
    int reach = reach(table);
    long half = 1L << shift >> 1;
    for (int j = 0; j < d; j++) {
      int symbol = frequencies.read(decoder);
      if (symbol <= 2 * reach) {
        z[j] = ((long) (symbol - reach) << shift) + decoder.raw(shift) - half;
      } else {
        int digits = (int) decoder.raw(LENGTH_WIDTH);
        if (digits == 63) {
          throw in.malformed("a number of 64 digits", 0);
        }
        z[j] = SignedIntegers.unfold(1L << digits | decoder.raw(digits));
      }
    }
    decoder.finish();
  }
}
