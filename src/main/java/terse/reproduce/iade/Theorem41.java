package terse.reproduce.iade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
import terse.reproduce.Slope;
import terse.reproduce.UnderBound;
import terse.trace.Row;

/** Theorem 4.1: the accelerated rate of AIADE, and the bits of its messages. */
final class Theorem41 implements Item {
  private static final String CONFIG = "theorem-4-1.yaml";
  private static final String BOUND = "bound_distance";
  private static final String THEOREM = "theorem-4-1";
  private static final int FIRST = 10; // of the rounds that slopes are fitted to

  /** epsilon by the labels of the methods. */
  private static final Map<String, Double> LEVELS = new LinkedHashMap<>();

  static {
    LEVELS.put("epsilon = 0.001", 0.001);
    LEVELS.put("epsilon = 0.1", 0.1);
    LEVELS.put("epsilon = 10", 10.0);
  }

  private static final String COARSEST = "epsilon = 10";

  @Override
  public String name() {
    return THEOREM;
  }

  @Override
  public String title() {
    return "Theorem 4.1: AIADE, accelerated, at bits that grow as ln(k ln k)";
  }

  @Override
  public String claim() {
    return "|x_k - x*| <= c^k G(k) with c = sqrt(1 - sqrt(mu/L)) and G(k) = O(ln k), and round k"
        + " takes O(N d ln(k ln k)) bits.";
  }

  @Override
  public List<Config> configs() {
    return List.of(Config.of(CONFIG));
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "The paper leaves the constants of G open. The bound here is that of Terse's own proof, see"
            + " the Javadoc of AiadeTheorem41: G(k) = sqrt(2 Delta/mu) + 2 epsilon sqrt(eta/mu)"
            + " (1 + 1/2 + .. + 1/k), Delta = f(x_0) - f* + (mu/2)|x_0 - x*|^2.",
        "The bound of the messages is made of it: |g_k^i - s_{k-1}^i| <= L_i (Y_k + Y_{k-1}) +"
            + " epsilon c^k/(2k) with Y_k = (1 + tau) c^k G(k) + tau c^{k-1} G(k-1), in Lemma 2.1.");
  }

  @Override
  public List<Misprint> misprints() {
    return List.of(
        new Misprint(
            "Theorem 4.1",
            "G(k) = O(ln k), and O(N d ln(k ln k)) bits at iteration k >= 1",
            "O(1 + ln k), and O(N d (1 + ln(k (1 + ln k))))",
            "At k = 1, ln k = 0: the distance would be 0, and the number of bits minus infinity. The"
                + " proof has sqrt(Delta + g(k) + h(k)) with Delta > 0."),
        new Misprint(
            "Appendix B, the last condition on the bounds",
            "g(k+1) >= g(k) + (5/c) l(k) sqrt(2/mu) sqrt(Delta + g(k) + h(k)) + l(k)^2/L",
            "h(k+1) >= h(k) + the same",
            "The condition comes from f(x_{k+1}) <= min phi_{k+1} + h(k+1) c^{2k+2}; g has its own"
                + " condition before it."),
        new Misprint(
            "Appendix B, its first lines",
            "phi(x) <= f(x), by definition",
            "nothing of the kind",
            "phi_0(x) = f(x_0) + (mu/2)|x - x_0|^2 is above f at every minimiser but x_0. It is not"
                + " used: what is used is phi_k(x*) <= (1 - c^{2k}) f* + c^{2k} (phi_0(x*) + g(k))."),
        new Misprint(
            "Algorithm 2",
            "x_0 = s_{-1}^i = v_{-1} = 0",
            "x_0 = y_0 = s_{-1}^i = v_{-1} = 0",
            "Round 0 takes the gradient at y_0, which is not set; Appendix B has x_0 = y_0."),
        new Misprint(
            "Appendix B, proof of the bound of |y_k - x*|",
            "lemma 3",
            "Lemma 8.1",
            "There is no Lemma 3; y_k = x_k + tau (x_k - x_{k-1}) is Lemma 8.1."));
  }

  @Override
  public int seconds(boolean full) {
    return 8;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Results results = evidence.results(CONFIG);
    List<Finding> findings = new ArrayList<>();
    List<Line> distances = new ArrayList<>();
    List<Line> lengths = new ArrayList<>();
    for (String method : LEVELS.keySet()) {
      findings.add(UnderBound.of(results, method, THEOREM));
      distances.add(Series.of(results, method, Row.DISTANCE).line(method, Mark.LINE));
      distances.add(Series.of(results, method, BOUND).line("", Mark.BOUND));
    }
    for (Map.Entry<String, Double> each : LEVELS.entrySet()) {
      String method = each.getKey();
      Messages messages = Messages.of(results, method);
      double[] allowed = allowed(results, method, each.getValue(), messages.rounds());
      findings.add(lengths(method, messages, allowed));
      findings.add(growth(method, messages));
      double[] found = IntStream.range(0, allowed.length).mapToDouble(messages::longest).toArray();
      lengths.add(series(found).line(method, Mark.LINE));
      lengths.add(series(allowed).line("", Mark.BOUND));
    }
    findings.add(growthOfBound(results));
    return new Judgement(
        findings,
        List.of(
            new Chart(
                "|x - x*| of AIADE, dashed: the bound c^k G(k)",
                new Axis("round", false),
                new Axis("|x - x*|", true),
                distances),
            new Chart(
                "Bits of the longest message, dashed: Lemma 2.1 with the bound of the proof",
                new Axis("round", true),
                new Axis("bits a coordinate", false),
                lengths)),
        List.of(
            "That messages do not grow is no contradiction: O(.) is an upper bound. On a quadratic"
                + " Nesterov's iterates contract by 1 - sqrt(mu/L) = c^2 a round, so that after a while"
                + " all that is left is the answer to the errors of the last rounds, which shrink as"
                + " the lattice does. The theorem's c^k is for the worst f."));
  }

  /** Bits a coordinate that Lemma 2.1 needs for the lengths that the proof allows; from k = 2. */
  private static double[] allowed(Results results, String method, double epsilon, int rounds) {
    Constants constants = results.experiment().problem().constants();
    double[] bound = Series.of(results, method, BOUND).values()[0];
    double root = Math.sqrt(constants.strongConvexity() / constants.smoothness());
    return allowed(bound, constants.maxSmoothness(), root, epsilon, rounds);
  }

  /**
   * The same.
   *
   * @param bound of |x_k - x*|
   * @param lMax the largest of the L_i
   * @param root of mu/L
   */
  static double[] allowed(double[] bound, double lMax, double root, double epsilon, int rounds) {
    double tau = (1 - root) / (1 + root);
    double c = Math.sqrt(1 - root);
    double[] allowed = new double[rounds];
    for (int k = 0; k < rounds; k++) {
      if (k < 2) {
        allowed[k] = Double.NaN;
        continue;
      }
      double y = (1 + tau) * bound[k] + tau * bound[k - 1];
      double before = (1 + tau) * bound[k - 1] + tau * bound[k - 2];
      double half = epsilon * Math.pow(c, k + 1) / (2.0 * k + 2);
      double halfBefore = epsilon * Math.pow(c, k) / (2.0 * k);
      double up = lMax * (y + before) + halfBefore;
      double down = half + lMax * (y + before) + 2 * halfBefore;
      allowed[k] = Lemma.aCoordinate(Math.max(up, down) / half);
    }
    return allowed;
  }

  static Finding lengths(String method, Messages messages, double[] allowed) {
    double worst = 0;
    int at = 0;
    for (int k = 2; k < allowed.length; k++) {
      double ratio = messages.longest(k) / allowed[k];
      if (!(ratio <= worst)) {
        worst = ratio;
        at = k;
      }
    }
    return Finding.words(
        method + ": longest message/what the proof allows, worst round",
        "at most 1",
        Finding.text(worst) + " at " + at,
        worst,
        worst <= 1);
  }

  private static Finding growth(String method, Messages messages) {
    double[] lengths =
        IntStream.range(FIRST, messages.rounds()).mapToDouble(messages::longest).toArray();
    double slope = Slope.of(orders(messages.rounds()), lengths).slope();
    return Finding.words(
        method + ": bits a coordinate for each one of log2(k ln k)",
        "bounded",
        Finding.text(slope),
        slope,
        slope <= 1);
  }

  private static Finding growthOfBound(Results results) {
    int rounds = Messages.of(results, COARSEST).rounds();
    double[] allowed = allowed(results, COARSEST, LEVELS.get(COARSEST), rounds);
    double[] late = IntStream.range(FIRST, rounds).mapToDouble(k -> allowed[k]).toArray();
    double slope = Slope.of(orders(rounds), late).slope();
    return Finding.number(
        "what the proof allows at " + COARSEST + ", bits for each one of log2(k ln k)",
        1,
        slope,
        0.1);
  }

  /** log2(k ln k) for k from {@link #FIRST} on. */
  private static double[] orders(int rounds) {
    return IntStream.range(FIRST, rounds).mapToDouble(k -> Log2.of(k * Math.log(k))).toArray();
  }

  private static Series series(double[] y) {
    double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
    return new Series(x, new double[][] {y});
  }
}
