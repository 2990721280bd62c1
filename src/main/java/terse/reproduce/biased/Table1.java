package terse.reproduce.biased;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import terse.compress.Guarantee;
import terse.compress.Rounding;
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

/** Table 1 and Theorems 17 to 19: the rate of CGD in each of the three classes. */
final class Table1 implements Item {
  private static final String CONFIG = "table-1.yaml";
  private static final double EPSILON = 1e-6;
  private static final double EXACT = 1e-12;
  private static final int D = 50;

  /** What a theorem promises of a method: beta^2/alpha, beta/gamma or delta. */
  private record Promise(String method, String theorem, String factor, double value) {}

  /** The three methods of Remark 14 have these constants. */
  private static final Guarantee ROUNDED = Rounding.of(8, false).guarantee(D);

  private static final List<Promise> PROMISES =
      List.of(
          new Promise("identity", "theorem-17", "beta^2/alpha", 1),
          new Promise("identity", "theorem-18", "beta/gamma", 1),
          new Promise("identity", "theorem-19", "delta", 1),
          new Promise("Top-5", "theorem-17", "beta^2/alpha", 10),
          new Promise("Top-5", "theorem-18", "beta/gamma", 10),
          new Promise("Top-5", "theorem-19", "delta", 10),
          new Promise("random sparsification", "theorem-19", "delta", 10),
          new Promise("rounding B1", "theorem-17", "beta^2/alpha", 64),
          new Promise("rounding B2", "theorem-18", "beta/gamma", 8),
          new Promise("rounding", "theorem-19", "delta", 81.0 / 32),
          new Promise("Rand-5", "theorem-18", "beta/gamma", 10));

  @Override
  public String name() {
    return "table-1";
  }

  @Override
  public String title() {
    return "Table 1, Theorems 17 to 19: rates of compressed gradient descent";
  }

  @Override
  public String claim() {
    return "CGD needs beta^2/alpha, beta/gamma or delta times L/mu ln(1/epsilon) rounds, by the class"
        + " that its compressor is seen in; with nothing compressed all three are the rate of"
        + " gradient descent, and of rounding to powers of b they are b^2 > b > (b + 1)^2/(4b)"
        + " (Remark 14).";
  }

  @Override
  public List<Config> configs() {
    return List.of(Config.of(CONFIG));
  }

  @Override
  public List<Misprint> misprints() {
    return List.of(
        new Misprint(
            "Theorem 18",
            "the rate 1 - gamma eta (2 - eta beta) L)",
            "1 - gamma eta mu (2 - eta beta L)",
            "The proof in Appendix C.2 ends with it, and only so is it 1 - (gamma/beta) mu/L at"
                + " eta = 1/(beta L), as the statement goes on."),
        new Misprint(
            "Theorem 19",
            "E_k <= (1 - eta mu/delta)^k E_{k-1}",
            "E_k <= (1 - eta mu/delta) E_{k-1}",
            "It is the rate of one step, as the proof in Appendix C.3 has it; the power k belongs to"
                + " E_0."),
        new Misprint(
            "Lemma 22",
            "the decrease alpha eta (1 - eta beta L/2) |grad f|^2",
            "(alpha/beta) eta (1 - eta beta L/2) |grad f|^2",
            "<E C(g), g> >= E|C(g)|^2/beta >= (alpha/beta) |g|^2; the proof of Theorem 17 uses it so,"
                + " and for C = 2 times the identity, alpha = 4, beta = 2, the printed one fails."));
  }

  @Override
  public int seconds(boolean full) {
    return 3;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Results results = evidence.results(CONFIG);
    Constants constants = results.experiment().problem().constants();
    double condition = constants.smoothness() / constants.strongConvexity();
    List<Finding> findings = new ArrayList<>();
    for (Promise promise : PROMISES) {
      findings.add(bound(results, promise));
    }
    for (String method : PROMISES.stream().map(Promise::method).distinct().toList()) {
      findings.add(rounds(results, method, condition));
    }
    double b1 = ROUNDED.beta() * ROUNDED.beta() / ROUNDED.alpha();
    double b2 = ROUNDED.beta() / ROUNDED.gamma();
    findings.add(Finding.number("Remark 14, b = 8: beta^2/alpha = b^2", 64, b1, EXACT));
    findings.add(Finding.number("Remark 14, b = 8: beta/gamma = b", 8, b2, EXACT));
    findings.add(
        Finding.number(
            "Remark 14, b = 8: delta = (b + 1)^2/(4b)", 81.0 / 32, ROUNDED.delta(), EXACT));
    return new Judgement(
        findings,
        List.of(picture(results)),
        List.of(
            "A bound is compared with the mean over five repeats less three standard errors where the"
                + " compressor is random.",
            "Rounds are those to "
                + Finding.text(EPSILON)
                + " of f(x_0) - f*; the theorem's are the smallest number with factor^k at most that."));
  }

  private static Finding bound(Results results, Promise promise) {
    return UnderBound.of(results, promise.method, promise.theorem)
        .named(promise.method + " under " + promise.theorem + ", measured/bound");
  }

  /** The rounds to epsilon, beside those of the best of the method's theorems. */
  private static Finding rounds(Results results, String method, double condition) {
    Promise best =
        PROMISES.stream()
            .filter(each -> each.method.equals(method))
            .min((a, b) -> Double.compare(a.value, b.value))
            .orElseThrow();
    double promised = Math.ceil(Math.log(EPSILON) / Math.log1p(-1 / (best.value * condition)));
    Series excess = Series.of(results, method, Row.EXCESS_LOSS);
    double level = EPSILON * excess.at(0)[0];
    double[] means = excess.means();
    int reached = 0;
    while (reached < means.length - 1 && means[reached] > level) {
      reached++;
    }
    double needed = excess.x()[reached];
    return Finding.words(
        String.format(
            Locale.ROOT, "%s: rounds, %s = %s", method, best.factor, Finding.text(best.value)),
        "at most " + (int) promised,
        Finding.text(needed),
        needed,
        means[reached] <= level && needed <= promised);
  }

  private static Chart picture(Results results) {
    List<Line> lines = new ArrayList<>();
    for (String method : List.of("identity", "rounding", "Top-5", "Rand-5")) {
      lines.add(shown(results, method, Row.EXCESS_LOSS).line(method, Mark.LINE));
      lines.add(shown(results, method, "bound_excess_loss").line(method + ", bound", Mark.BOUND));
    }
    return new Chart(
        "Excess loss and the best bound",
        new Axis("iteration", false),
        new Axis("f(x) - f*", true),
        lines);
  }

  private static Series shown(Results results, String method, String column) {
    return Series.of(results, method, column).upTo(500).above(1e-12);
  }
}
