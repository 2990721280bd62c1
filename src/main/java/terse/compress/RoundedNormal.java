package terse.compress;

import terse.vector.Scratch;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Part;
import terse.wire.TruncatedBinary;

/**
 * Codes of integers for a normal distribution, rounded to integers, with tables.
 *
 * <p>The standard deviation is that of the table times 2^shift. It is a sixteenth of an octave
 * number, sent in ten or eleven bits. Of large numbers the table codes the high digits, in units of
 * an eighth to a quarter of the deviation. The high digits of those that the table has no symbol
 * for follow, folded, plus one: their length in six bits, and they without the leading one. Last
 * come the {@code shift} low digits of all.
 *
 * <p>The symbols travel in one of two codes ({@link NormalTable}). In the range code what the
 * rounding of deviations, frequencies and units costs is less than 0.005 bits a number. The prefix
 * code costs {@link #excess} more, and takes a third of the time.
 *
 * <p>Uses scratch slots 1 of ints and 1 of longs.
 */
record RoundedNormal(int shift, int table) {
  private static final int OCTAVE = 16;

  /** The deviations of the tables are 2^(i/16) for i from here, 0.2, ... */
  private static final int SMALLEST = -37;

  /** ... to here, 8.4; the 16 largest also serve with a shift. */
  private static final int LARGEST = 49;

  private static final int TABLES = LARGEST - SMALLEST + 1;
  private static final int MOST_SHIFT = 59;
  private static final int CODES = TABLES + MOST_SHIFT * OCTAVE;
  private static final int LENGTH_WIDTH = 6;
  private static final int HEADER = 10;

  private static final NormalTable[] ALL = new NormalTable[TABLES];
  private static final double[] SECOND_MOMENTS = new double[TABLES];

  static {
    for (int i = 0; i < TABLES; i++) {
      ALL[i] = new NormalTable(StrictMath.pow(2, (double) (SMALLEST + i) / OCTAVE));
      SECOND_MOMENTS[i] = ALL[i].secondMoment();
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

  /** The standard deviation of the distribution. */
  double deviation() {
    return Math.scalb(ALL[table].deviation(), shift);
  }

  /** The mean of |z|. */
  double meanSize() {
    return Math.scalb(ALL[table].meanSize(), shift);
  }

  /** What the prefix code costs a number, in bits, above the entropy of the distribution. */
  double excess() {
    return ALL[table].excess();
  }

  /** The bits of the first d numbers in the prefix code, to one or two. */
  double bits(long[] z, int d) {
    NormalTable law = ALL[table];
    int n = law.symbols(d);
    int[] symbols = Scratch.local().ints(1, n);
    law.toSymbols(z, d, shift, symbols);
    double bits = HEADER + law.prefixBits(symbols, n) + (double) shift * d;
    long half = 1L << shift >> 1;
    for (int i = 0; i < n; i++) {
      if (symbols[i] == law.escape()) {
        for (int j = law.first(i); j < Math.min(d, law.first(i + 1)); j++) {
          bits += LENGTH_WIDTH + digits((z[j] + half) >> shift);
        }
      }
    }
    return bits;
  }

  /** Writes the distribution, then the numbers. */
  void write(long[] z, int d, boolean prefix, BitWriter out) {
    int code = shift == 0 ? table : TABLES + (shift - 1) * OCTAVE + table - (TABLES - OCTAVE);
    TruncatedBinary.write(out, code, CODES);
    out.part(Part.LEVELS);
    NormalTable law = ALL[table];
    int n = law.symbols(d);
    int[] symbols = Scratch.local().ints(1, n);
    law.toSymbols(z, d, shift, symbols);
    if (prefix) {
      law.writePrefix(symbols, n, out);
    } else {
      law.writeRange(symbols, n, out);
    }
    long half = 1L << shift >> 1;
    if (law.escapes(symbols, n) > 0) {
      for (int i = 0; i < n; i++) {
        if (symbols[i] == law.escape()) {
          for (int j = law.first(i); j < Math.min(d, law.first(i + 1)); j++) {
            writeFar((z[j] + half) >> shift, out);
          }
        }
      }
    }
    if (shift > 0) {
      long[] low = Scratch.local().longs(1, d);
      long mask = (1L << shift) - 1;
      for (int j = 0; j < d; j++) {
        low[j] = z[j] + half & mask;
      }
      out.fields(low, d, shift);
    }
  }

  private static void writeFar(long high, BitWriter out) {
    long folded = SignedIntegers.fold(high) + 1;
    int digits = digits(high);
    out.bits(digits, LENGTH_WIDTH);
    out.bits(folded - (1L << digits), digits);
  }

  private static int digits(long high) {
    return 63 - Long.numberOfLeadingZeros(SignedIntegers.fold(high) + 1);
  }

  /** Reads what {@link #write} wrote. */
  static void read(BitReader in, long[] z, int d, boolean prefix) {
    int code = (int) TruncatedBinary.read(in, CODES);
    int shift = code < TABLES ? 0 : (code - TABLES) / OCTAVE + 1;
    NormalTable law = ALL[code < TABLES ? code : TABLES - OCTAVE + (code - TABLES) % OCTAVE];
    int n = law.symbols(d);
    int[] symbols = Scratch.local().ints(1, n + 2);
    if (prefix) {
      law.readPrefix(in, symbols, n);
    } else {
      law.readRange(in, symbols, n);
    }
    law.toNumbers(symbols, n, z);
    if (law.escapes(symbols, n) > 0) {
      for (int i = 0; i < n; i++) {
        if (symbols[i] == law.escape()) {
          for (int j = law.first(i); j < Math.min(d, law.first(i + 1)); j++) {
            z[j] = readFar(in, shift);
          }
        }
      }
    }
    if (shift > 0) {
      long[] low = Scratch.local().longs(1, d);
      in.fields(low, d, shift);
      long half = 1L << shift >> 1;
      for (int j = 0; j < d; j++) {
        z[j] = (z[j] << shift) + low[j] - half;
      }
    }
  }

  private static long readFar(BitReader in, int shift) {
    int digits = (int) in.bits(LENGTH_WIDTH);
    if (digits + shift > 62) {
      throw in.malformed("a number of " + (digits + shift) + " digits", LENGTH_WIDTH);
    }
    return SignedIntegers.unfold((1L << digits | in.bits(digits)) - 1);
  }
}
