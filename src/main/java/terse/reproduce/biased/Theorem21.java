package terse.reproduce.biased;

import java.util.ArrayList;
import java.util.List;
import terse.experiment.Results;
import terse.objective.Constants;
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
import terse.reproduce.UnderBound;
import terse.trace.Row;

/** Table 2 and Theorem 21: error feedback in three regimes. */
final class Theorem21 implements Item {
  private static final String NOISY = "theorem-21-noisy.yaml";
  private static final String LINEAR = "theorem-21-linear.yaml";
  private static final String FIRST = "(i) linear weights";
  private static final String SECOND = "(ii) exponential weights";
  private static final String THIRD = "(iii) for K = ";
  private static final int[] TUNED = {1000, 4000, 16000};
  private static final double DELTA = 3; // of Top-1 in the problem of Example 1
  private static final String BOUND = "bound_averaged_excess_loss";

  @Override
  public String name() {
    return "theorem-21";
  }

  @Override
  public String title() {
    return "Table 2, Theorem 21: error feedback in three regimes";
  }

  @Override
  public String claim() {
    return "Distributed SGD with biased compression and error feedback converges at the weighted"
        + " average of its iterates: (i) as A1/K^2 + A2/K, (ii) as A3 exp(-K/A4) + A2/K, linearly"
        + " where gradients are full and workers share the minimiser, (iii) as A3/K + A5/sqrt(K).";
  }

  @Override
  public List<Config> configs() {
    return List.of(Config.of(NOISY), Config.of(LINEAR));
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "The theorem has O(.) alone. The bounds are what its proof gives before constants are"
            + " dropped, see the Javadoc of ErrorFeedback.");
  }

  @Override
  public List<Misprint> misprints() {
    return List.of(
        new Misprint(
            "Proof of Theorem 21",
            "r^k := E|x~^{k+1} - x*|^2",
            "r^k := E|x~^k - x*|^2",
            "The descent lemma (47) goes from x~^k to x~^{k+1}, whose terms are then r^k and"
                + " r^{k+1}."),
        new Misprint(
            "Proof of Theorem 21",
            "(eta^{k+1})^2/(eta^k)^2 = ((kappa + k + 1)/(kappa + k))^2",
            "its inverse",
            "eta^k = 4/(mu (kappa + k)) falls; that it falls slowly is a bound on"
                + " (eta^k)^2/(eta^{k+1})^2."),
        new Misprint(
            "Proof of Lemma 28",
            "(1 - 1/(4 delta))^{k-j}",
            "(1 - 1/(4 delta))^{k-j-1}",
            "The error of round j has been compressed k - j - 1 times after it. The sum is then"
                + " 8 delta + 1 in place of 8 delta, and (55) still holds, for (3/49) (1 - 1/delta)"
                + " (8 delta + 1)/(2 delta) <= 12/49 < 1/4."));
  }

  @Override
  public int seconds(boolean full) {
    return 4;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Results noisy = evidence.results(NOISY);
    Results linear = evidence.results(LINEAR);
    List<Finding> findings = new ArrayList<>();
    findings.add(UnderBound.of(noisy, FIRST, "theorem-21-linear"));
    findings.add(UnderBound.of(noisy, SECOND, "theorem-21-exponential"));
    for (int tuned : TUNED) {
      findings.add(UnderBound.of(noisy, THIRD + tuned, "theorem-21-uniform"));
    }
    findings.add(
        UnderBound.of(linear, SECOND, "theorem-21-exponential")
            .named("(ii), C = D = 0: measured/bound, worst round"));
    findings.add(firstRate(noisy));
    findings.add(thirdRate(noisy));
    findings.add(linearRate(linear));
    return new Judgement(
        findings,
        List.of(
            picture(noisy, "Noisy gradients, workers that differ", FIRST, SECOND, THIRD + TUNED[0]),
            picture(linear, "Full gradients, workers that share the minimiser", SECOND)),
        List.of(
            "Orders are slopes of the logarithm of the mean over three repeats. A theorem is an upper"
                + " bound: a faster order agrees with it."));
  }

  /** The order between K/10 and K, which O(A1/K^2 + A2/K) says is 1 at least. */
  private static Finding firstRate(Results noisy) {
    Series average = Series.of(noisy, FIRST, Row.AVERAGED_EXCESS_LOSS);
    double[] means = average.means();
    int last = means.length - 1;
    int before = last / 10;
    double order =
        Math.log(means[before] / means[last]) / Math.log(average.x()[last] / average.x()[before]);
    return Finding.words(
        "(i): order in K, last decade", "at least 1", Finding.text(order), order, order > 0.9);
  }

  /** The order between the step sizes of K = 1000 and 16000, each after its own K rounds. */
  private static Finding thirdRate(Results noisy) {
    double first = atItsEnd(noisy, TUNED[0]);
    double last = atItsEnd(noisy, TUNED[TUNED.length - 1]);
    double order = Math.log(first / last) / Math.log((double) TUNED[TUNED.length - 1] / TUNED[0]);
    return Finding.words(
        "(iii): order in K, step sizes tuned",
        "at least 1/2",
        Finding.text(order),
        order,
        order > 0.45);
  }

  private static double atItsEnd(Results noisy, int tuned) {
    Series average = Series.of(noisy, THIRD + tuned, Row.AVERAGED_EXCESS_LOSS).upTo(tuned);
    double[] means = average.means();
    return means[means.length - 1];
  }

  /** The rounds for a factor of e in the second half, at most A4 = 28 L (2 delta + B)/mu. */
  private static Finding linearRate(Results linear) {
    Constants constants = linear.experiment().problem().constants();
    double promised = 28 * constants.maxSmoothness() * 2 * DELTA / constants.strongConvexity();
    Series average = Series.of(linear, SECOND, Row.AVERAGED_EXCESS_LOSS);
    double[] f = average.values()[0];
    int last = f.length - 1;
    int middle = last / 2;
    double needed = (average.x()[last] - average.x()[middle]) / Math.log(f[middle] / f[last]);
    return Finding.words(
        "(ii), C = D = 0: rounds for a factor of e",
        "at most " + Finding.text(promised),
        Finding.text(needed),
        needed,
        needed > 0 && needed <= promised);
  }

  private static Chart picture(Results results, String title, String... methods) {
    List<Line> lines = new ArrayList<>();
    for (String method : methods) {
      lines.add(Series.of(results, method, Row.AVERAGED_EXCESS_LOSS).line(method, Mark.LINE));
      lines.add(Series.of(results, method, BOUND).line(method + ", bound", Mark.BOUND));
    }
    return new Chart(title, new Axis("K", false), new Axis("f(average) - f*", true), lines);
  }
}
