package terse.reproduce.mcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.experiment.Results;
import terse.reproduce.Config;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Judgement;
import terse.reproduce.Verdict;
import terse.trace.Row;
import terse.trace.RunResult;

/** The judge of Table 3, on curves that are made by hand. */
class Table3Test {
  private static final String FILE = "small.yaml";
  private static final int ROUNDS = 2;
  private static final int POINTS = 600;
  private static final int WORKERS = 4;
  private static final double MINIMUM = 0.125;

  private static final String TEXT =
      """
      workers: 4
      rounds: 6
      stepsize: 0.1
      problem: {type: logistic-regression, data: breast-cancer, standardize: true, l2: 0.1}
      methods:
        - {name: SGD, algorithm: sgd}
        - {name: Diana, algorithm: diana, uplink: {type: qsgd, levels: 1}}
        - {name: MCM, algorithm: mcm, uplink: {type: qsgd, levels: 1}, downlink: {type: qsgd, levels: 1}}
        - name: Dore
          algorithm: dore-as-released
          uplink: {type: qsgd, levels: 1}
          downlink: {type: qsgd, levels: 1}
      record: {every: 2, offset: 1, reference-loss: 0.1}
      billing: {conventions: [mcm-authors]}
      """;

  private final Map<String, Double> levels =
      new HashMap<>(Map.of("SGD", -3.5, "Diana", -2.8, "MCM", -2.75, "Dore", -1.9));

  @TempDir Path folder;
  private Results run;

  @BeforeEach
  void runOnce() {
    run = Small.run(folder, TEXT);
  }

  private static RealSet set(Map<String, String> reasons) {
    Map<String, Double> told = Map.of("SGD", -3.5, "Diana", -2.8, "MCM", -2.7, "Dore", -1.8);
    return new RealSet(
        "small",
        Config.of(FILE),
        ROUNDS,
        1,
        MINIMUM,
        List.of("SGD", "Diana", "MCM", "Dore"),
        told,
        told,
        told,
        reasons);
  }

  /** Curves at these levels, the true excess a tenth of that over the reference. */
  private Results made() {
    List<RunResult> runs = new ArrayList<>();
    for (RunResult each : run.runs()) {
      double excess = Math.pow(10, levels.get(each.method()));
      List<Row> rows =
          IntStream.rangeClosed(0, POINTS)
              .mapToObj(i -> row(i == 0 ? 0 : ROUNDS * i - 1, excess))
              .toList();
      runs.add(
          new RunResult(
              each.method(),
              each.repeat(),
              each.status(),
              each.rounds(),
              rows,
              each.ledger(),
              each.model(),
              each.seconds(),
              each.failure()));
    }
    return new Results(run.experiment(), runs, run.begin(), run.seconds());
  }

  private static Row row(int round, double excess) {
    Map<String, Double> more = Map.of(Row.REFERENCE_EXCESS_LOSS, excess);
    return new Row(round, 0, 0, excess / 10, 0, 0, round, round, 0, 0, Double.NaN, more);
  }

  private Map<String, Finding> judged(Map<String, String> reasons) {
    Judgement judgement = new Table3(List.of(set(reasons))).judge(Small.evidence(FILE, made()));
    assertThat(judgement.pictures()).hasSize(3);
    return judgement.findings().stream().collect(Collectors.toMap(Finding::quantity, f -> f));
  }

  @Test
  void levelsWithinTheToleranceAreReproduced() {
    Map<String, Finding> findings = judged(Map.of());
    for (String source : List.of("450, printed", "450, their code rerun", "600, their figure")) {
      for (String method : List.of("SGD", "Diana", "MCM", "Dore")) {
        Finding finding = findings.get("small, " + method + ", point " + source);
        assertThat(finding.verdict()).as(finding.quantity()).isEqualTo(Verdict.REPRODUCED);
        assertThat(finding.found()).isCloseTo(levels.get(method), within(1e-9));
      }
    }
    assertThat(findings.get("small, SGD, point 450, printed").why())
        .isEqualTo("with the true F*: -4.50");
    assertThat(findings.get("small: the order at point 450").verdict())
        .isEqualTo(Verdict.REPRODUCED);
  }

  @Test
  void aLevelThatIsOffDiffersWithItsReasonOrWithout() {
    levels.put("Diana", -3.0);
    String name = "small, Diana, point 450, printed";
    Finding without = judged(Map.of()).get(name);
    assertThat(without.verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(without.unexplained()).isTrue();
    Finding with = judged(Map.of("Diana", "It is so.")).get(name);
    assertThat(with.verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(with.why()).isEqualTo("It is so. (with the true F*: -4.00)");
  }

  @Test
  void theOrderIsHeld() {
    levels.put("Dore", -2.76);
    assertThat(judged(Map.of()).get("small: the order at point 450").verdict())
        .isEqualTo(Verdict.DIFFERS);
    levels.put("Dore", -1.9);
    levels.put("MCM", -2.6);
    assertThat(judged(Map.of()).get("small: the order at point 450").verdict())
        .isEqualTo(Verdict.DIFFERS);
  }

  /** QSGD of one level by the authors' formula, N messages and 32 a direction; 32 d N whole. */
  @Test
  void theAuthorsBits() {
    ExchangedBits bits = new ExchangedBits(set(Map.of()), made());
    int d = 30;
    double root = Math.sqrt(d);
    double one = WORKERS * 4.5 * Math.log(2 * (1 + d) / (1 + root)) * (1 + root) + 32;
    assertThat(bits.authors("SGD")).isCloseTo(2 * 32 * d * WORKERS, within(1e-9));
    assertThat(bits.authors("Diana")).isCloseTo(one + 32 * d * WORKERS, within(1e-9));
    assertThat(bits.authors("MCM")).isCloseTo(2 * one, within(1e-9));
    assertThat(bits.sent("SGD")).isCloseTo(2 * 32 * d * WORKERS, within(1e-9));
    assertThat(bits.sent("MCM")).isBetween(2.0 * WORKERS * 32, 2.0 * WORKERS * (32 + 2 * d));
  }

  @Test
  void theMinimumIsCompared() {
    Finding minimum = judged(Map.of()).get("small: F*");
    double truth = run.experiment().problem().optimum().value().orElseThrow();
    assertThat(minimum.printed()).isEqualTo(MINIMUM);
    assertThat(minimum.found()).isEqualTo(truth);
    assertThat(minimum.verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void aSetThatIsNotHereIsNotRunnable() {
    Map<String, String> missing =
        RealSet.all().stream()
            .collect(Collectors.toMap(set -> set.config().file(), set -> "get it there"));
    Judgement judgement = new Table3().judge(new Evidence(Map.of(), missing, false));
    assertThat(judgement.findings())
        .hasSize(RealSet.all().size())
        .allSatisfy(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.NOT_RUNNABLE);
              assertThat(finding.why()).isEqualTo("get it there");
            });
  }
}
