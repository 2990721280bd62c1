package terse.compress;

import java.util.Arrays;
import terse.vector.Scratch;
import terse.wire.Base3;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Elias;
import terse.wire.IndexSet;
import terse.wire.Part;

/**
 * The wire format of vectors whose coordinates are zero or a sign and a level of 1 .. top.
 *
 * <p>The levels that are not zero are lists in two scratch arrays, {@link #positions} and {@link
 * #magnitudes}. Formats:
 *
 * <ul>
 *   <li>{@link Code#AUTO}, {@link Code#RICE}, {@link Code#RANGE}: how many they are; which
 *       coordinates ({@link IndexSet}); what they are, where top &gt; 1 ({@link Magnitudes}); their
 *       signs, a bit each, 1 where negative.
 *   <li>{@link Code#ELIAS}: how many, plus one; the gaps; the levels where top &gt; 1, all in the
 *       omega code; the signs.
 *   <li>{@link Code#FIXED}: where top is 1 a ternary digit for every coordinate (0: zero, 1:
 *       positive, 2: negative; {@link Base3}); else every coordinate's level in as many bits as top
 *       has, then the signs.
 * </ul>
 *
 * <p>How many they are travels as the rank of that number by its distance from {@code count} (see
 * {@link Magnitudes#rank}), less its r low digits, plus one, in Elias' gamma code, then these
 * digits; 2^r is about twice the deviation of a binomial count.
 *
 * <p>Uses scratch slots of ints: 1 positions, 2 magnitudes, 3 to 5 work.
 *
 * @param top the highest level
 * @param count how many levels are not zero in a typical vector; the nearer to the truth, the fewer
 *     bits
 * @param level what they typically are
 * @param sizes what they stand for
 */
record Levels(int top, int count, int level, Code code, Sizes sizes) {
  private static final int WORK = 3;

  /** Levels of which a fraction of d is not zero. */
  static Levels expecting(double fraction, int d, int top, int level, Code code, Sizes sizes) {
    return new Levels(top, (int) Math.rint(fraction * d), level, code, sizes);
  }

  /** Where the levels that are not zero stand, in increasing order. */
  static int[] positions(int n) {
    return Scratch.local().ints(1, n);
  }

  /** What they are: not negative when written, with their signs when read. */
  static int[] magnitudes(int n) {
    return Scratch.local().ints(2, n);
  }

  /** Writes the first k of the lists, with the signs of the vector that they came from. */
  void write(double[] x, int k, BitWriter out) {
    switch (code) {
      case FIXED -> writeFixed(x, k, out);
      case ELIAS -> writeElias(x, k, out);
      default -> {
        writeCount(k, x.length, out.part(Part.HEADER));
        IndexSet.write(positions(k), k, x.length, out.part(Part.INDICES));
        if (top > 1 && k > 0) {
          Magnitudes.write(magnitudes(k), k, top, level, code, sizes, out);
        }
        writeSigns(x, k, out);
      }
    }
  }

  /** Reads the lists of a vector of dimension d; returns how many levels are not zero. */
  int read(BitReader in, int d) {
    return switch (code) {
      case FIXED -> top == 1 ? readTernary(in, d) : readFixed(in, d);
      case ELIAS -> readElias(in, d);
      default -> readSet(in, d);
    };
  }

  /**
   * Bits that a typical vector rarely exceeds, where the levels that are not zero take this many
   * each.
   */
  long room(int d, double levelBits) {
    int width = width(top);
    if (code == Code.FIXED) {
      return (long) d * (width + 1) + 8;
    }
    int k = (int) Math.min(d, 1.3 * count + 30);
    if (code == Code.ELIAS) {
      int gap = width(d / Math.max(1, k));
      return 128 + (long) k * (2 * width + 2 * gap + 6);
    }
    double levels = k * (1 + (top == 1 ? 0 : levelBits));
    return 256 + (long) levels + IndexSet.room(count < d ? Math.min(k, d / 2) : 0, d);
  }

  private static int width(int top) {
    return 32 - Integer.numberOfLeadingZeros(top);
  }

  private int lowDigits(int d) {
    long variance = (long) count * (d - count) / Math.max(1, d);
    return variance == 0 ? 0 : (65 - Long.numberOfLeadingZeros(variance)) / 2;
  }

  private void writeCount(int k, int d, BitWriter out) {
    int rank = Magnitudes.rank(k + 1, count + 1, d + 1);
    int low = lowDigits(d);
    Elias.GAMMA.write(out, (rank >>> low) + 1L);
    out.bits(rank & ((1 << low) - 1), low);
  }

  private int readCount(BitReader in, int d) {
    int low = lowDigits(d);
    long high = Elias.GAMMA.read(in, (d >>> low) + 1L) - 1;
    long rank = high << low | in.bits(low);
    if (rank > d) {
      throw in.malformed("a count of rank " + rank + " among " + (d + 1L), low);
    }
    return Magnitudes.level((int) rank, count + 1, d + 1) - 1;
  }

  private int readSet(BitReader in, int d) {
    int k = readCount(in, d);
    IndexSet.read(in, k, d, positions(k));
    int[] magnitudes = magnitudes(k);
    if (top > 1 && k > 0) {
      Magnitudes.read(in, magnitudes, k, top, level, code, sizes);
    } else {
      Arrays.fill(magnitudes, 0, k, 1);
    }
    readSigns(in, magnitudes, k);
    return k;
  }

  private void writeFixed(double[] x, int k, BitWriter out) {
    int d = x.length;
    int[] positions = positions(k);
    int[] magnitudes = magnitudes(k);
    out.part(Part.LEVELS);
    if (top == 1) {
      int[] digits = Scratch.local().ints(WORK, d);
      Arrays.fill(digits, 0, d, 0);
      for (int i = 0; i < k; i++) {
        digits[positions[i]] = 1 + negative(x[positions[i]]);
      }
      Base3.write(digits, d, out);
      return;
    }
    int width = width(top);
    for (int j = 0, i = 0; j < d; j++) {
      boolean here = i < k && positions[i] == j;
      out.bits(here ? magnitudes[i++] : 0, width);
    }
    writeSigns(x, k, out);
  }

  private static int readTernary(BitReader in, int d) {
    int[] digits = Scratch.local().ints(WORK, d);
    Base3.read(in, d, digits);
    int[] positions = positions(d);
    int[] magnitudes = magnitudes(d);
    int k = 0;
    for (int j = 0; j < d; j++) {
      if (digits[j] != 0) {
        positions[k] = j;
        magnitudes[k++] = 3 - 2 * digits[j];
      }
    }
    return k;
  }

  private int readFixed(BitReader in, int d) {
    int[] positions = positions(d);
    int[] magnitudes = magnitudes(d);
    int width = width(top);
    int k = 0;
    for (int j = 0; j < d; j++) {
      int level = in.below(top + 1, width, "level");
      if (level != 0) {
        positions[k] = j;
        magnitudes[k++] = level;
      }
    }
    readSigns(in, magnitudes, k);
    return k;
  }

  private void writeElias(double[] x, int k, BitWriter out) {
    int[] positions = positions(k);
    int[] magnitudes = magnitudes(k);
    Elias.OMEGA.write(out.part(Part.HEADER), k + 1L);
    out.part(Part.INDICES);
    for (int i = 0, last = -1; i < k; last = positions[i++]) {
      Elias.OMEGA.write(out, positions[i] - last);
    }
    out.part(Part.LEVELS);
    for (int i = 0; i < k && top > 1; i++) {
      Elias.OMEGA.write(out, magnitudes[i]);
    }
    writeSigns(x, k, out);
  }

  private int readElias(BitReader in, int d) {
    int k = (int) Elias.OMEGA.read(in, d + 1L) - 1;
    int[] positions = positions(k);
    int[] magnitudes = magnitudes(k);
    for (int i = 0, last = -1; i < k; last = positions[i++]) {
      positions[i] = last + (int) Elias.OMEGA.read(in, d - last - (k - i));
    }
    for (int i = 0; i < k; i++) {
      magnitudes[i] = top > 1 ? (int) Elias.OMEGA.read(in, top) : 1;
    }
    readSigns(in, magnitudes, k);
    return k;
  }

  private static void writeSigns(double[] x, int k, BitWriter out) {
    int[] positions = positions(k);
    out.part(Part.SIGNS);
    for (int from = 0; from < k; from += 64) {
      int n = Math.min(64, k - from);
      long signs = 0;
      for (int i = 0; i < n; i++) {
        signs |= (long) negative(x[positions[from + i]]) << i;
      }
      out.bits(signs, n);
    }
  }

  private static void readSigns(BitReader in, int[] magnitudes, int k) {
    for (int from = 0; from < k; from += 64) {
      int n = Math.min(64, k - from);
      long signs = in.bits(n);
      for (int i = 0; i < n; i++) {
        int negative = -(int) (signs >>> i & 1);
        magnitudes[from + i] = (magnitudes[from + i] ^ negative) - negative;
      }
    }
  }

  private static int negative(double v) {
    return (int) (Double.doubleToRawLongBits(v) >>> 63);
  }
}
