package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.TopK;
import terse.experiment.theory.Verdict;
import terse.objective.Problem;
import terse.theory.Assumption;
import terse.trace.Row;
import terse.trace.Tables;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Precision;

/** Theory beside measurement, from the YAML to curves and summary. */
class TheoryTest {
  private static final String ONE_WORKER =
      """
      workers: 1
      rounds: 200
      precision: float64
      start: {type: normal}
      stepsize: theory
      theory: true
      problem: {type: random-quadratic, dimension: 12, eigenvalues: [0.5, 5]}
      methods:
        - {algorithm: dcgd, uplink: {type: top-k, k: 2}, name: top}
        - {algorithm: dcgd, uplink: {type: scaled-sign}, name: sign}
        - {algorithm: dcgd, uplink: {type: rounding, base: 2}, name: rounding}
        - {algorithm: dcgd, downlink: {type: top-k, k: 3}, name: server}
        - {algorithm: sgd}
      record: {every: 3}
      """;

  /** Strongly convex with n > 1 and distinct workers. */
  private static final String FEEDBACK =
      """
      workers: 4
      rounds: 300
      precision: float64
      theory: true
      problem: {type: random-quadratic, dimension: 6, eigenvalues: [1, 3]}
      stepsize: 1/(28*delta_up*Lmax)
      methods:
        - {algorithm: ef-sgd, uplink: {type: top-k, k: 2}, name: constant}
        - {algorithm: ef-sgd, uplink: {type: top-k, k: 2}, name: falling, stepsize: theory}
      """;

  @TempDir Path folder;

  private Results run(String text, String... overrides) {
    return new Runner(Texts.read(folder, text, overrides), Listener.NONE).run();
  }

  private static Verdict verdict(Results results, int method, String theorem) {
    return results.verdicts(method).stream()
        .filter(each -> each.theorem().equals(theorem))
        .findFirst()
        .orElseThrow();
  }

  private static double more(Row row, String column) {
    return row.more().get(column);
  }

  private static String curves(Results results) {
    StringWriter out = new StringWriter();
    try {
      Tables.curves(results.runs(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  @Test
  void oneWorkerStaysUnderEveryBoundThatApplies() {
    Results results = run(ONE_WORKER);
    for (int i = 0; i < 5; i++) {
      List<Verdict> verdicts = results.verdicts(i);
      assertThat(verdicts).anyMatch(Verdict::applies);
      assertThat(verdicts)
          .filteredOn(Verdict::applies)
          .allSatisfy(
              each -> {
                assertThat(each.stayedUnder()).as(each.theorem()).isTrue();
                assertThat(each.worstRatio()).isBetween(1e-30, 1.0);
                assertThat(each.atRound()).isPositive();
                assertThat(each.expectation()).isFalse();
                assertThat(each.bounded()).endsWith("_" + each.measured());
                assertThat(each.assumptions()).allMatch(Assumption::holds);
              });
    }
    assertThat(verdict(results, 0, "theorem-19").applies()).isTrue();
    assertThat(verdict(results, 4, "theorem-18").applies()).isTrue();
    for (Row row : results.ofMethod(0).get(0).rows()) {
      double realised = more(row, "bound_realised_excess_loss");
      assertThat(row.excessLoss()).isLessThanOrEqualTo(realised * (1 + 1e-9));
      assertThat(realised).isLessThanOrEqualTo(more(row, "bound_excess_loss") * (1 + 1e-9));
    }
  }

  /** Section 6.4 as printed, on iterates of a loop of its own: prod (1 - mu/(L delta_i)). */
  @Test
  void theRealisedBoundIsTheProductOverTheDeltasOfTheRun() {
    Experiment e = Texts.read(folder, ONE_WORKER, "rounds=30", "record.every=1");
    Results results = new Runner(e, Listener.NONE).run();
    Problem problem = e.problem();
    double l = problem.constants().smoothness();
    double mu = problem.constants().strongConvexity();
    Vector x = e.plan(e.methods().get(0), 0).start().copy();
    Vector g = Vector.zeros(12);
    Vector v = Vector.zeros(12);
    double bound = problem.lossAndGradient(x, g) - problem.optimum().value().orElseThrow();
    for (Row row : results.ofMethod(0).get(0).rows()) {
      assertThat(more(row, "bound_realised_excess_loss")).isCloseTo(bound, within(1e-12 * bound));
      problem.lossAndGradient(x, g);
      TopK.of(2).compress(g, new Envelope(1, 0, 0, 0, Precision.FLOAT64)).copyTo(v);
      bound *= 1 - mu / l * (1 - v.squaredDistance(g) / g.squaredNorm());
      x.add(-1 / l, v);
    }
  }

  /** The bound of gradient descent, sequenced by hand: (1 - mu/L)^k. */
  @Test
  void theColumnHasTheSmallestBound() {
    Results results = run(ONE_WORKER, "methods.4.stepsize=1/(2*L)");
    List<Row> rows = results.ofMethod(4).get(0).rows();
    double rate = 1 - 0.1 * 0.75; // Theorem 18 with eta = 1/(2L): 1 - (mu/(2L))(3/2)
    Row row = rows.get(10);
    assertThat(more(row, "bound_excess_loss"))
        .isCloseTo(
            rows.get(0).excessLoss() * Math.pow(rate, 30),
            within(1e-9 * more(row, "bound_excess_loss")));
    assertThat(verdict(results, 4, "theorem-19").stayedUnder()).isTrue();
  }

  @Test
  void errorFeedbackStaysUnderTheorem21() {
    Results results = run(FEEDBACK);
    assertThat(verdict(results, 0, "theorem-21-exponential").stayedUnder()).isTrue();
    assertThat(verdict(results, 0, "theorem-21-uniform").stayedUnder()).isTrue();
    assertThat(verdict(results, 0, "theorem-21-linear").applies()).isFalse();
    assertThat(verdict(results, 0, "theorem-21-linear").obstacle()).startsWith("eta_k = 4/(mu");
    assertThat(verdict(results, 1, "theorem-21-linear").stayedUnder()).isTrue();
    assertThat(verdict(results, 1, "theorem-21-linear").measured())
        .isEqualTo("averaged_excess_loss");
    assertThat(verdict(results, 1, "theorem-21-uniform").applies()).isFalse();
    Row last = results.ofMethod(1).get(0).rows().get(300);
    assertThat(more(last, "averaged_excess_loss"))
        .isLessThan(more(last, "bound_averaged_excess_loss"));
  }

  /** B = 0.5 and C = 0.01 are part of the bound; the mean over the repeats is compared. */
  @Test
  void errorFeedbackWithNoisyGradientsStaysUnderInExpectation() {
    Results results =
        run(
            FEEDBACK.replace(
                "theory: true", "theory: true\nnoise: {relative: 0.5, absolute: 0.01}\nrepeats: 4"),
            "methods.0.stepsize=theory");
    for (int i = 0; i < 2; i++) {
      Verdict linear = verdict(results, i, "theorem-21-linear");
      assertThat(linear.stayedUnder()).isTrue();
      assertThat(linear.expectation()).isTrue();
      assertThat(linear.assumptions())
          .extracting(Assumption::text)
          .contains("the noise of gradients is known (B = 0.5, C = 0.01)");
    }
  }

  /** Two theorems about two averages: each is measured with its own weights. */
  @Test
  void averagesOfOtherWeightsHaveColumnsOfTheirOwn() {
    String apart = "averaged_excess_loss_theorem_21_uniform";
    Results results = run(FEEDBACK);
    Verdict uniform = verdict(results, 0, "theorem-21-uniform");
    assertThat(uniform.measured()).isEqualTo(apart);
    assertThat(uniform.bounded()).isEqualTo("bound_" + apart);
    Results asked = run(FEEDBACK, "methods.0.averaging=uniform");
    assertThat(verdict(asked, 0, "theorem-21-uniform").measured())
        .isEqualTo("averaged_excess_loss");
    Row row = results.ofMethod(0).get(0).rows().get(300);
    Row same = asked.ofMethod(0).get(0).rows().get(300);
    assertThat(more(row, apart)).isEqualTo(more(same, "averaged_excess_loss"));
    assertThat(more(row, "averaged_excess_loss"))
        .isEqualTo(more(same, "averaged_excess_loss_theorem_21_exponential"));
  }

  /** Example 1: Top-1 at three distinct workers diverges, and no theorem says otherwise. */
  @Test
  void anAssumptionThatFailsIsReportedAndThereIsNoBound() {
    Results results =
        run(
            """
            rounds: 30
            start: [1, 1, 1]
            stepsize: 0.01
            theory: true
            problem: biased-example-1
            methods:
              - {algorithm: dcgd, uplink: {type: top-k, k: 1}}
              - {algorithm: sgd, stepsize: 0.2}
            """);
    for (Verdict verdict : results.verdicts(0)) {
      assertThat(verdict.applies()).isFalse();
      assertThat(verdict.stayedUnder()).isFalse();
      assertThat(verdict.obstacle())
          .isEqualTo("one C compresses the whole gradient (each of the n = 3 workers its own)");
    }
    assertThat(results.ofMethod(0).get(0).rows()).allMatch(row -> row.more().isEmpty());
    assertThat(verdict(results, 1, "theorem-18").obstacle())
        .startsWith("0 < eta <= 2/(beta L) = 0.116")
        .endsWith("(eta_0 = 0.2)");
    assertThat(Json.write(results.summary()))
        .contains("\"bound_applies\" : false", "(eta_0 = 0.2)", "\"holds\" : false");
  }

  /** Batches and random compressors: the mean over the repeats is compared. */
  @Test
  void aRandomMethodIsComparedInExpectation() {
    Results results = run(ONE_WORKER, "repeats=5", "methods.0.uplink={type: rand-k, k: 4}");
    Verdict verdict = verdict(results, 0, "theorem-18");
    assertThat(verdict.expectation()).isTrue();
    assertThat(verdict.repeats()).isEqualTo(5);
    assertThat(verdict.stayedUnder()).isTrue();
    assertThat(verdict(results, 0, "section-6-4").expectation()).isFalse();
    assertThat(verdict(results, 0, "section-6-4").stayedUnder()).isTrue();
    assertThat(verdict(results, 1, "section-6-4").expectation()).isFalse();
    assertThat(verdict(run(ONE_WORKER, "methods.0.uplink=natural"), 0, "theorem-18").expectation())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "per-worker"})
  void threadsChangeNoCurve(String threads) {
    assertThat(curves(run(FEEDBACK, "threads=" + threads)))
        .isEqualTo(curves(run(FEEDBACK, "threads=1")));
    assertThat(curves(run(ONE_WORKER, "threads=" + threads)))
        .isEqualTo(curves(run(ONE_WORKER, "threads=1")));
  }

  @Test
  void withoutTheoryThereIsNothingOfIt() {
    Results with = run(FEEDBACK);
    Results without = run(FEEDBACK, "theory=false");
    assertThat(without.digest()).isEqualTo(with.digest());
    assertThat(without.verdicts(0)).isEmpty();
    assertThat(Json.write(without.summary())).doesNotContain("bound_applies");
    assertThat(curves(without).lines().findFirst().orElseThrow()).endsWith("virtual_seconds");
    assertThat(curves(with).lines().findFirst().orElseThrow())
        .endsWith("bound_averaged_excess_loss_theorem_21_uniform");
    assertThat(Texts.read(folder, FEEDBACK, "theory=false").resolved()).contains("theory: false");
  }

  /** f falls for ever along x_2: all that Theorem 21 (iii) assumes holds, but there is no f*. */
  @Test
  void aBoundThatNeedsAnUnknownOptimumDoesNotApply() {
    Results results =
        run(
            """
            rounds: 20
            stepsize: theory
            theory: true
            problem: {type: quadratic, locals: [{A: [[1, 0], [0, 0]], b: [1, 1]}]}
            methods:
              - {algorithm: ef-sgd, uplink: {type: top-k, k: 1}}
            """);
    Verdict verdict = verdict(results, 0, "theorem-21-uniform");
    assertThat(verdict.applies()).isFalse();
    assertThat(verdict.obstacle()).isEqualTo("f* and x* are known");
    assertThat(results.ofMethod(0).get(0).rows()).allMatch(row -> row.more().isEmpty());
  }
}
