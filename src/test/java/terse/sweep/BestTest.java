package terse.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.report.Curve;
import terse.trace.Status;

class BestTest {
  private static final SweepPlan PLAN =
      new SweepPlan(
          "s",
          "1",
          "c",
          List.of(
              new SweptKey("stepsize", List.of("stepsize"), List.of(0)),
              new SweptKey("k", List.of("k"), List.of(0))),
          List.of("m"),
          List.of());

  private static Point point(int index, String stepsize, String k) {
    return new Point(index, List.of(stepsize, k), "0".repeat(64));
  }

  private static Outcome outcome(Status status, double stepsize) {
    return new Outcome(status, 1, stepsize, 1, 1, 1, 1, 1, 1, 2, List.of(), List.of());
  }

  private static Curve curve(double[] up, double[] excess) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    double[] rounds = new double[up.length];
    java.util.Arrays.setAll(rounds, i -> 10 * i);
    columns.put("round", rounds);
    columns.put("loss", java.util.Arrays.stream(excess).map(v -> v + 1).toArray());
    columns.put("excess_loss", excess);
    columns.put("bits_up", up);
    columns.put("bits_down", up);
    return new Curve("m", 0, columns);
  }

  @Test
  void lossAtEqualBitsIsTheMeanOfTheLastRowsWithin() {
    PointRuns runs =
        new PointRuns(
            Status.FINISHED,
            0.1,
            List.of(
                curve(new double[] {0, 10, 20, 30}, new double[] {8, 4, 2, 1}),
                curve(new double[] {0, 12, 24, 36}, new double[] {8, 6, 5, 3})));
    assertThat(runs.leastTotal()).isEqualTo(60);
    assertThat(runs.within(60, "excess_loss")).isEqualTo((1 + 5) / 2.0);
    assertThat(runs.within(47.9, "excess_loss")).isEqualTo((2 + 6) / 2.0);
    assertThat(runs.within(48, "excess_loss")).isEqualTo((2 + 5) / 2.0);
    assertThat(runs.within(0, "loss")).isEqualTo(9);
  }

  @Test
  void whatAPointReachesIsAFractionOfItsStart() {
    Outcome outcome =
        Outcome.of(
            new PointRuns(
                Status.FINISHED,
                0.1,
                List.of(
                    curve(new double[] {0, 10, 20, 30}, new double[] {8, 0.08, 0.0008, 1}),
                    curve(new double[] {0, 10, 20, 30}, new double[] {8, 8, 0.01, 0.001}))));
    assertThat(outcome.roundsTo()).containsExactly(15.0, Double.NaN, Double.NaN);
    assertThat(outcome.bitsTo().get(0)).isEqualTo(30);
    assertThat(outcome.lastExcess()).isCloseTo(0.5005, within(1e-12));
    assertThat(outcome.minExcess()).isCloseTo(0.0009, within(1e-12));
    assertThat(outcome.lastRound()).isEqualTo(30);
    assertThat(outcome.bitsUp()).isEqualTo(30);
  }

  @Test
  void equalValuesGoToTheFirstAndOnesThatDidNotFinishNever() {
    List<Point> points =
        List.of(point(0, "1", "1"), point(1, "2", "1"), point(2, "3", "1"), point(3, "4", "1"));
    List<Outcome> outcomes =
        List.of(
            outcome(Status.FINISHED, 1),
            outcome(Status.FINISHED, 2),
            outcome(Status.FINISHED, 3),
            outcome(Status.DIVERGED, 4));
    Best best = Best.of(PLAN, 0, points, outcomes, List.of(5.0, 2.0, 2.0, Double.NaN), 9);
    assertThat(best.place()).isEqualTo(1);
    assertThat(best.value()).isEqualTo(2);
    assertThat(List.of(best.finished(), best.diverged(), best.failed())).containsExactly(3, 1, 0);
    assertThat(best.warnings()).isEmpty();
  }

  @Test
  void aBestStepSizeAtTheEndIsSaid() {
    List<Point> points =
        List.of(
            point(0, "1/L", "1"), point(1, "2/L", "1"), point(2, "1/L", "4"), point(3, "4/L", "4"));
    List<Outcome> outcomes =
        List.of(
            outcome(Status.FINISHED, 0.1),
            outcome(Status.FINISHED, 0.2),
            outcome(Status.FINISHED, 0.1),
            outcome(Status.FINISHED, 0.4));
    assertThat(Best.of(PLAN, 0, points, outcomes, List.of(3.0, 1.0, 9.0, 8.0), 9).warnings())
        .containsExactly("the best stepsize is the largest tried (2/L): extend the grid");
    assertThat(Best.of(PLAN, 0, points, outcomes, List.of(3.0, 4.0, 1.0, 8.0), 9).warnings())
        .containsExactly("the best stepsize is the smallest tried (1/L): extend the grid");
    assertThat(
            Best.of(PLAN, 0, points.subList(0, 1), outcomes.subList(0, 1), List.of(3.0), 9)
                .warnings())
        .isEmpty();
  }

  @Test
  void ofADivergedMethodThereIsNoBest() {
    Best best =
        Best.of(
            PLAN,
            0,
            List.of(point(0, "1", "1")),
            List.of(outcome(Status.DIVERGED, 1)),
            List.of(Double.NaN),
            Double.NaN);
    assertThat(best.exists()).isFalse();
    assertThat(best.warnings()).isEmpty();
  }

  @Test
  void theBestOfASweepIsTheLowestOfItsColumn(@TempDir Path temporary) {
    SweepResults results = Sweeps.run(temporary, Sweeps.GRID, temporary.resolve("out"));
    assertThat(results.metric()).isEqualTo("excess_loss");
    for (Best best : results.best()) {
      int m = best.method();
      double lowest = Double.POSITIVE_INFINITY;
      double budget = Double.POSITIVE_INFINITY;
      for (int p = 0; p < results.points().size(); p++) {
        if (results.outcomes().get(p).get(m).status() == Status.FINISHED) {
          lowest = Math.min(lowest, results.atEqualBits().get(p).get(m));
          budget = Math.min(budget, results.outcomes().get(p).get(m).leastTotal());
        } else {
          assertThat(results.atEqualBits().get(p).get(m)).isNaN();
        }
      }
      assertThat(best.value()).isEqualTo(lowest);
      assertThat(best.budget()).isEqualTo(budget);
      assertThat(best.diverged()).isGreaterThan(0);
    }
    // sgd does not depend on k, and 1/L is better than 0.25/L and 8/L for it
    assertThat(results.point(results.best().get(0)).values()).containsExactly("1/L", "1");
  }
}
