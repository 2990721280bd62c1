package terse.reproduce.biased;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import terse.certify.EnergyKept;
import terse.certify.EnergyKept.Law;
import terse.certify.EnergyKept.Measured;
import terse.report.plot.Axis;
import terse.report.plot.Chart;
import terse.report.plot.Line;
import terse.report.plot.Mark;
import terse.reproduce.Estimate;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.reproduce.Misprint;

/**
 * Lemma 20: what Top-k leaves and keeps of uniform and exponential coordinates, beside Rand-k. The
 * formulas are held against integrals over the densities of order statistics, which have nothing in
 * common with the lemma's proof, and against what the compressor kept.
 */
final class Lemma20 implements Item {
  private static final double EXACT = 1e-8;
  private static final double Z = 1.96; // of 95 %
  private static final int DRAWS = 2000;

  @Override
  public String name() {
    return "lemma-20";
  }

  @Override
  public String title() {
    return "Lemma 20: Top-k against Rand-k on uniform and exponential vectors";
  }

  @Override
  public String claim() {
    return "Of uniform coordinates Top-k leaves (1 - k/(d+1)) (1 - k/(d+2)) of what Rand-k leaves, and"
        + " Top-1 keeps 3d/(d+2) times what Rand-1 keeps; of exponential ones Top-1 keeps"
        + " (H_2 + H_1^2)/2 times as much, which grows as ln^2 d.";
  }

  @Override
  public List<Misprint> misprints() {
    return List.of(
        new Misprint(
            "Appendix A.4, equation (31)",
            "{1 - Phi(u)}^(n-i)",
            "{1 - Phi(u)}^(d-i)",
            "There are d samples; n is not used there."));
  }

  @Override
  public int seconds(boolean full) {
    return 1;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    for (int[] kd : new int[][] {{1, 10}, {3, 10}, {5, 100}, {20, 100}, {30, 1000}}) {
      findings.add(leftOfUniform(kd[0], kd[1]));
    }
    for (int d : new int[] {10, 100, 1000}) {
      findings.add(kept(Law.UNIFORM, "uniform", d, 3.0 * d / (d + 2)));
    }
    for (int d : new int[] {10, 100, 1000}) {
      findings.add(kept(Law.EXPONENTIAL, "exponential", d, exponential(d)));
    }
    return Judgement.of(findings)
        .note(
            "Ours is the integral over the densities of the order statistics; the interval is that of"
                + " the mean of what the compressor kept, over "
                + DRAWS
                + " draws of x.")
        .picture(picture());
  }

  private static Finding leftOfUniform(int k, int d) {
    double ofRandom = (d - k) / 3.0;
    double left = d / 3.0 - EnergyKept.exactly(Law.UNIFORM, k, d);
    Measured kept = EnergyKept.byMonteCarlo(Law.UNIFORM, k, d, DRAWS, 20);
    double mean = (d / 3.0 - kept.mean()) / ofRandom;
    double half = Z * kept.error() / ofRandom;
    return Finding.number(
        "uniform: E w_top/E w_rnd, k = " + k + ", d = " + d,
        (1 - k / (d + 1.0)) * (1 - k / (d + 2.0)),
        new Estimate(left / ofRandom, mean - half, mean + half),
        EXACT * d);
  }

  private static Finding kept(Law law, String name, int d, double printed) {
    double one = EnergyKept.secondMoment(law);
    Measured kept = EnergyKept.byMonteCarlo(law, 1, d, DRAWS, 20);
    double half = Z * kept.error() / one;
    return Finding.number(
        name + ": E s_top/E s_rnd, k = 1, d = " + d,
        printed,
        new Estimate(
            EnergyKept.exactly(law, 1, d) / one,
            kept.mean() / one - half,
            kept.mean() / one + half),
        EXACT);
  }

  /** (sum 1/i^2 + (sum 1/i)^2)/2. */
  private static double exponential(int d) {
    double sum = IntStream.rangeClosed(1, d).mapToDouble(i -> 1.0 / i).sum();
    double squares = IntStream.rangeClosed(1, d).mapToDouble(i -> 1.0 / i / i).sum();
    return (squares + sum * sum) / 2;
  }

  private static Chart picture() {
    double[] d = IntStream.rangeClosed(1, 20).mapToDouble(i -> Math.rint(Math.pow(2, i))).toArray();
    double[] lemma = new double[d.length];
    double[] integral = new double[d.length];
    double[] uniform = new double[d.length];
    for (int i = 0; i < d.length; i++) {
      lemma[i] = exponential((int) d[i]);
      integral[i] = EnergyKept.exactly(Law.EXPONENTIAL, 1, (int) d[i]) / 2;
      uniform[i] = EnergyKept.exactly(Law.UNIFORM, 1, (int) d[i]) * 3;
    }
    return new Chart(
        "Energy kept by Top-1, of that of Rand-1",
        new Axis("d", true),
        new Axis("E s_top / E s_rnd", false),
        List.of(
            new Line("exponential", d, integral, null, null, Mark.POINTS),
            new Line("exponential, Lemma 20", d, lemma, null, null, Mark.BOUND),
            new Line("uniform", d, uniform, null, null, Mark.POINTS)));
  }
}
