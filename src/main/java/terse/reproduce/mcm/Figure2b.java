package terse.reproduce.mcm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import terse.reproduce.Slope;
import terse.trace.Row;

/** Figure 2 (b): linear convergence where sigma = 0. */
final class Figure2b implements Item {
  private static final String CONFIG = "mcm-figure-2b.yaml";
  private static final String SGD = "SGD";
  private static final String MCM = "MCM";
  private static final String RAND = "Rand-MCM";
  private static final List<String> METHODS = List.of(SGD, "Diana", "Artemis", "Dore", MCM, RAND);

  /** The first rounds find their way. */
  private static final double FROM = 20;

  private static final double TO = 280;
  private static final double STRAIGHT = 0.98;

  /** A rate is the same within this part. */
  private static final double SAME = 0.05;

  @Override
  public String name() {
    return "figure-2b";
  }

  @Override
  public String title() {
    return "Figure 2 (b): linear convergence without noise";
  }

  @Override
  public String claim() {
    return "Where sigma = 0 the six methods converge linearly; MCM is slightly slower, and Rand-MCM"
        + " performs identically to SGD.";
  }

  @Override
  public List<Config> configs() {
    return List.of(Config.of(CONFIG));
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "The paper's toy set is not published: a quadratic with equal workers, d = 20, condition"
            + " number 10, stands for its homogeneous least squares.",
        "stepsize: 1/(3*L): the paper's 1/L is that of a Frobenius norm, here 1/(2.8 L). At the"
            + " spectral 1/L MCM, Artemis and Dore diverge on this quadratic.");
  }

  @Override
  public int seconds(boolean full) {
    return 3;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Results results = evidence.results(CONFIG);
    List<Finding> findings = new ArrayList<>();
    double[] sgd = rates(series(results, SGD));
    for (String method : METHODS) {
      Series series = series(results, method);
      double straight =
          Arrays.stream(series.values())
              .mapToDouble(repeat -> Slope.ofLogarithms(series.x(), repeat, FROM, TO).r2())
              .min()
              .orElseThrow();
      double[] rates = rates(series);
      findings.add(
          Finding.words(
              method + ": R^2 of ln(F(w_k) - F*) against k, and slope",
              "linear",
              String.format(
                  Locale.ROOT,
                  "%.4f, %.4f",
                  straight,
                  Arrays.stream(rates).average().orElseThrow()),
              straight,
              straight >= STRAIGHT && Arrays.stream(rates).allMatch(rate -> rate < 0)));
    }
    Estimate rand = Estimate.of(Levels.ratio(rates(series(results, RAND)), sgd));
    findings.add(
        Finding.words("Rand-MCM's rate over SGD's", "1", rand, Math.abs(rand.mean() - 1) <= SAME));
    double[] end = Levels.from(series(results, SGD), TO);
    Estimate behind = Estimate.geometric(Levels.ratio(Levels.from(series(results, MCM), TO), end));
    findings.add(
        Finding.words(
            "MCM's excess loss over SGD's, last rounds", "above 1", behind, behind.mean() > 1));
    return new Judgement(findings, List.of(picture(results)), List.of());
  }

  private static Series series(Results results, String method) {
    return Series.of(results, method, Row.EXCESS_LOSS);
  }

  private static double[] rates(Series series) {
    return Arrays.stream(series.values())
        .mapToDouble(repeat -> Slope.ofLogarithms(series.x(), repeat, FROM, TO).slope())
        .toArray();
  }

  private static Chart picture(Results results) {
    List<Line> lines =
        METHODS.stream().map(each -> series(results, each).line(each, Mark.LINE)).toList();
    return new Chart("Without noise", new Axis("round", false), new Axis("F(w) - F*", true), lines);
  }
}
