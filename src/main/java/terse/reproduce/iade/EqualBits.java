package terse.reproduce.iade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
import terse.reproduce.Series;
import terse.trace.Row;

/** IADE and AIADE beside gradient descent, QSGD and DIANA at equal bits. */
final class EqualBits implements Item {
  static final String CONFIG = "equal-bits.yaml";
  private static final double[] NEARER = {1e-2, 1e-4, 1e-6};
  private static final double PLAIN = 32; // bits of a number without compression
  private static final double STALLED = 1e-3;
  private static final String DESCENT = "gradient descent";
  private static final String IADE = "IADE";
  private static final String AIADE = "AIADE";
  private static final List<String> QSGD = List.of("QSGD", "QSGD both ways");
  private static final List<String> DIANA = List.of("DIANA", "DIANA both ways");

  @Override
  public String name() {
    return "equal-bits";
  }

  @Override
  public String title() {
    return "IADE, AIADE, gradient descent, QSGD and DIANA at equal bits";
  }

  @Override
  public String claim() {
    return "QSGD's constant error keeps it from converging linearly; the communication complexity of"
        + " AIADE is better than that of the works that the paper mentions.";
  }

  @Override
  public List<Config> configs() {
    return List.of(Config.of(CONFIG, "repeats=20"));
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "The paper has no such experiment. The problem, the step sizes and the levels are ours; DIANA"
            + " is not mentioned in it.",
        "Bits are a worker's, both ways. QSGD and DIANA as published send the model or the mean"
            + " gradient at full precision on the way down, 32 bits a number; `both ways` quantises"
            + " it, too (for DIANA that is Artemis).");
  }

  @Override
  public int seconds(boolean full) {
    return full ? 60 : 10;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Results results = evidence.results(CONFIG);
    Map<String, Series> curves = new LinkedHashMap<>();
    List<Line> lines = new ArrayList<>();
    for (String method : results.experiment().labels()) {
      Series relative = relative(results, method);
      curves.put(method, relative);
      lines.add(relative.above(1e-8).line(method, Mark.LINE));
    }
    List<Finding> findings = new ArrayList<>(findings(curves));
    for (String method : List.of(IADE, AIADE)) {
      findings.add(aNumber(results, method));
    }
    return new Judgement(
        findings,
        List.of(
            new Chart(
                "Distance by bits",
                new Axis("bits of a worker, both ways", true),
                new Axis("|x - x*|/|x_0 - x*|", true),
                lines)),
        List.of(
            "A part of AIADE's gain is acceleration, which has nothing to do with bits; the bits a"
                + " number, of the 32 that are sent without compression, are the rest."));
  }

  /** The mean bits a number of all messages until the distance is a ten-thousandth. */
  private static Finding aNumber(Results results, String method) {
    double level = NEARER[1] * Series.of(results, method, Row.DISTANCE).at(0)[0];
    double rounds = Series.of(results, method, Row.DISTANCE).reaches(level, 0);
    double bits = Series.of(results, method, "bits", Row.DISTANCE).reaches(level, 0);
    int numbers = 2 * results.experiment().workers() * results.experiment().problem().dimension();
    double each = bits / rounds / numbers;
    return Finding.words(
        method + ": bits a number, mean until 0.0001",
        "fewer than 32",
        Finding.text(each),
        each,
        each < PLAIN);
  }

  /** |x - x*|/|x_0 - x*| by the bits of a worker. */
  private static Series relative(Results results, String method) {
    Series distance = Series.of(results, method, "bits", Row.DISTANCE);
    return distance.scaled(1 / distance.at(0)[0]).stretched(1.0 / results.experiment().workers());
  }

  /** What the curves of relative distance by bits say. */
  static List<Finding> findings(Map<String, Series> curves) {
    List<Finding> findings = new ArrayList<>();
    for (String method : QSGD) {
      double end = least(curves.get(method));
      findings.add(
          Finding.words(
              method + ": least |x - x*|/|x_0 - x*|",
              "stalls",
              Finding.text(end),
              end,
              end > STALLED));
    }
    for (double level : NEARER) {
      for (String rival : others(curves)) {
        findings.add(cheaper(curves, AIADE, rival, level));
      }
    }
    for (String rival : List.of(DESCENT, DIANA.get(0), DIANA.get(1))) {
      findings.add(cheaper(curves, IADE, rival, NEARER[1]));
    }
    return findings;
  }

  private static List<String> others(Map<String, Series> curves) {
    return curves.keySet().stream()
        .filter(name -> !name.equals(AIADE) && !QSGD.contains(name))
        .toList();
  }

  private static double least(Series relative) {
    return IntStream.range(0, relative.values().length)
        .mapToDouble(r -> Arrays.stream(relative.values()[r]).min().orElseThrow())
        .average()
        .orElseThrow();
  }

  /** The mean over the repeats; infinite where one does not get there. */
  private static double cost(Series relative, double level) {
    return IntStream.range(0, relative.values().length)
        .mapToDouble(repeat -> relative.reaches(level, repeat))
        .average()
        .orElseThrow();
  }

  /** Whether a method takes fewer bits to a relative distance than a rival. */
  static Finding cheaper(Map<String, Series> curves, String method, String rival, double level) {
    double own = cost(curves.get(method), level);
    double other = cost(curves.get(rival), level);
    boolean never = Double.isInfinite(other);
    String gain =
        never ? rival + " does not get there" : Finding.text(other / own) + " times fewer";
    return Finding.words(
        "to " + Finding.text(level) + ": bits of " + method + " against " + rival,
        "fewer",
        Finding.text(own) + " to " + (never ? "more" : Finding.text(other)) + ", " + gain,
        never ? Double.NaN : other / own,
        own < other);
  }
}
