package terse.reproduce.iade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import terse.experiment.Results;
import terse.experiment.theory.Verdict;
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

/** Table 1: rates in kappa, and bits a message in L. */
final class Table1 implements Item {
  private static final int[] KAPPAS = {10, 100, 1_000, 10_000};
  private static final String BITS = "table-1-bits.yaml";
  private static final String[] LEVELS = {"1", "1e-1", "1e-2", "1e-3", "1e-4"};
  private static final int LATE = 10; // rounds
  private static final double AS_MUCH = 1.05;

  @Override
  public String name() {
    return "table-1";
  }

  @Override
  public String title() {
    return "Table 1: rates of IADE and AIADE, and bits a message";
  }

  @Override
  public String claim() {
    return "IADE takes a number of rounds in proportion to kappa, AIADE to its square root, up to"
        + " logarithms, and both O(d log L) bits a message.";
  }

  @Override
  public List<Config> configs() {
    List<Config> configs = new ArrayList<>();
    for (int kappa : KAPPAS) {
      configs.add(Config.of(file("IADE", kappa)));
      configs.add(Config.of(file("AIADE", kappa)));
    }
    configs.add(Config.of(BITS));
    return configs;
  }

  private static String file(String method, int kappa) {
    return "rates-" + method.toLowerCase(Locale.ROOT) + "-kappa-" + kappa + ".yaml";
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "Bits in L are measured as bits in 1/s and 1/epsilon: f times lambda, with the step size"
            + " divided by it, sends the messages that f sends with s/lambda.");
  }

  @Override
  public List<Misprint> misprints() {
    return List.of(
        new Misprint("Table 1", "AIIDE", "AIADE", "It is Algorithm 2, of the rate sqrt(kappa)."));
  }

  @Override
  public int seconds(boolean full) {
    return 8;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    List<Line> rates = new ArrayList<>();
    double[] kappas = Arrays.stream(KAPPAS).asDoubleStream().toArray();
    for (String method : List.of("IADE", "AIADE")) {
      double[] found = new double[KAPPAS.length];
      List<Verdict> verdicts = new ArrayList<>();
      for (int i = 0; i < KAPPAS.length; i++) {
        Results results = evidence.results(file(method, KAPPAS[i]));
        found[i] = roundsForAFactorOfE(Series.of(results, method, Row.DISTANCE));
        verdicts.add(UnderBound.verdict(results, method, theorem(method)));
      }
      double promised = method.equals("IADE") ? 1 : 0.5;
      findings.add(exponent(method, kappas, found, promised));
      findings.add(under(method, verdicts));
      rates.add(new Line(method, kappas, found, null, null, Mark.POINTS));
      double[] order = new double[kappas.length];
      for (int i = 0; i < order.length; i++) {
        order[i] = found[0] * Math.pow(kappas[i] / kappas[0], promised);
      }
      String label = promised == 1 ? "in proportion to kappa" : "to its square root";
      rates.add(new Line(label, kappas, order, null, null, Mark.BOUND));
    }
    List<Line> bits = new ArrayList<>();
    addBits(evidence.results(BITS), findings, bits);
    return new Judgement(
        findings,
        List.of(
            new Chart(
                "Rounds for a factor of e in |x - x*|",
                new Axis("kappa", true),
                new Axis("rounds", true),
                rates),
            new Chart(
                "Bits of the longest message",
                new Axis("L, in units of the one at s = epsilon = 1", true),
                new Axis("bits a coordinate", false),
                bits)),
        List.of(
            "The first messages take log2 L bits a coordinate, up to a constant. Those of IADE's later"
                + " rounds do not depend on L: what is quantised is then the answer to the lattice's"
                + " own errors."));
  }

  private static String theorem(String method) {
    return method.equals("IADE") ? "theorem-3-1" : "theorem-4-1";
  }

  /** Over the second half of a run. */
  static double roundsForAFactorOfE(Series distance) {
    double[] values = distance.values()[0];
    int last = values.length - 1;
    int middle = values.length / 2;
    return (distance.x()[last] - distance.x()[middle]) / Math.log(values[middle] / values[last]);
  }

  static Finding exponent(String method, double[] kappas, double[] rounds, double promised) {
    double[] x = Arrays.stream(kappas).map(Math::log).toArray();
    double[] y = Arrays.stream(rounds).map(Math::log).toArray();
    return Finding.number(method + ": rounds ~ kappa^b, b", promised, Slope.of(x, y).slope(), 0.05);
  }

  private static Finding under(String method, List<Verdict> verdicts) {
    double worst = verdicts.stream().mapToDouble(Verdict::worstRatio).max().orElse(Double.NaN);
    return Finding.words(
        method + ": measured/bound of |x - x*|, all kappa, worst round",
        "at most 1",
        Finding.text(worst),
        worst,
        verdicts.stream().allMatch(each -> each.applies() && each.stayedUnder()));
  }

  private static void addBits(Results results, List<Finding> findings, List<Line> lines) {
    double[] l = new double[LEVELS.length];
    double[] late = new double[LEVELS.length];
    for (String method : List.of("IADE, s = ", "AIADE, epsilon = ")) {
      double[] longest = new double[LEVELS.length];
      for (int i = 0; i < LEVELS.length; i++) {
        Messages messages = Messages.of(results, method + LEVELS[i]);
        l[i] = 1 / Double.parseDouble(LEVELS[i]);
        longest[i] = messages.longest(1, messages.rounds());
        late[i] = messages.meanOfLast(LATE);
      }
      String label = method.substring(0, method.indexOf(','));
      findings.add(growth(label + ": longest message", l, longest));
      if (label.equals("IADE")) {
        findings.add(growth("IADE: last rounds", l, late));
      }
      lines.add(new Line(label + ", longest", l.clone(), longest, null, null, Mark.LINE));
    }
  }

  /** The slope of bits a coordinate in log2 L, which is to be at most 1. */
  static Finding growth(String what, double[] l, double[] bits) {
    double slope = Slope.of(Arrays.stream(l).map(Log2::of).toArray(), bits).slope();
    return Finding.words(
        what + ", bits a coordinate for each one of log2 L",
        "at most 1",
        Finding.text(slope),
        slope,
        slope <= AS_MUCH);
  }
}
