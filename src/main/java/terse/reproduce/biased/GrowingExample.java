package terse.reproduce.biased;

import java.util.ArrayList;
import java.util.List;
import terse.experiment.Results;
import terse.report.plot.Axis;
import terse.report.plot.Chart;
import terse.report.plot.Line;
import terse.report.plot.Mark;
import terse.reproduce.Config;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.reproduce.Misprint;
import terse.reproduce.Series;
import terse.trace.Row;

/**
 * Examples 1 and 2 of Section 5.2: from x_0 = t (1, ..., 1) compressed gradient descent multiplies
 * x by a constant above 1 in every round, so that the loss, a quadratic form, grows by its square.
 *
 * @param number of the example
 * @param k of Top-k
 * @param eta the step size of its config
 * @param printed the factor that the paper prints
 * @param derived the factor that follows from the problem
 */
record GrowingExample(
    int number, int k, double eta, double printed, double derived, List<Misprint> misprints)
    implements Item {
  private static final double EXACT = 1e-12;
  private static final double SOLVED = 1e-5; // of the distance at the start

  /** n = d = 3 and Top-1: 1 + 11 eta/6. */
  static GrowingExample one() {
    double eta = 0.01;
    return new GrowingExample(1, 1, eta, 1 + 11 * eta / 6, 1 + 11 * eta / 6, List.of());
  }

  /** d = 5, d_1 = 2, b = d_2 + d_2/d_1 = 4.5 and Top-2. */
  static GrowingExample two() {
    double eta = 0.002;
    double b = 4.5;
    return new GrowingExample(
        2,
        2,
        eta,
        1 + eta * (2 * b - 1) * 2 / 4,
        1 + eta * (2 * b - 1) * 2 / 5,
        List.of(
            new Misprint(
                "Example 2",
                "the factor 1 + eta (2b - 1) d1/(d2 + 1)",
                "1 + eta (2b - 1) d1/d",
                "A coordinate lies in C(d-1, d1-1) of the C(d, d1) sets I_j, which is the share"
                    + " d1/d of them. The paper counts C(d, d1-1) sets, which gives d1/(d2 + 1). The"
                    + " two agree for d1 = 1 alone; here, with d = 5 and d1 = 2, they are 2/5 and"
                    + " 1/2.")));
  }

  @Override
  public String name() {
    return "example-" + number;
  }

  @Override
  public String title() {
    return "Example " + number + ": DCGD with Top-" + k + " diverges";
  }

  @Override
  public String claim() {
    return "DCGD with Top-"
        + k
        + " multiplies x by a constant above 1 in every round, whatever the step size; error feedback"
        + " does not diverge.";
  }

  @Override
  public List<Config> configs() {
    return List.of(Config.of(name() + ".yaml"));
  }

  @Override
  public int seconds(boolean full) {
    return 1;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Results results = evidence.results(name() + ".yaml");
    String top = "Top-" + k;
    Series bare = Series.of(results, "DCGD with " + top, "loss");
    double found = growth(bare);
    String quantity = "growth of x in a round, eta = " + eta;
    List<Finding> findings = new ArrayList<>();
    if (printed == derived) {
      findings.add(Finding.number(quantity, printed, found, EXACT));
    } else {
      findings.add(
          Finding.misprint(
              quantity,
              printed,
              derived,
              found,
              EXACT,
              "misprint: a coordinate is in d1/d of the sets"));
      findings.add(Finding.number(quantity + ", as derived", derived, found, EXACT));
    }
    findings.add(
        Finding.words(
            "the same factor in every round",
            "yes",
            "up to " + Finding.text(unsteadiness(bare, found)),
            unsteadiness(bare, found) < EXACT));
    Series cured = Series.of(results, "EF with " + top, Row.DISTANCE);
    double distance = cured.last()[0];
    findings.add(
        Finding.words(
            "error feedback converges",
            "yes",
            "|x - x*| = " + Finding.text(distance),
            distance,
            distance < SOLVED * cured.at(0)[0]));
    return Judgement.of(findings).picture(picture(results, bare));
  }

  /** The factor of x in a round, over all recorded ones. */
  private static double growth(Series loss) {
    double[] f = loss.values()[0];
    int last = loss.rows() - 1;
    return Math.pow(f[last] / f[0], 0.5 / loss.x()[last]);
  }

  /** How far the factor between two records is off that one, at most. */
  private static double unsteadiness(Series loss, double factor) {
    double[] f = loss.values()[0];
    double worst = 0;
    for (int i = 1; i < f.length; i++) {
      double each = Math.pow(f[i] / f[i - 1], 0.5 / (loss.x()[i] - loss.x()[i - 1]));
      worst = Math.max(worst, Math.abs(each - factor));
    }
    return worst;
  }

  private Chart picture(Results results, Series bare) {
    List<Line> lines = new ArrayList<>();
    lines.add(bare.line("DCGD with Top-" + k, Mark.LINE));
    double[] expected = new double[bare.rows()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = bare.values()[0][0] * Math.pow(derived, 2 * bare.x()[i]);
    }
    Series as = new Series(bare.x(), new double[][] {expected});
    lines.add(as.line("as derived", Mark.BOUND));
    lines.add(Series.of(results, "EF with Top-" + k, "loss").line("EF with Top-" + k, Mark.LINE));
    return new Chart(title(), new Axis("round", false), new Axis("f(x)", true), lines);
  }
}
