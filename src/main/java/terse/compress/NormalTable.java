package terse.compress;

import java.util.Arrays;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Frequencies;
import terse.wire.PrefixCode;
import terse.wire.RangeDecoder;
import terse.wire.RangeEncoder;

/**
 * A normal distribution on the integers, P(b) proportional to exp(-b^2/(2 sigma^2)): the symbols
 * that small integers are coded as, and two codes of these.
 *
 * <p>A number b of -reach .. reach is the digit b + reach of base 2 reach + 1. A digit is a symbol;
 * but where the deviation is below {@value #IN_PAIRS} two digits are one, below {@value #IN_THREES}
 * three, lest a prefix code round the information of each to whole bits. The last symbol is filled
 * up with zeros. One more, the escape, stands for all groups with a number that is farther out.
 */
final class NormalTable {
  private static final double IN_PAIRS = 1.5;
  private static final double IN_THREES = 0.65;
  private static final int[] MOST = {0, 1 << 12, 5, 2}; // reaches that leave room for the escape
  private static final int BYTE = 8;

  /** Of the least likely symbol, the part that the escape has. */
  private static final double RARE = 1.0 / 16;

  private final double deviation;
  private final double secondMoment;
  private final double meanSize;
  private final int reach;
  private final int group;
  private final int[] numbers; // of a symbol that groups numbers, a byte each, the first one lowest
  private final double[] weights; // of the symbols, 0 of the escape
  private Frequencies frequencies;
  private Prefix prefix;

  /**
   * The prefix code, and the bits that it costs a number, more than the entropy of the
   * distribution.
   */
  private record Prefix(PrefixCode code, double excess) {}

  /** The distribution of this sigma. */
  NormalTable(double deviation) {
    this.deviation = deviation;
    group = deviation < IN_THREES ? 3 : deviation < IN_PAIRS ? 2 : 1;
    int far = 1 + (int) (5 * deviation);
    double[] law = new double[2 * far + 1];
    double sum = 0;
    double squares = 0;
    double sizes = 0;
    for (int b = -far; b <= far; b++) {
      double weight = StrictMath.exp(-0.5 * b * b / (deviation * deviation));
      law[b + far] = weight;
      sum += weight;
      squares += weight * b * b;
      sizes += weight * Math.abs(b);
    }
    secondMoment = squares / sum;
    meanSize = sizes / sum;
    reach = Math.min(far, MOST[group]);
    int side = 2 * reach + 1;
    int symbols = side;
    for (int i = 1; i < group; i++) {
      symbols *= side;
    }
    weights = new double[symbols + 1];
    numbers = new int[symbols + 1];
    for (int s = 0; s < symbols; s++) {
      weights[s] = 1;
      for (int i = 0, rest = s; i < group; i++, rest /= side) {
        weights[s] *= law[rest % side + far - reach] / sum;
        numbers[s] = numbers[s] << BYTE | ((rest % side - reach) & 255);
      }
    }
  }

  /** sigma. */
  double deviation() {
    return deviation;
  }

  /** The mean of b^2. */
  double secondMoment() {
    return secondMoment;
  }

  /** The mean of |b|. */
  double meanSize() {
    return meanSize;
  }

  /** The first number that symbol i stands for. */
  int first(int i) {
    return group * i;
  }

  /** How many symbols d numbers take. */
  int symbols(int d) {
    return (d + group - 1) / group;
  }

  /** The symbol of numbers that are far out. */
  int escape() {
    return weights.length - 1;
  }

  /** How many of n symbols are the escape, which is the largest. */
  int escapes(int[] symbols, int n) {
    int least = escape() - 1;
    int count = 0;
    for (int i = 0; i < n; i++) {
      count += (least - symbols[i]) >>> 31;
    }
    return count;
  }

  /** What the prefix code costs a number, in bits, above the entropy of the distribution. */
  double excess() {
    return prefix().excess;
  }

  /** Finds the symbols of (z + half) >> shift for d numbers. */
  void toSymbols(long[] z, int d, int shift, int[] symbols) {
    long half = 1L << shift >> 1;
    long last = 2L * reach;
    int side = 2 * reach + 1;
    int escape = escape();
    if (group == 1) {
      for (int j = 0; j < d; j++) {
        long digit = ((z[j] + half) >> shift) + reach;
        symbols[j] = (digit | last - digit) < 0 ? escape : (int) digit;
      }
      return;
    }
    int n = d / group;
    if (group == 2) {
      for (int i = 0; i < n; i++) {
        long a = z[2 * i] + reach;
        long b = z[2 * i + 1] + reach;
        symbols[i] = (a | last - a | b | last - b) < 0 ? escape : (int) (a * side + b);
      }
    } else {
      for (int i = 0; i < n; i++) {
        long a = z[3 * i] + reach;
        long b = z[3 * i + 1] + reach;
        long c = z[3 * i + 2] + reach;
        boolean outside = (a | last - a | b | last - b | c | last - c) < 0;
        symbols[i] = outside ? escape : (int) ((a * side + b) * side + c);
      }
    }
    if (n * group < d) {
      long symbol = 0;
      boolean outside = false;
      for (int j = n * group; j < (n + 1) * group; j++) {
        long digit = reach + (j < d ? z[j] : 0);
        outside |= digit < 0 || digit > last;
        symbol = symbol * side + digit;
      }
      symbols[n] = outside ? escape : (int) symbol;
    }
  }

  /**
   * Finds the numbers of these symbols, where the array has room for whole groups; what it makes of
   * an escape means nothing.
   */
  void toNumbers(int[] symbols, int n, long[] z) {
    switch (group) {
      case 1 -> {
        for (int j = 0; j < n; j++) {
          z[j] = symbols[j] - (long) reach;
        }
      }
      case 2 -> {
        for (int i = 0; i < n; i++) {
          int both = numbers[symbols[i]];
          z[2 * i] = (byte) both;
          z[2 * i + 1] = (byte) (both >> BYTE);
        }
      }
      default -> {
        for (int i = 0; i < n; i++) {
          int three = numbers[symbols[i]];
          z[3 * i] = (byte) three;
          z[3 * i + 1] = (byte) (three >> BYTE);
          z[3 * i + 2] = (byte) (three >> (2 * BYTE));
        }
      }
    }
  }

  /** The length of n symbols in the prefix code. */
  long prefixBits(int[] symbols, int n) {
    return prefix().code.bits(symbols, n);
  }

  void writePrefix(int[] symbols, int n, BitWriter out) {
    prefix().code.write(symbols, n, out);
  }

  /** Reads n symbols into an array that is two longer at least. */
  void readPrefix(BitReader in, int[] symbols, int n) {
    prefix().code.read(in, symbols, n);
  }

  void writeRange(int[] symbols, int n, BitWriter out) {
    Frequencies law = frequencies();
    RangeEncoder encoder = new RangeEncoder(out);
    for (int i = 0; i < n; i++) {
      law.write(encoder, symbols[i]);
    }
    encoder.finish();
  }

  void readRange(BitReader in, int[] symbols, int n) {
    Frequencies law = frequencies();
    RangeDecoder decoder = new RangeDecoder(in);
    for (int i = 0; i < n; i++) {
      symbols[i] = law.read(decoder);
    }
    decoder.finish();
  }

  /** Made by whoever asks first; all make the same. */
  private Frequencies frequencies() {
    Frequencies made = frequencies;
    return made == null ? (frequencies = new Frequencies(weights)) : made;
  }

  /** Made by whoever asks first; all make the same. */
  private Prefix prefix() {
    Prefix made = prefix;
    return made == null ? (prefix = makePrefix()) : made;
  }

  private Prefix makePrefix() {
    double[] all = weights.clone();
    all[escape()] = RARE * Arrays.stream(weights).limit(escape()).min().orElseThrow();
    PrefixCode code = new PrefixCode(all);
    double excess = 0;
    for (int s = 0; s < escape(); s++) {
      excess += weights[s] * (code.bits(s) + StrictMath.log(weights[s]) / StrictMath.log(2));
    }
    return new Prefix(code, excess / first(1));
  }
}
