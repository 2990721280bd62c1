package terse.reproduce.distef;

import java.util.ArrayList;
import java.util.List;
import terse.report.plot.Axis;
import terse.report.plot.Chart;
import terse.report.plot.Line;
import terse.report.plot.Mark;
import terse.reproduce.Config;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.reproduce.Series;

/** Corollaries 1 and 2: stationary points at a rate of 1/sqrt(M T), with changing stepsizes too. */
final class Corollary2 implements Item {
  private static final int[] ROUNDS = {1000, 4000, 16000};
  private static final List<String> SCHEDULES = List.of("constant", "decreasing", "increasing");
  private static final double TOLERANCE = 0.05;

  @Override
  public String name() {
    return "corollary-2";
  }

  @Override
  public String title() {
    return "Corollaries 1 and 2: constant, decreasing and increasing stepsizes";
  }

  @Override
  public String claim() {
    return "With the stepsizes of the corollaries E|grad F(x_o)|^2 is O(1/sqrt(M T)), where o is drawn"
        + " by weights near eta_k: four times the rounds halve it, or better.";
  }

  @Override
  public List<Config> configs() {
    List<Config> configs = new ArrayList<>();
    for (int rounds : ROUNDS) {
      configs.add(Config.of(file(rounds)));
    }
    return configs;
  }

  private static String file(int rounds) {
    return "corollary-2-" + rounds + ".yaml";
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "Softmax regression on the bundled digits, Top-k of half the coordinates both ways: a delta"
            + " that holds for every vector. o is drawn by the weights eta_k: 3 - 2 L eta_k, the"
            + " other factor of the paper's, differs little between rounds.");
  }

  @Override
  public int seconds(boolean full) {
    return 30;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    double[] rounds = new double[ROUNDS.length];
    for (String schedule : SCHEDULES) {
      double[] square = new double[ROUNDS.length];
      for (int i = 0; i < ROUNDS.length; i++) {
        rounds[i] = ROUNDS[i];
        Series norm = Series.of(evidence.results(file(ROUNDS[i])), schedule, "gradient_norm");
        square[i] = weighted(norm, schedule, ROUNDS[i]);
      }
      double slope = Math.log(square[2] / square[0]) / Math.log((double) ROUNDS[2] / ROUNDS[0]);
      findings.add(
          Finding.words(
              schedule + ": exponent of T, from 1000 to 16000 rounds",
              "at most -1/2",
              Finding.text(slope),
              slope,
              slope <= -0.5 + TOLERANCE));
      lines.add(new Line(schedule, rounds, square, null, null, Mark.LINE));
    }
    double first = lines.get(0).y()[0];
    double[] rate = {first, first / 2, first / 4};
    lines.add(new Line("1/sqrt T", rounds, rate, null, null, Mark.BOUND));
    return Judgement.of(findings)
        .picture(
            new Chart(title(), new Axis("T", true), new Axis("mean of |grad F|^2", true), lines));
  }

  /**
   * The mean of |grad F(x_k)|^2 by the weights eta_k, up to a factor; between recorded rounds it is
   * taken as linear.
   */
  private static double weighted(Series norm, String schedule, int rounds) {
    double[] k = norm.x();
    double[] g = norm.values()[0];
    double sum = 0;
    double weights = 0;
    for (int i = 1; i < norm.rows(); i++) {
      double length = (k[i] - k[i - 1]) / 2;
      double left = length * weight(schedule, k[i - 1], rounds);
      double right = length * weight(schedule, k[i], rounds);
      sum += left * g[i - 1] * g[i - 1] + right * g[i] * g[i];
      weights += left + right;
    }
    return sum / weights;
  }

  private static double weight(String schedule, double k, double rounds) {
    double feedback = Math.cbrt((1 - 0.5) * (4 + 16 * 16)) * Math.cbrt(rounds); // delta = 1/2
    return switch (schedule) {
      case "decreasing" -> 1 / (Math.pow((k + 1) * rounds, 0.25) / Math.sqrt(7) + feedback);
      case "increasing" -> Math.sqrt(k + 1);
      default -> 1;
    };
  }
}
