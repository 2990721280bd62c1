package terse.reproduce.mcm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import terse.experiment.Results;
import terse.report.plot.Chart;
import terse.reproduce.Config;
import terse.reproduce.Estimate;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.reproduce.Misprint;
import terse.reproduce.Series;
import terse.trace.Row;

/** Table 3 and Figure 3: excess loss on real sets, by rounds and by bits. */
final class Table3 implements Item {
  /** Seeds and the authors' random numbers account for this much of a log10. */
  private static final double TOLERANCE = 0.15;

  private static final int TABLE = 450;
  private static final int FIGURE = 600;
  private static final double EXACT = 1e-8;

  private final List<RealSet> sets;

  Table3() {
    this(RealSet.all());
  }

  Table3(List<RealSet> sets) {
    this.sets = List.copyOf(sets);
  }

  @Override
  public String name() {
    return "table-3";
  }

  @Override
  public String title() {
    return "Table 3 and Figure 3: logistic regression and least squares on real sets";
  }

  @Override
  public String claim() {
    return "With a constant step size MCM saturates where DIANA does, Artemis and Dore higher; MCM"
        + " and Rand-MCM get there with 10 to 100 times fewer bits than methods that compress one"
        + " way or none.";
  }

  @Override
  public List<Config> configs() {
    return sets.stream().map(RealSet::config).toList();
  }

  @Override
  public List<String> data() {
    return List.of("a9a", "phishing", "w8a", "quantum", "superconduct");
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "stepsize: 1/L_frobenius: the authors' L is the mean over workers of Frobenius norms, about"
            + " 9 (a9a) and 2.6 (phishing) times the spectral L; all methods have the same step.",
        "split: {type: clusters, rebalance: true}: rows clustered by t-SNE, label included, and a"
            + " Gaussian mixture; while 10 min < max, the first half of the largest cluster moves to"
            + " the smallest.",
        "memory-start: first-gradient with free-start: true: in round 0 the workers' memories become"
            + " their gradients, and these bits are not counted.",
        "algorithm: dore-as-released: Dore is Artemis with error feedback at the server whose"
            + " coefficient is the step size.",
        "rounds and record.every: a recorded point is floor(min n_i/b) rounds (a9a 10, phishing 4,"
            + " w8a 51, quantum 1, superconduct 5), not an epoch; later code of theirs has n/(N b)"
            + " (phishing 11). record.offset: a point is the loss before the last update of its"
            + " rounds.",
        "record.reference-loss: their F* is the last loss of 40000 gradient steps, which is above"
            + " the minimum; the true one stands beside it.",
        "billing: mcm-authors: their formula for the bits of a round; their axis has one exchange a"
            + " point, whatever the number of its rounds, and leaves the first one out.",
        "batch: rows are drawn anew each round without replacement; a worker that has fewer takes"
            + " all.");
  }

  @Override
  public List<Misprint> misprints() {
    return List.of(
        new Misprint(
            "Section 5, of Table 3",
            "their excess loss after 450 iterations",
            "after 450 epochs, as the table's head has it",
            "The released code records a point each floor(min n_i/b) rounds; after 450 rounds of a9a"
                + " SGD is at -2.4, not at the printed -3.5."));
  }

  @Override
  public int seconds(boolean full) {
    return full ? 70 : 60;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    List<Chart> pictures = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (RealSet set : sets) {
      Optional<String> missing = evidence.missing(set.config().file());
      if (missing.isPresent()) {
        findings.add(Finding.notRunnable(set.title(), "", missing.get()));
        continue;
      }
      Results results = evidence.results(set.config().file());
      ExchangedBits bits = new ExchangedBits(set, results);
      findings.addAll(levels(set, results));
      findings.add(order(set, results));
      findings.add(minimum(set, results));
      findings.addAll(bits.findings());
      notes.add(bits.note(TABLE));
      pictures.addAll(new RealSetPictures(set, results, bits).all());
    }
    notes.add(
        "A level is the mean of log10(F(w) - F*) over the 50 recorded points before the one it is"
            + " named after, with the authors' F*; the remark has it with the true one. Reproduced is"
            + " what is within "
            + TOLERANCE
            + ". The authors' single runs scatter by 0.01 to 0.15.");
    return new Judgement(findings, pictures, notes);
  }

  private static List<Finding> levels(RealSet set, Results results) {
    List<Finding> findings = new ArrayList<>();
    for (String method : set.methods()) {
      String name = set.title() + ", " + method + ", point ";
      Estimate early = level(set, results, method, TABLE, false);
      String truth = "with the true F*: " + digits(level(set, results, method, TABLE, true).mean());
      if (set.printed().containsKey(method)) {
        double printed = set.printed().get(method);
        Finding found = Finding.number(name + TABLE + ", printed", printed, early, TOLERANCE);
        findings.add(found.with(truth).explained(reason(set, method, truth)));
      }
      if (set.rerun().containsKey(method)) {
        double rerun = set.rerun().get(method);
        findings.add(Finding.number(name + TABLE + ", their code rerun", rerun, early, TOLERANCE));
      }
      Estimate late = level(set, results, method, FIGURE, false);
      if (set.drawn().containsKey(method) && !Double.isNaN(late.mean())) {
        double drawn = set.drawn().get(method);
        findings.add(Finding.number(name + FIGURE + ", their figure", drawn, late, TOLERANCE));
      }
    }
    return findings;
  }

  private static String reason(RealSet set, String method, String truth) {
    return set.reason(method).map(reason -> reason + " (" + truth + ")").orElse("");
  }

  private static Estimate level(
      RealSet set, Results results, String method, int point, boolean truth) {
    String column = truth ? Row.EXCESS_LOSS : Row.REFERENCE_EXCESS_LOSS;
    Series series = Series.of(results, method, column).scaled(set.scale());
    return Levels.log10(series, set.rounds(), point);
  }

  /** SGD below DIANA, MCM and Rand-MCM, these below Dore and Artemis, those of a group close. */
  private static Finding order(RealSet set, Results results) {
    List<String> low = List.of(RealSet.SGD);
    List<String> middle = List.of(RealSet.DIANA, RealSet.MCM, RealSet.RAND);
    List<String> high = List.of(RealSet.DORE, RealSet.ARTEMIS);
    double[] a = range(set, results, low);
    double[] b = range(set, results, middle);
    double[] c = range(set, results, high);
    boolean close = b[1] - b[0] <= TOLERANCE && c[1] - c[0] <= TOLERANCE;
    return Finding.words(
        set.title() + ": the order at point " + TABLE,
        "SGD < Diana ~ MCM ~ Rand-MCM < Dore ~ Artemis",
        digits(a[0]) + " < " + spread(b) + " < " + spread(c),
        a[1] < b[0] && b[1] < c[0] && close);
  }

  private static double[] range(RealSet set, Results results, List<String> methods) {
    double[] levels =
        methods.stream()
            .filter(set.methods()::contains)
            .mapToDouble(method -> level(set, results, method, TABLE, false).mean())
            .sorted()
            .toArray();
    return new double[] {levels[0], levels[levels.length - 1]};
  }

  private static String spread(double[] range) {
    return digits(range[0]) + " to " + digits(range[1]);
  }

  private static Finding minimum(RealSet set, Results results) {
    double found = set.scale() * results.experiment().problem().optimum().value().orElseThrow();
    Finding finding = Finding.number(set.title() + ": F*", set.minimum(), found, EXACT);
    return new Finding(
            finding.quantity(),
            eightDigits(set.minimum()),
            eightDigits(found),
            finding.printed(),
            finding.found(),
            finding.low(),
            finding.high(),
            finding.verdict(),
            "")
        .explained(
            found < set.minimum()
                ? String.format(
                    Locale.ROOT,
                    "theirs is %.2g above the certified minimum: 40000 gradient steps do not get there",
                    set.minimum() - found)
                : "");
  }

  private static String eightDigits(double value) {
    return String.format(Locale.ROOT, "%.8f", value);
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
