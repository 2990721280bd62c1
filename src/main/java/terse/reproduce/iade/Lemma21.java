package terse.reproduce.iade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import terse.compress.Lattice;
import terse.report.plot.Axis;
import terse.report.plot.Chart;
import terse.report.plot.Line;
import terse.report.plot.Mark;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Precision;

/** Lemma 2.1: the least bits of uniform compression, those of the paper's code, and ours. */
final class Lemma21 implements Item {
  private static final long SEED = 1;
  private static final double[] EPSILONS = {0.001, 0.01, 0.1, 0.5};
  private static final int[] DIMENSIONS = {100, 1_000, 10_000};
  private static final int IN_FULL = 1_000_000;
  private static final int VECTORS = 100;
  private static final int COORDINATES = 4_000_000; // in the messages of a mean
  private static final int[] SMALL = {1, 2, 3, 4};
  private static final double FINEST_OF_SMALL = 0.05;
  private static final int MOST = 1_000_000;

  /** Bits for the code that a message is in, 2, and for the deviation of its numbers, 12. */
  private static final int DEVIATION = 14;

  @Override
  public String name() {
    return "lemma-2-1";
  }

  @Override
  public String title() {
    return "Lemma 2.1: bits of a vector up to an absolute error";
  }

  @Override
  public String claim() {
    return "A vector of a ball of radius M takes at least d log2(1/epsilon) bits up to an error of"
        + " epsilon M, and there is a code that takes 1.05 d + d log2((1 + 2 epsilon)/epsilon).";
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "The lemma's code numbers the cubes that meet the ball, all with as many bits, and must know"
            + " M. Terse's has messages of different lengths and does not know M: it says the"
            + " deviation of the coordinates in 12 bits. The mean over vectors uniform in the ball is"
            + " compared; the lower bound holds for it, too.");
  }

  @Override
  public int seconds(boolean full) {
    return full ? 10 : 3;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.number(
                "bits a coordinate besides log2((1 + 2 epsilon)/epsilon), d = 1 .. " + MOST,
                1.05,
                Lemma.constant(MOST),
                0.005)
            .with("log2(pi e/2)/2 = 1.0471 is the limit, and rounded up"));
    for (int d : SMALL) {
      for (double epsilon : EPSILONS) {
        if (epsilon >= FINEST_OF_SMALL) {
          findings.add(numbered(d, epsilon));
        }
      }
    }
    List<Line> lines = new ArrayList<>();
    lines.add(line("the lemma's code", Mark.LINE, Lemma::enough, MOST));
    int[] dimensions = Arrays.copyOf(DIMENSIONS, DIMENSIONS.length + (evidence.full() ? 1 : 0));
    if (evidence.full()) {
      dimensions[DIMENSIONS.length] = IN_FULL;
    }
    for (int d : dimensions) {
      lines.add(line("Terse's, d = " + d, Mark.POINTS, (n, e) -> add(findings, n, e), d));
    }
    return Judgement.of(findings)
        .picture(
            new Chart(
                title(),
                new Axis("epsilon", true),
                new Axis("bits a coordinate above log2(1/epsilon)", false),
                lines));
  }

  private interface Bits {
    double of(int d, double epsilon);
  }

  private static Line line(String label, Mark mark, Bits bits, int d) {
    double[] each = Arrays.stream(EPSILONS).map(e -> bits.of(d, e) / d - Log2.of(1 / e)).toArray();
    return new Line(label, EPSILONS, each, null, null, mark);
  }

  /** The bits that number all cubes. */
  private static Finding numbered(int d, double epsilon) {
    double bits = Math.ceil(Log2.of((double) Lemma.cubes(d, epsilon)));
    return between("numbers of all cubes", d, epsilon, bits);
  }

  private static double add(List<Finding> findings, int d, double epsilon) {
    double bits = mean(d, epsilon);
    findings.add(ours(d, epsilon, bits));
    return bits;
  }

  /** Ours may take more than the lemma's by what it says of the deviation, and no more. */
  static Finding ours(int d, double epsilon, double bits) {
    Finding finding = between("Terse's lattice, mean bits", d, epsilon, bits);
    return bits <= Lemma.enough(d, epsilon) + DEVIATION
        ? finding.explained(
            "the bits for the deviation, without which M must be known, are more than the lemma has"
                + " to spare at this d and epsilon")
        : finding;
  }

  /** Whether so many bits are at least the least ones and at most those of the lemma. */
  static Finding between(String what, int d, double epsilon, double bits) {
    double least = Lemma.least(d, epsilon);
    double enough = Lemma.enough(d, epsilon);
    return Finding.words(
        what + ", d = " + d + ", epsilon = " + epsilon,
        Finding.text(least) + " to " + Finding.text(enough),
        Finding.text(bits),
        bits,
        bits >= least && bits <= enough);
  }

  /** The mean bits of vectors uniform in the unit ball. */
  private static double mean(int d, double epsilon) {
    int vectors = Math.min(VECTORS, COORDINATES / d);
    Lattice lattice = Lattice.of(epsilon);
    long bits = 0;
    for (int i = 0; i < vectors; i++) {
      Coins coins = new Coins(Coins.key(SEED, d, i));
      Vector x = Vector.zeros(d);
      for (int j = 0; j < d; j++) {
        x.set(j, coins.nextGaussian());
      }
      x.scale(Math.pow(coins.nextDouble(), 1.0 / d) / x.norm());
      bits += lattice.compress(x, new Envelope(SEED, i, 0, 0, Precision.FLOAT32)).bits();
    }
    return (double) bits / vectors;
  }
}
