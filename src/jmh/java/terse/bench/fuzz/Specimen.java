package terse.bench.fuzz;

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

/** A compressor whose messages are damaged. */
public record Specimen(String name, Compressor compressor) {

  /** Every compressor, with every code where it has codes, at dimension d: the same for every d. */
  public static List<Specimen> all(int d) {
    List<Specimen> all = new ArrayList<>(sparsifiers(d));
    all.add(new Specimen("identity", Identity.INSTANCE));
    all.add(new Specimen("sign", new Sign()));
    all.add(new Specimen("scaled-sign", new ScaledSign()));
    all.add(new Specimen("power rank 1", Power.of(1)));
    all.add(new Specimen("power rank 2", Power.of(2)));
    for (double share : new double[] {0.5, 0.01, 1e-9}) {
      double epsilon = share * Math.sqrt(d);
      all.add(new Specimen("lattice " + share + " sqrt d", new Lattice(epsilon, false)));
      all.add(new Specimen("lattice " + share + " sqrt d, unbiased", new Lattice(epsilon, true)));
    }
    for (Code code : Code.values()) {
      all.addAll(quantisers(d, code));
    }
    all.addAll(compositions(d));
    return all;
  }

  private static List<Specimen> sparsifiers(int d) {
    int k = (d + 1) / 2;
    OptionalDouble none = OptionalDouble.empty();
    PerCoordinate p = PerCoordinate.all(0.3);
    return List.of(
        new Specimen("top-k 1", TopK.of(1)),
        new Specimen("top-k 50 %", TopK.of(k)),
        new Specimen("rand-k 50 %", RandK.of(k)),
        new Specimen(
            "rand-k 50 %, sent", new RandK(OptionalInt.of(k), none, true, IndexSource.SENT)),
        new Specimen("random-sparsification 30 %", new RandomSparsification(p, IndexSource.SHARED)),
        new Specimen(
            "random-sparsification 30 %, sent", new RandomSparsification(p, IndexSource.SENT)),
        new Specimen("adaptive-random", new AdaptiveRandom()),
        new Specimen("threshold 1/2", new Threshold(0.5)),
        new Specimen("adaptive-threshold 1/3", new AdaptiveThreshold(1 / 3.0)));
  }

  private static List<Specimen> quantisers(int d, Code code) {
    List<Specimen> all = new ArrayList<>();
    String label = ", " + code.name().toLowerCase(Locale.ROOT);
    for (int s : new int[] {1, 4, 1000}) {
      all.add(new Specimen("qsgd s = " + s + label, new Qsgd(s, "2", code)));
    }
    Compressor dithering = new ExponentialDithering(1.5, 16, "inf", code);
    Compressor kept = Compose.chain(TopK.of((d + 1) / 2), new Qsgd(16, "2", code));
    all.add(new Specimen("qsgd s = 16, inf" + label, new Qsgd(16, "inf", code)));
    all.add(new Specimen("natural-dithering s = 4" + label, new NaturalDithering(4, "2", code)));
    all.add(new Specimen("exponential-dithering 1.5, s = 16, inf" + label, dithering));
    all.add(new Specimen("terngrad" + label, new Terngrad(code)));
    all.add(new Specimen("natural" + label, new Natural(code)));
    all.add(new Specimen("rounding 2" + label, new Rounding(2, true, code)));
    all.add(new Specimen("rounding 1.1" + label, new Rounding(1.1, false, code)));
    all.add(new Specimen("compose, top-k 50 %, qsgd s = 16" + label, kept));
    return all;
  }

  private static List<Specimen> compositions(int d) {
    int k = (d + 1) / 2;
    return List.of(
        new Specimen(
            "compose, adaptive-threshold 0.3, top-k 1, scaled-sign",
            Compose.chain(new AdaptiveThreshold(0.3), TopK.of(1), new ScaledSign())),
        new Specimen("compose, sign, rand-k 50 %", Compose.chain(new Sign(), RandK.of(k))),
        new Specimen("scale 1/beta, qsgd s = 4", Scale.toContract(Qsgd.of(4))),
        new Specimen("induced, top-k 50 %, qsgd s = 1", new Induced(TopK.of(k), Qsgd.of(1))),
        new Specimen(
            "qsgd s = 4, 3 blocks", new Blockwise(Qsgd.of(4), new Blocks.Count(Math.min(3, d)))));
  }
}
