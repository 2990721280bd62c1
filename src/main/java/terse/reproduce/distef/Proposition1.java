package terse.reproduce.distef;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Compressor;
import terse.compress.ScaledSign;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.reproduce.Misprint;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Precision;

/** Proposition 1 of Section 3.2, and the example of blocks of growing magnitude behind it. */
final class Proposition1 implements Item {
  private static final int DRAWS = 2000;
  private static final List<Integer> LENGTHS = List.of(1, 40, 7, 200, 3);
  private static final int BLOCKS = 20;
  private static final double ALPHA = 0.5;
  private static final double ROUNDING = 1e-12;

  @Override
  public String name() {
    return "proposition-1";
  }

  @Override
  public String title() {
    return "Proposition 1: what the blockwise compressor keeps";
  }

  @Override
  public String claim() {
    return "|C_B(v) - v|^2 <= (1 - phi(v)) |v|^2 with phi(v) = min_b |v_b|_1^2/(d_b |v_b|^2) >= min_b"
        + " 1/d_b; where magnitudes are equal in a block and grow from block to block by 1/alpha, phi"
        + " is 1 and the density of the whole (1 + alpha)(1 - alpha^B)/(B (1 - alpha)(1 + alpha^B)).";
  }

  @Override
  public List<Misprint> misprints() {
    return List.of(
        new Misprint(
            "Appendix G, Lemma 5",
            "E|mu m_t + g_t|^2 <= G^2/(1 - mu)",
            "G^2/(1 - mu)^2",
            "mu m_t + g_t is a sum of gradients with the weights mu^(t-k+1) and 1, which add up to at"
                + " most 1/(1 - mu); by Jensen's inequality the square is at most the square of that"
                + " times G^2, as the last line of the lemma's proof and Lemma 6 have it."));
  }

  @Override
  public int seconds(boolean full) {
    return 1;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Compressor blockwise = new Blockwise(new ScaledSign(), new Blocks.Lengths(LENGTHS));
    int d = LENGTHS.stream().mapToInt(Integer::intValue).sum();
    int above = 0;
    double nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int draw = 0; draw < DRAWS; draw++) {
      Vector v = heavyTailed(d, draw);
      double phi = phi(v, LENGTHS);
      double ratio = error(blockwise, v) / ((1 - phi) * v.squaredNorm());
      above += ratio > 1 + ROUNDING ? 1 : 0;
      nearest = Math.max(nearest, ratio);
      least = Math.min(least, phi);
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.words(
            "vectors above the bound, of " + DRAWS, "none", Integer.toString(above), above == 0));
    findings.add(
        Finding.words(
            "error/bound, largest", "at most 1", Finding.text(nearest), nearest, above == 0));
    findings.add(
        Finding.words(
            "phi, smallest found",
            "at least min 1/d_b = 0.005",
            Finding.text(least),
            least,
            least >= 1 / 200.0));
    double lone = error(blockwise, oneHot(d)) / oneHot(d).squaredNorm();
    findings.add(
        Finding.number(
            "|C_B(v) - v|^2/|v|^2 where one of 200 is not 0", 1 - 1 / 200.0, lone, 1e-9));
    findings.addAll(example());
    return Judgement.of(findings)
        .note("Vectors are normal numbers to the fifth power in blocks of " + LENGTHS + ".");
  }

  private static List<Finding> example() {
    List<Integer> lengths = Collections.nCopies(BLOCKS, 10);
    Vector v = Vector.zeros(10 * BLOCKS);
    for (int j = 0; j < v.dimension(); j++) {
      v.set(j, (j % 2 == 0 ? 1 : -1) * StrictMath.pow(ALPHA, BLOCKS - j / 10));
    }
    double power = StrictMath.pow(ALPHA, BLOCKS);
    double printed = (1 + ALPHA) * (1 - power) / (BLOCKS * (1 - ALPHA) * (1 + power));
    double whole = 1 - error(new ScaledSign(), v) / v.squaredNorm();
    double blocks =
        1
            - error(new Blockwise(new ScaledSign(), new Blocks.Lengths(lengths)), v)
                / v.squaredNorm();
    return List.of(
        Finding.number("kept of growing blocks, one scale", printed, whole, ROUNDING),
        Finding.number("kept of growing blocks, a scale each", 1, blocks, ROUNDING));
  }

  /** |C(v) - v|^2 of a compressor that draws nothing. */
  private static double error(Compressor c, Vector v) {
    Message message = c.compress(v, new Envelope(0, 0, 0, 0, Precision.FLOAT64));
    Vector difference = v.copy();
    message.addTo(difference, -1);
    return difference.squaredNorm();
  }

  private static double phi(Vector v, List<Integer> lengths) {
    double phi = Double.POSITIVE_INFINITY;
    int at = 0;
    for (int length : lengths) {
      double[] block = new double[length];
      System.arraycopy(v.array(), at, block, 0, length);
      Vector part = Vector.wrap(block);
      phi = Math.min(phi, part.norm1() * part.norm1() / (length * part.squaredNorm()));
      at += length;
    }
    return phi;
  }

  private static Vector heavyTailed(int d, int draw) {
    Coins coins = new Coins(Coins.key(draw));
    Vector v = Vector.zeros(d);
    for (int j = 0; j < d; j++) {
      v.set(j, StrictMath.pow(coins.nextGaussian(), 5));
    }
    return v;
  }

  /** Zero but for one coordinate, which is in the block of 200. */
  private static Vector oneHot(int d) {
    Vector v = Vector.zeros(d);
    v.set(100, 1);
    return v;
  }
}
