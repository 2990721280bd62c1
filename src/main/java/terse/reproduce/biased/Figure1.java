package terse.reproduce.biased;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import terse.compress.RandK;
import terse.compress.TopK;
import terse.report.plot.Axis;
import terse.report.plot.Chart;
import terse.report.plot.Line;
import terse.report.plot.Mark;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.wire.Entropy;

/** Figure 1: normalised variance of Top-k and Rand-k against bits per coordinate. */
final class Figure1 implements Item {
  private static final int D = Gaussian.D;
  private static final int POINTS = 100;
  private static final int POINTS_IN_FULL = 2000;
  private static final double PRINTED = 0.86;
  private static final double WITHIN = 0.01;
  private static final double REAL = 32;

  @Override
  public String name() {
    return "figure-1";
  }

  @Override
  public String title() {
    return "Figure 1: variance of Top-k and Rand-k against bits, d = 10^4";
  }

  @Override
  public String claim() {
    return "On normal vectors the normalised variance of Rand-k falls linearly with the bits b, as"
        + " 1 - (b/d)/32, and that of Top-k exponentially, as about 0.86^(b/d).";
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "The paper does not say how it counts bits. Its count is taken as 32 for each value and log2"
            + " C(d, k) for which they are, which gives its 0.86; Rand-k draws them at both ends.");
  }

  @Override
  public int seconds(boolean full) {
    return full ? 4 : 1;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    int points = evidence.full() ? POINTS_IN_FULL : POINTS;
    double[] variance = new double[points - 1];
    double[] paper = new double[points - 1];
    double[] sent = new double[points - 1];
    double[] random = new double[points - 1];
    double[] randomBits = new double[points - 1];
    double worst = 0;
    for (int i = 1; i < points; i++) {
      int k = i * (D / points);
      Gaussian top = Gaussian.of(TopK.of(k), i);
      Gaussian rand = Gaussian.of(RandK.of(k), i);
      variance[i - 1] = top.variance();
      sent[i - 1] = top.bitsEach();
      paper[i - 1] = (REAL * k + Entropy.log2Binomial(D, k)) / D;
      random[i - 1] = rand.variance();
      randomBits[i - 1] = rand.bitsEach();
      worst = Math.max(worst, Math.abs(rand.variance() - (1 - rand.bitsEach() / REAL)));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.number(
            "Top-k: base of the law, paper's count", PRINTED, base(paper, variance), WITHIN));
    findings.add(
        Finding.number("Top-k: base of the law, bits sent", PRINTED, base(sent, variance), WITHIN));
    findings.add(
        Finding.words(
            "Top-k: off that law, at most",
            "about 0",
            Finding.text(off(sent, variance)),
            off(sent, variance),
            off(sent, variance) < 0.1));
    findings.add(
        Finding.words(
            "Rand-k: off 1 - (b/d)/32, at most",
            "almost 0",
            Finding.text(worst),
            worst,
            worst < 0.05));
    return Judgement.of(findings)
        .note(
            "The law is fitted to "
                + (points - 1)
                + " values of k, spread evenly, by least squares of the variance; each point is one"
                + " vector of its own, and one message.")
        .picture(
            new Chart(
                "Variance against bits",
                new Axis("bits per coordinate", false),
                new Axis("normalised variance", true),
                List.of(
                    new Line("Top-k, sent", sent, variance, null, null, Mark.POINTS),
                    law(base(sent, variance)),
                    new Line("Top-k, paper's count", paper, variance, null, null, Mark.POINTS),
                    new Line("Rand-k, sent", randomBits, random, null, null, Mark.POINTS))));
  }

  /** The base that makes the sum of (variance - base^bits)^2 smallest, by golden section. */
  private static double base(double[] bits, double[] variance) {
    DoubleUnaryOperator squares =
        base -> {
          double sum = 0;
          for (int i = 0; i < bits.length; i++) {
            double off = variance[i] - Math.pow(base, bits[i]);
            sum += off * off;
          }
          return sum;
        };
    double golden = (Math.sqrt(5) - 1) / 2;
    double low = 0.5;
    double high = 1;
    while (high - low > 1e-9) {
      double left = high - golden * (high - low);
      double right = low + golden * (high - low);
      if (squares.applyAsDouble(left) < squares.applyAsDouble(right)) {
        high = right;
      } else {
        low = left;
      }
    }
    return (low + high) / 2;
  }

  private static double off(double[] bits, double[] variance) {
    double base = base(bits, variance);
    double worst = 0;
    for (int i = 0; i < bits.length; i++) {
      worst = Math.max(worst, Math.abs(variance[i] - Math.pow(base, bits[i])));
    }
    return worst;
  }

  private static Line law(double base) {
    double[] x = new double[33];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
      y[i] = Math.pow(base, i);
    }
    return new Line(Finding.text(base) + "^(b/d)", x, y, null, null, Mark.BOUND);
  }
}
