package terse.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import terse.compress.AdaptiveRandom;
import terse.compress.AdaptiveThreshold;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Code;
import terse.compress.Compose;
import terse.compress.Compressor;
import terse.compress.ExponentialDithering;
import terse.compress.Identity;
import terse.compress.Induced;
import terse.compress.Lattice;
import terse.compress.Natural;
import terse.compress.NaturalDithering;
import terse.compress.PerCoordinate;
import terse.compress.Power;
import terse.compress.Qsgd;
import terse.compress.RandK;
import terse.compress.RandK.IndexSource;
import terse.compress.RandomSparsification;
import terse.compress.Rounding;
import terse.compress.Scale;
import terse.compress.ScaledSign;
import terse.compress.Sign;
import terse.compress.Terngrad;
import terse.compress.Threshold;
import terse.compress.TopK;

/**
 * What Terse promises of the length of a compressor's messages: how many bits it sends at most, on
 * average, for each bit of {@link Information}.
 *
 * <p>The limit is {@link #RANGED} with the range coder and {@link #FAST} with the default code.
 * Where fewer than {@value #FEW} values follow a choice, as after Top-k, no code can learn from
 * them that their law is not that of whole vectors: {@link #FAST} then is the limit of both. A code
 * of fixed width has none.
 *
 * @param name what is compressed how, in words
 * @param limit of the ratio; NaN where there is none
 */
public record BitLimit(String name, Compressor compressor, double limit) {
  /** The limit with the range coder. */
  public static final double RANGED = 1.05;

  /** The limit with other codes. */
  public static final double FAST = 1.15;

  private static final double[] SHARES = {0.001, 0.01, 0.1};
  private static final int[] LEVELS = {1, 4, 16};

  private static final int FEW = 100;
  private static final int FEWEST = 10; // values that are worth dithering after a choice

  /** A limit for every compressor, at dimension d &gt;= 100. */
  public static List<BitLimit> all(int d) {
    Table table = new Table(d);
    table.add("identity", Identity.INSTANCE);
    table.add("sign", new Sign());
    table.add("scaled-sign", new ScaledSign());
    for (double share : SHARES) {
      table.addSparsifiers(share, (int) Math.ceil(share * d));
    }
    table.add("adaptive-random", new AdaptiveRandom());
    table.add("threshold 2", new Threshold(2));
    table.add("adaptive-threshold 1/2", new AdaptiveThreshold(0.5));
    table.add("power rank 1", Power.of(1));
    for (double epsilon : new double[] {0.5, 0.05}) {
      String name = "lattice epsilon = " + epsilon + " sqrt d";
      table.add(name, new Lattice(epsilon * Math.sqrt(d), false));
      table.add(name + ", unbiased", new Lattice(epsilon * Math.sqrt(d), true));
    }
    table.all.add(new BitLimit("natural (9 bits each)", new Natural(), Double.NaN));
    for (Code code : List.of(Code.AUTO, Code.RANGE)) {
      table.addQuantisers(code, code == Code.RANGE ? RANGED : FAST);
    }
    return table.all;
  }

  /** The limits so far. */
  private record Table(int d, List<BitLimit> all) {
    Table(int d) {
      this(d, new ArrayList<>());
    }

    void add(String name, Compressor compressor) {
      all.add(new BitLimit(name, compressor, FAST));
    }

    void addSparsifiers(double share, int k) {
      String label = String.format(Locale.ROOT, " %.1f %%", 100 * share);
      OptionalDouble none = OptionalDouble.empty();
      PerCoordinate p = PerCoordinate.all((double) k / d);
      add("top-k" + label, TopK.of(k));
      add("rand-k" + label, RandK.of(k));
      add("rand-k" + label + ", sent", new RandK(OptionalInt.of(k), none, true, IndexSource.SENT));
      add("random-sparsification" + label, new RandomSparsification(p, IndexSource.SHARED));
      add(
          "random-sparsification" + label + ", sent",
          new RandomSparsification(p, IndexSource.SENT));
    }

    void addQuantisers(Code code, double limit) {
      String label = ", " + code.name().toLowerCase(Locale.ROOT);
      for (int s : LEVELS) {
        add("qsgd s = " + s + label, new Qsgd(s, "2", code), limit);
      }
      for (int s : LEVELS) {
        add("natural-dithering s = " + s + label, new NaturalDithering(s, "2", code), limit);
      }
      for (int s : LEVELS) {
        Compressor dithering = new ExponentialDithering(1.5, s, "inf", code);
        add("exponential-dithering 1.5, s = " + s + ", inf" + label, dithering, limit);
      }
      add("terngrad" + label, new Terngrad(code), limit);
      add("natural" + label, new Natural(code), limit);
      for (double base : new double[] {1.1, 2, 3}) {
        add("rounding " + base + label, new Rounding(base, false, code), limit);
        add("rounding " + base + ", unbiased" + label, new Rounding(base, true, code), limit);
      }
      for (double share : SHARES) {
        int k = (int) Math.ceil(share * d);
        if (k >= FEWEST) {
          addCompositions(share, k, code, k < FEW ? FAST : limit);
        }
      }
      add("scale 1/beta, qsgd s = 4" + label, Scale.toContract(new Qsgd(4, "2", code)), limit);
      Compressor blocks = new Blockwise(new Qsgd(4, "2", code), new Blocks.Count(4));
      add("qsgd s = 4, 4 blocks" + label, blocks, limit);
      Compressor top = TopK.of((int) Math.ceil(d / 10.0));
      add(
          "induced, top-k 10.0 %, qsgd s = 1" + label,
          new Induced(top, new Qsgd(1, "2", code)),
          limit);
    }

    private void addCompositions(double share, int k, Code code, double limit) {
      String name = String.format(Locale.ROOT, "compose, top-k %.1f %%, ", 100 * share);
      String label = ", " + code.name().toLowerCase(Locale.ROOT);
      Compressor dithering = new NaturalDithering(4, "2", code);
      Compressor qsgd = new Qsgd(16, "2", code);
      TopK top = TopK.of(k);
      add(name + "natural-dithering s = 4" + label, Compose.chain(top, dithering), limit);
      add(name + "qsgd s = 16" + label, Compose.chain(top, qsgd), limit);
    }

    private void add(String name, Compressor compressor, double limit) {
      all.add(new BitLimit(name, compressor, limit));
    }
  }
}
