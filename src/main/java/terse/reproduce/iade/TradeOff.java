package terse.reproduce.iade;

import java.util.ArrayList;
import java.util.Arrays;
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
import terse.reproduce.Series;
import terse.reproduce.Slope;
import terse.trace.Row;

/** How the quantisation level s trades bits for rounds. */
final class TradeOff implements Item {
  static final String CONFIG = "trade-off.yaml";
  private static final String[] LEVELS = {
    "1e-4", "1e-3", "1e-2", "1e-1", "1", "10", "100", "1e3", "1e4"
  };
  private static final int COARSE = 4; // from here on the error of the lattice is what is left
  private static final double NEARER = 1e-6;

  @Override
  public String name() {
    return "trade-off";
  }

  @Override
  public String title() {
    return "The trade-off in the quantisation level s";
  }

  @Override
  public String claim() {
    return "The level s trades communication for speed: messages take log2(1/s) bits a coordinate more"
        + " where s is small (zeta_s), the distance is in proportion to s where it is large (xi_s).";
  }

  @Override
  public List<Config> configs() {
    return List.of(Config.of(CONFIG));
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "The paper states the trade-off by its constants and measures nothing. Rounds and bits are"
            + " those to come nearer by a factor of a million; bits are a worker's, both ways.");
  }

  @Override
  public int seconds(boolean full) {
    return 6;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Results results = evidence.results(CONFIG);
    double[] s = Arrays.stream(LEVELS).mapToDouble(Double::parseDouble).toArray();
    double[] rounds = new double[s.length];
    double[] bits = new double[s.length];
    double[] longest = new double[s.length];
    List<Line> lengths = new ArrayList<>();
    for (int i = 0; i < s.length; i++) {
      String method = "s = " + LEVELS[i];
      Series byRound = Series.of(results, method, Row.DISTANCE);
      double level = NEARER * byRound.at(0)[0];
      rounds[i] = byRound.reaches(level, 0);
      bits[i] =
          Series.of(results, method, "bits", Row.DISTANCE).reaches(level, 0)
              / results.experiment().workers();
      Messages messages = Messages.of(results, method);
      longest[i] = messages.longest(1, messages.rounds());
      lengths.add(byRound.above(1e-12 * byRound.at(0)[0]).line(method, Mark.LINE));
    }
    Constants constants = results.experiment().problem().constants();
    double l = constants.smoothness();
    double mu = constants.strongConvexity();
    List<Finding> findings = new ArrayList<>();
    findings.add(lengthsInS(s, longest));
    findings.add(roundsInS(s, rounds, 1 - mu / (l + mu)));
    findings.add(best(bits));
    return new Judgement(
        findings,
        List.of(
            chart("Bits of a worker to a millionth of the distance", "kbit", s, bits, 1e-3),
            chart("Rounds to a millionth of the distance", "rounds", s, rounds, 1),
            new Chart(
                "|x - x*| of IADE by s",
                new Axis("round", false),
                new Axis("|x - x*|", true),
                lengths)),
        List.of(
            "The finest lattices pay for digits that gradient descent does not need yet, the coarsest"
                + " wait for theirs to get finer; the best is between."));
  }

  /** log2(1/s) bits for the longest message, where s is small. */
  static Finding lengthsInS(double[] s, double[] longest) {
    double[] x = Arrays.stream(s, 0, COARSE + 1).map(v -> Log2.of(1 / v)).toArray();
    return Finding.number(
        "longest message, bits a coordinate for each one of log2(1/s), s <= 1",
        1,
        Slope.of(x, Arrays.copyOf(longest, x.length)).slope(),
        0.05);
  }

  /** The distance is s c'^k times a constant, so that s times e takes 1/ln(1/c') rounds more. */
  static Finding roundsInS(double[] s, double[] rounds, double cPrime) {
    double[] x = Arrays.stream(s, COARSE, s.length).map(Math::log).toArray();
    double[] y = Arrays.copyOfRange(rounds, COARSE, s.length);
    double promised = 1 / Math.log(1 / cPrime);
    return Finding.number(
            "rounds for each one of ln s, s >= 1",
            promised,
            Slope.of(x, y).slope(),
            0.15 * promised)
        .with("1/ln(1/c') = " + Finding.text(promised));
  }

  /** Whether neither the finest lattice nor the coarsest one is the best. */
  static Finding best(double[] bits) {
    int best = 0;
    for (int i = 1; i < bits.length; i++) {
      best = bits[i] < bits[best] ? i : best;
    }
    return Finding.words(
        "the s of the fewest bits",
        "neither the finest nor the coarsest",
        "s = "
            + LEVELS[best]
            + ": "
            + Finding.text(bits[best] / bits[0])
            + " of the bits of the finest, "
            + Finding.text(bits[best] / bits[bits.length - 1])
            + " of those of the coarsest",
        Double.parseDouble(LEVELS[best]),
        best > 0 && best < bits.length - 1);
  }

  private static Chart chart(String title, String unit, double[] s, double[] y, double scale) {
    double[] scaled = Arrays.stream(y).map(v -> scale * v).toArray();
    Line line = new Line("", s, scaled, null, null, Mark.LINE);
    return new Chart(title, new Axis("s", true), new Axis(unit, false), List.of(line));
  }
}
