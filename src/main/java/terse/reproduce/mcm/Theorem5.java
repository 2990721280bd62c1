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
import terse.reproduce.Misprint;
import terse.reproduce.Series;
import terse.reproduce.UnderBound;
import terse.trace.Row;

/** Theorem 5: on a quadratic, randomisation divides what the downlink adds. */
final class Theorem5 implements Item {
  private static final String LEVELS = "mcm-theorem-5.yaml";
  private static final String BOUND = "mcm-theorem-5-bound.yaml";
  private static final String MCM = "MCM";
  private static final String RAND = "Rand-MCM";
  private static final int N = 20;

  /** Rounds until all curves are level. */
  private static final double SETTLED = 1000;

  /** What is added is a small part of the level, and known to this part. */
  private static final double PART = 0.35;

  /** A method and its number C of different models. */
  private record Models(String method, int number) {}

  private static final List<Models> ALL =
      List.of(
          new Models(MCM, 1),
          new Models("Rand-MCM-2", 2),
          new Models("Rand-MCM-5", 5),
          new Models(RAND, N));

  @Override
  public String name() {
    return "theorem-5";
  }

  @Override
  public String title() {
    return "Theorem 5: Rand-MCM against MCM on a quadratic";
  }

  @Override
  public String claim() {
    return "On a quadratic the part of the noise that comes from the downlink is proportional to"
        + " 1/C + omega_up/N, where C = 1 for MCM, G for Rand-MCM with G groups and N for Rand-MCM.";
  }

  @Override
  public List<Config> configs() {
    return List.of(Config.of(LEVELS, "repeats=10"), Config.of(BOUND, "rounds=6000"));
  }

  @Override
  public List<Misprint> misprints() {
    return List.of(
        new Misprint(
            "Theorem 5",
            "Phi = (1 + omega_up)(1 + (4 gamma^2 L^2 omega_dwn/K)(1/C + omega_up/N))",
            "alpha_dwn in place of K",
            "The factor comes from the recursion of Upsilon (Theorem 3), which shrinks by alpha_dwn/2 a"
                + " round: its sum over the rounds has 1/alpha_dwn. The noise does not fade with the"
                + " number of rounds."));
  }

  @Override
  public int seconds(boolean full) {
    return full ? 45 : 15;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Results results = evidence.results(LEVELS);
    double[] mcm = added(results, MCM, "SGD");
    List<Finding> findings = new ArrayList<>();
    for (Models models : ALL.subList(1, ALL.size())) {
      double[] ratio = Levels.ratio(mcm, added(results, models.method, "SGD"));
      findings.add(
          factor("MCM's added noise over that of C = " + models.number, models.number, ratio));
    }
    double up = 1.0 / N;
    findings.add(
        factor(
            "the same for C = " + N + " with omega_up = 1: (1 + omega_up/N)/(1/N + omega_up/N)",
            (1 + up) / (up + up),
            Levels.ratio(
                added(results, "MCM up", "Diana up"), added(results, "Rand-MCM up", "Diana up"))));
    Results bound = evidence.results(BOUND);
    for (String method : List.of(MCM, "Rand-MCM-5", RAND)) {
      findings.add(UnderBound.of(bound, method, "theorem-5"));
    }
    return new Judgement(
        findings,
        List.of(picture(results)),
        List.of(
            "Added is what lies above the level of SGD, or of DIANA where uplinks are compressed, under"
                + " the same noise: a part of 0.001 to 0.025 of it, whose quotients are known within "
                + PART
                + " of themselves.",
            "A bound is compared with the mean over five repeats less three standard errors."));
  }

  private static Finding factor(String quantity, double promised, double[] ratio) {
    return Finding.number(quantity, promised, geometric(ratio), PART * promised);
  }

  /** Quotients of small differences scatter by factors. */
  private static Estimate geometric(double[] ratio) {
    return Arrays.stream(ratio).allMatch(v -> v > 0)
        ? Estimate.geometric(ratio)
        : Estimate.of(ratio);
  }

  private static double[] added(Results results, String method, String to) {
    double[] level = level(results, method);
    double[] base = level(results, to);
    return IntStream.range(0, level.length).mapToDouble(i -> level[i] - base[i]).toArray();
  }

  private static double[] level(Results results, String method) {
    return Levels.from(Series.of(results, method, Row.EXCESS_LOSS), SETTLED);
  }

  private static Chart picture(Results results) {
    double[] x = ALL.stream().mapToDouble(Models::number).toArray();
    double[] y =
        ALL.stream()
            .mapToDouble(
                models ->
                    Arrays.stream(added(results, models.method, "SGD")).average().orElseThrow())
            .toArray();
    double[] promised = Arrays.stream(x).map(c -> y[0] / c).toArray();
    return new Chart(
        "What the downlink adds to the level of SGD",
        new Axis("different models C", true),
        new Axis("F(w) - F*, added", true),
        List.of(
            new Line("measured", x, y, null, null, Mark.POINTS),
            new Line("1/C", x, promised, null, null, Mark.BOUND)));
  }
}
