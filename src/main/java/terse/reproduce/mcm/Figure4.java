package terse.reproduce.mcm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import terse.experiment.Results;
import terse.report.plot.Axis;
import terse.report.plot.Chart;
import terse.report.plot.Line;
import terse.report.plot.Mark;
import terse.reproduce.Config;
import terse.reproduce.Estimate;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.reproduce.Series;
import terse.trace.Row;

/** Figure 4: Rand-MCM with partial participation and a single memory. */
final class Figure4 implements Item {
  private static final String CONFIG = "mcm-figure-4.yaml";
  private static final String OWN = "N memories";
  private static final String SINGLE = "one memory";
  private static final String RESET = "one memory with resets";
  private static final List<String> METHODS = List.of("SGD", OWN, SINGLE, RESET);

  /** Rounds over which levels are read: the last 50 points. */
  private static final double LAST = 200;

  /** Levels are the same within this of a log10. */
  private static final double SAME = 0.05;

  @Override
  public String name() {
    return "figure-4";
  }

  @Override
  public String title() {
    return "Figure 4: partial participation with a single memory";
  }

  @Override
  public String claim() {
    return "With a single memory in place of N, Rand-MCM with partial participation is slightly"
        + " degraded; with periodic resets it is as before.";
  }

  @Override
  public List<Config> configs() {
    return List.of(Config.of(CONFIG));
  }

  @Override
  public List<String> data() {
    return List.of("phishing");
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "The paper has quantum, which is not at hand: phishing, with s = 2 levels as there.",
        "participation: 0.5, and a reset every 100 rounds: the paper says neither. A worker takes part"
            + " by itself with this probability, drawn again while nobody does.");
  }

  @Override
  public int seconds(boolean full) {
    return 10;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Results results = evidence.results(CONFIG);
    double[] own = levels(results, OWN);
    Estimate single = Estimate.of(minus(levels(results, SINGLE), own));
    Estimate reset = Estimate.of(minus(levels(results, RESET), own));
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.words(
            "one memory, no reset: log10 excess over that with N",
            "slightly degraded",
            single,
            single.mean() > SAME));
    findings.add(
        Finding.words(
            "one memory with resets: log10 excess over that with N",
            "as before",
            reset,
            Math.abs(reset.mean()) <= SAME && reset.mean() < single.mean()));
    return new Judgement(findings, List.of(picture(results)), List.of());
  }

  /** log10 of the excess loss of each repeat, the mean over the last points. */
  private static double[] levels(Results results, String method) {
    Series series = Series.of(results, method, Row.EXCESS_LOSS);
    double end = series.x()[series.rows() - 1];
    double[][] logarithms =
        Arrays.stream(series.values())
            .map(repeat -> Arrays.stream(repeat).map(Math::log10).toArray())
            .toArray(double[][]::new);
    return Levels.from(new Series(series.x(), logarithms), end - LAST);
  }

  private static double[] minus(double[] of, double[] less) {
    return IntStream.range(0, of.length).mapToDouble(i -> of[i] - less[i]).toArray();
  }

  private static Chart picture(Results results) {
    List<Line> lines =
        METHODS.stream()
            .map(each -> Series.of(results, each, Row.EXCESS_LOSS).line(each, Mark.LINE))
            .toList();
    return new Chart(
        "Half of the workers in a round: phishing",
        new Axis("round", false),
        new Axis("F(w) - F*", true),
        lines);
  }
}
