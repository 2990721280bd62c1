package terse.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.check.Case.Outcome;
import terse.experiment.expect.At;
import terse.experiment.expect.DigestIs;
import terse.experiment.expect.Expectation;
import terse.experiment.expect.StatusIs;
import terse.experiment.expect.StatusIs.End;
import terse.experiment.expect.ValueIs;

/** What is said of each expectation of a finished, a diverged and a failed method. */
class JudgeTest {
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);
  private static final OptionalDouble NONE = OptionalDouble.empty();

  @TempDir Path folder;

  private List<Case> judge(Expectation... expectations) {
    return new Judge(
            Studies.of(
                folder,
                ONE,
                List.of(
                    new Studies.Method("finished", TWO, "", List.of(Curves.of("a", 0, 4, 1))),
                    new Studies.Method(
                        "diverged",
                        TWO,
                        ", \"diverged_round\": 12",
                        List.of(Curves.of("b", 0, 4, 8))),
                    new Studies.Method(
                        "failed",
                        TWO,
                        ", \"failed_round\": 3, \"reason\": \"worn out\"",
                        List.of(Curves.of("c", 0, 4))))))
        .judge(List.of(expectations));
  }

  private static StatusIs status(String method, End end) {
    return new StatusIs(Optional.ofNullable(method), end);
  }

  private static ValueIs last(String method, String over, double below) {
    return new ValueIs(
        Optional.ofNullable(method),
        "loss",
        new At.Last(),
        Optional.ofNullable(over),
        OptionalDouble.of(below),
        NONE,
        Optional.empty());
  }

  @Test
  void aRunThatNobodyExpectedToFailFails() {
    assertThat(judge())
        .containsExactly(new Case("c: runs", Outcome.FAILED, "failed in round 3: worn out"));
    assertThat(judge(status("c", End.FAILED)))
        .containsExactly(new Case("c: status failed", Outcome.HELD, "failed in round 3: worn out"));
    assertThat(judge(status("a", End.FAILED)).get(0).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void aStatusOfEveryMethodIsACaseOfEach() {
    assertThat(judge(status(null, End.FINISHED)).subList(1, 4))
        .containsExactly(
            new Case("a: status finished", Outcome.HELD, "finished"),
            new Case(
                "b: status finished",
                Outcome.BROKEN,
                "expected status finished, but diverged in round 12"),
            new Case(
                "c: status finished",
                Outcome.BROKEN,
                "expected status finished, but failed in round 3: worn out"));
  }

  @Test
  void digestsAreOfAMethodOrOfTheExperiment() {
    assertThat(judge(new DigestIs(Optional.empty(), ONE)).get(1).outcome()).isEqualTo(Outcome.HELD);
    assertThat(judge(new DigestIs(Optional.of("a"), TWO)).get(1).outcome()).isEqualTo(Outcome.HELD);
    assertThat(judge(new DigestIs(Optional.of("a"), ONE)).get(1))
        .isEqualTo(
            new Case(
                "a: digest " + ONE,
                Outcome.BROKEN,
                "expected digest " + ONE + ", measured " + TWO));
  }

  @Test
  void aRatioIsOfTheSameNumbers() {
    assertThat(judge(last("b", "a", 8)).get(1))
        .isEqualTo(
            new Case(
                "b: loss at last over a below 8",
                Outcome.BROKEN,
                "expected loss at last over a below 8, measured 8.0 = 8.0 in round 10 over 1.0 in"
                    + " round 10"));
    List<Case> every = judge(last(null, "a", 9));
    assertThat(every.subList(1, 3))
        .extracting(Case::name)
        .containsExactly("b: loss at last over a below 9", "c: loss at last over a below 9");
    assertThat(every.subList(1, 3)).allMatch(each -> each.outcome() == Outcome.HELD);
  }

  @Test
  void limitsAreStrictAndRangesAreNot() {
    assertThat(judge(last("a", null, 1)).get(1).outcome()).isEqualTo(Outcome.BROKEN);
    assertThat(judge(last("a", null, Math.nextUp(1.0))).get(1).outcome()).isEqualTo(Outcome.HELD);
    for (List<Double> range : List.of(List.of(1.0, 2.0), List.of(0.0, 1.0))) {
      ValueIs within =
          new ValueIs(
              Optional.of("a"),
              "loss",
              new At.Last(),
              Optional.empty(),
              NONE,
              NONE,
              Optional.of(range));
      assertThat(judge(within).get(1).outcome()).isEqualTo(Outcome.HELD);
    }
  }
}
