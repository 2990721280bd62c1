package terse.reproduce.biased;

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
import terse.reproduce.Misprint;
import terse.reproduce.Series;
import terse.reproduce.UnderBound;
import terse.trace.Row;

/**
 * Figures 7 and 8 of Section 6.4: f(x_k) - f* of compressed gradient descent with Top-5 and Rand-5,
 * beside prod_{i &lt; k} (1 - mu/(L delta_i)) (f(x_0) - f*) with the delta_i of each run.
 *
 * <p>A rate is -ln of the excess loss over that of the start, per round, up to the round where it
 * is first below 1e-10 of that, or the last one.
 *
 * @param problems what each config is about, in words
 */
record TheoryAndPractice(
    String name, String title, List<Config> configs, List<String> problems, List<String> quirks)
    implements Item {
  private static final String TOP = "Top-5";
  private static final String RANDOM = "Rand-5";
  private static final String BOUND = "bound_realised_excess_loss";
  private static final double COUNTED = 1e-10;
  private static final double ALMOST = 2; // a factor between gap and improvement

  private static final String NOT_SCALED =
      "Rand-5 is not scaled by d/k: scaled, |C(g) - g| is larger than |g| and 1/delta_i negative, so"
          + " that neither the bound nor the step size 1/L would mean anything. The paper does not"
          + " say, but its Section 4.1 compares Top-k with (k/d) times the scaled Rand-k, too.";

  static TheoryAndPractice figure7() {
    return new TheoryAndPractice(
        "figure-7",
        "Figure 7: theory and practice of CGD on random quadratics",
        List.of(
            Config.of("figure-7-kappa-10.yaml"),
            Config.of("figure-7-kappa-100.yaml", "rounds=10000", "record.every=2"),
            Config.of("figure-7-kappa-1000.yaml", "rounds=100000", "record.every=20")),
        List.of("kappa = 10", "kappa = 100", "kappa = 1000"),
        List.of(
            NOT_SCALED,
            "Eigenvalues are spread evenly over [1, kappa]; the paper draws them from the uniform law"
                + " on (1, kappa). The linear term is normal, the paper's uniform on (0, 1)."));
  }

  static TheoryAndPractice figure8() {
    return new TheoryAndPractice(
        "figure-8",
        "Figure 8: theory and practice of CGD on Boston and Diabetes",
        List.of(Config.of("figure-8-boston.yaml"), Config.of("figure-8-diabetes.yaml")),
        List.of("Boston", "Diabetes"),
        List.of(
            NOT_SCALED,
            "Normalised means columns of mean 0 and variance 1; the paper does not say which"
                + " normalisation it took."));
  }

  @Override
  public String claim() {
    return "Practice follows theory: the excess loss stays under the product of the"
        + " 1 - mu/(L delta_i) of the run; Top-5, which loses less of the gradient than Rand-5,"
        + " converges faster, and by how much almost matches what theory gains.";
  }

  @Override
  public List<Misprint> misprints() {
    return name.equals("figure-7")
        ? List.of(
            new Misprint(
                "Section 6.4",
                "the product over i = 1, ..., k",
                "the product over i = 0, ..., k - 1",
                "x_k comes of the rounds 0 to k - 1, whose compressions are the delta_0, ...,"
                    + " delta_{k-1}; Section 3.1 has it so."),
            new Misprint(
                "Section 6.4",
                "A = Q'DQ, where P = QR is a random matrix and QR its QR decomposition",
                "Q is the orthogonal factor of a random matrix P = QR",
                "The sentence defines QR twice and Q not at all."))
        : List.of();
  }

  @Override
  public int seconds(boolean full) {
    return full ? 15 : 4;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    List<Chart> pictures = new ArrayList<>();
    for (int i = 0; i < problems.size(); i++) {
      Results results = evidence.results(configs.get(i).file());
      String problem = problems.get(i);
      findings.add(underTheory(results, problem, TOP));
      findings.add(underTheory(results, problem, RANDOM));
      double practice = gain(results, Row.EXCESS_LOSS);
      double theory = gain(results, BOUND);
      findings.add(
          Finding.words(
              problem + ": rate of Top-5 over that of Rand-5",
              "above 1",
              gains(results, Row.EXCESS_LOSS),
              practice > 1));
      findings.add(
          Finding.words(
              problem + ": the same in theory, over practice",
              "almost 1",
              String.format(Locale.ROOT, "%.2f/%.2f = %.2f", theory, practice, theory / practice),
              theory / practice,
              theory / practice < ALMOST && practice / theory < ALMOST));
      pictures.add(picture(results, problem));
    }
    return new Judgement(
        findings,
        pictures,
        List.of(
            "\"Almost\" is taken as a factor of 2. Rates are means over the rounds until the excess"
                + " loss is 1e-10 of the start's, or the last one."));
  }

  private static Finding underTheory(Results results, String problem, String method) {
    Finding finding = UnderBound.of(results, method, "section-6-4");
    return finding.named(problem + ", " + finding.quantity());
  }

  private static double gain(Results results, String column) {
    return gains(results, column).mean();
  }

  /** The rate of Top-5, which is not random, over those of Rand-5. */
  private static Estimate gains(Results results, String column) {
    double top = rates(results, TOP, column)[0];
    return Estimate.of(
        Arrays.stream(rates(results, RANDOM, column)).map(rate -> top / rate).toArray());
  }

  /** -ln(y_k/y_0)/k of each repeat, for the same k in every column. */
  private static double[] rates(Results results, String method, String column) {
    Series excess = Series.of(results, method, Row.EXCESS_LOSS);
    Series y = Series.of(results, method, column);
    double[] rates = new double[y.values().length];
    for (int repeat = 0; repeat < rates.length; repeat++) {
      double[] loss = excess.values()[repeat];
      int last = 1;
      while (last < loss.length - 1 && loss[last] > COUNTED * loss[0]) {
        last++;
      }
      double[] values = y.values()[repeat];
      rates[repeat] = -Math.log(values[last] / values[0]) / y.x()[last];
    }
    return rates;
  }

  private Chart picture(Results results, String problem) {
    List<Line> lines = new ArrayList<>();
    for (String method : List.of(TOP, RANDOM)) {
      Series practice = Series.of(results, method, Row.EXCESS_LOSS);
      double start = practice.at(0)[0];
      lines.add(practice.scaled(1 / start).above(COUNTED).line(method + ", practice", Mark.LINE));
      Series theory = Series.of(results, method, BOUND).scaled(1 / start);
      lines.add(theory.above(COUNTED).line(method + ", theory", Mark.BOUND));
    }
    return new Chart(
        problem, new Axis("iteration", false), new Axis("(f(x) - f*)/(f(x_0) - f*)", true), lines);
  }
}
