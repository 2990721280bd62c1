package terse.bench;

import java.util.Locale;
import terse.certify.BitLimit;
import terse.certify.Information;
import terse.compress.Code;
import terse.compress.Compressor;
import terse.compress.Lattice;
import terse.compress.Qsgd;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Precision;

/** What compressors send: bits beside entropy, beside the lattice's lemma and QSGD's formulas. */
public final class Bits {
  private static final long SEED = 1;
  private static final int[] DIMENSIONS = {100, 10_000, 1_000_000};
  private static final int[] MCM_DIMENSIONS = {66, 124, 301};
  private static final int[] PLAIN_ELIAS = {88, 110, 167};
  private static final int MCM_WORKERS = 20;
  private static final String HEADER =
      """
      Bits a message, float32 on the wire, as means over messages about vectors of independent normal
      coordinates with standard deviation 1 (seed %d; 200,000 coordinates, 3 messages at least).

      entropy: of what the receiver reads, under its law over the vectors and the coins, as all these
      messages together show it. Real numbers count as they are sent, 32 bits each. A choice of k of d
      that is sent counts log2 C(d, k), and the entropy of k where k varies; so does which levels are
      not zero. Each of these counts the entropy of one level with its sign, in units of the norm
      where one is sent. Of compositions every part counts by itself. What both ends draw is free.
      An ideal code would have to know that law beforehand, which is side information: that
      coordinates are normal, and for rounding, natural and lattice, which send no norm, that their
      deviation is 1. Terse's codes know neither for sure and pay for what they must say or learn.

      limit: %.2f with code range, %.2f else, and after a choice of fewer than 100 values.
      Lemma 2.1 is for vectors uniform in the unit ball: its code knows the radius, Terse's says a
      deviation in 12 bits. At d = 100 that is more than the lemma has to spare where epsilon < 0.03.
      """;

  private int above;

  private Bits() {}

  /** Arguments: a part of the names to measure, all if missing; then dimensions. */
  public static void main(String[] args) {
    String part = args.length > 0 ? args[0] : "";
    int[] dimensions = DIMENSIONS;
    if (args.length > 1) {
      dimensions = new int[args.length - 1];
      for (int i = 0; i < dimensions.length; i++) {
        dimensions[i] = (int) Double.parseDouble(args[i + 1]);
      }
    }
    Bits bench = new Bits();
    print(HEADER, SEED, BitLimit.RANGED, BitLimit.FAST);
    for (int d : dimensions) {
      bench.table(d, part);
    }
    if (part.isEmpty()) {
      bench.lattice();
      bench.qsgd();
    }
    print("%n%d above their limit%n", bench.above);
    System.exit(bench.above == 0 ? 0 : 1);
  }

  private void table(int d, String part) {
    print("%n%-56s %11s %11s %8s %6s%n", "d = " + d, "bits", "entropy", "ratio", "limit");
    for (BitLimit line : BitLimit.all(d)) {
      if (line.name().contains(part)) {
        Information said = Information.of(line.compressor(), d, SEED);
        String limit =
            Double.isNaN(line.limit()) ? "-" : String.format(Locale.ROOT, "%.2f", line.limit());
        print(
            "%-56s %11.1f %11.1f %8.4f %6s%s%n",
            line.name(),
            said.bits(),
            said.entropy(),
            said.ratio(),
            limit,
            verdict(said.ratio() > line.limit()));
      }
    }
  }

  /** Lemma 2.1 of Ye, Xiao, Sun (2020), for vectors uniform in a ball: its radius is 1. */
  private void lattice() {
    print(
        "%n%-56s %11s %11s %8s%n",
        "lattice, vectors uniform in the unit ball", "bits", "Lemma 2.1", "ratio");
    for (int d : DIMENSIONS) {
      for (double epsilon : new double[] {0.5, 0.1, 0.05}) {
        double bits = mean(Lattice.of(epsilon), d, d < DIMENSIONS[2] ? 100 : 3, true);
        double bound = Math.ceil(1.05 * d + d * log2((1 + 2 * epsilon) / epsilon));
        print(
            "%-56s %11.1f %11.1f %8.4f%s%n",
            "d = " + d + ", epsilon = " + epsilon,
            bits,
            bound,
            bits / bound,
            verdict(bits > bound));
      }
    }
  }

  /** Beside the bits that the authors of MCM bill, and a plain Elias code. */
  private void qsgd() {
    print(
        "%n%-56s %11s %11s %11s %11s%n",
        "qsgd s = 1", "bits", "MCM's", "plain Elias", "code elias");
    for (int i = 0; i < MCM_DIMENSIONS.length; i++) {
      int d = MCM_DIMENSIONS[i];
      double root = 1 + Math.sqrt(d);
      double formula = 4.5 * Math.log(2 * (1 + d) / root) * root + 32.0 / MCM_WORKERS;
      double bits = mean(Qsgd.of(1), d, 2000, false);
      double elias = mean(new Qsgd(1, "2", Code.ELIAS), d, 2000, false);
      print(
          "%-56s %11.1f %11.1f %11d %11.1f%s%n",
          "d = " + d,
          bits,
          formula,
          PLAIN_ELIAS[i],
          elias,
          verdict(bits >= Math.min(formula, PLAIN_ELIAS[i])));
    }
  }

  private static double mean(Compressor compressor, int d, int vectors, boolean inBall) {
    long bits = 0;
    for (int i = 0; i < vectors; i++) {
      Coins coins = new Coins(Coins.key(SEED, d, i));
      Vector x = Vector.zeros(d);
      for (int j = 0; j < d; j++) {
        x.set(j, coins.nextGaussian());
      }
      if (inBall) {
        x.scale(Math.pow(coins.nextDouble(), 1.0 / d) / x.norm());
      }
      Message message = compressor.compress(x, new Envelope(SEED, i, 0, 0, Precision.FLOAT32));
      bits += message.bits();
    }
    return (double) bits / vectors;
  }

  private String verdict(boolean isAbove) {
    above += isAbove ? 1 : 0;
    return isAbove ? "  ABOVE" : "";
  }

  private static double log2(double v) {
    return Math.log(v) / Math.log(2);
  }

  private static void print(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format, arguments);
  }
}
