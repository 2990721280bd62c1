package terse.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.report.Curve;
import terse.report.Study;

/** What a baseline keeps of a run, and how a run is held to it. */
class BaselineTest {
  private static final String ONE = "1".repeat(64);
  private static final String OTHER = "2".repeat(64);

  @TempDir Path folder;

  private Study study(String status, String digest, Curve... curves) {
    List<Curve> repeats = List.of(curves);
    return Studies.of(folder, digest, List.of(new Studies.Method(status, digest, "", repeats)));
  }

  private static Baseline of(Study study) {
    return Baseline.of(study, OptionalDouble.empty());
  }

  private static Case judge(Baseline baseline, Tolerance tolerance, Study now) {
    Map<String, Case> cases = new BaselineJudge(baseline, tolerance, now).judge();
    assertThat(cases).containsOnlyKeys("sgd");
    return cases.get("sgd");
  }

  @Test
  void roundsAreThinnedByTheirNumberAlone() {
    double[] rising = DoubleStream.iterate(0, x -> x + 1).limit(3001).toArray();
    double[] falling = Arrays.stream(rising).map(x -> 1e6 - x).toArray();
    Curve kept =
        of(study("finished", ONE, Curves.of(0, rising))).methods().get("sgd").curves().get(0);
    assertThat(kept.rows()).isBetween(40, 62);
    assertThat(kept.rounds()).startsWith(0, 10, 20).endsWith(30_000);
    Baseline other = of(study("finished", ONE, Curves.of(0, falling)));
    assertThat(other.methods().get("sgd").curves().get(0).rounds()).isEqualTo(kept.rounds());
    double widest = 0;
    for (int i = 1; i < kept.rows(); i++) {
      widest = Math.max(widest, kept.rounds()[i] - kept.rounds()[i - 1]);
    }
    assertThat(widest).isLessThanOrEqualTo(1000);
  }

  @Test
  void aShortRunIsKeptWhole() {
    Baseline baseline = of(study("finished", ONE, Curves.of(0, 3, 2, 1)));
    Curve kept = baseline.methods().get("sgd").curves().get(0);
    assertThat(kept.rounds()).containsExactly(0, 10, 20);
    assertThat(kept.columns().get("loss")).containsExactly(3, 2, 1);
    Curve single = of(study("finished", ONE, Curves.of(0, 3))).methods().get("sgd").curves().get(0);
    assertThat(single.rounds()).containsExactly(0);
  }

  @Test
  void repeatsThatAreTheSameAreKeptOnceAndAllHeld() {
    Baseline baseline = of(study("finished", ONE, Curves.of(0, 3, 2), Curves.of(1, 3, 2)));
    assertThat(baseline.methods().get("sgd").curves()).hasSize(1);
    assertThat(baseline.methods().get("sgd").isRandom()).isFalse();
    Case held =
        judge(
            baseline,
            Tolerance.DEFAULT,
            study("finished", OTHER, Curves.of(0, 3, 2), Curves.of(1, 3, 4)));
    assertThat(held.outcome()).isEqualTo(Case.Outcome.BROKEN);
    assertThat(held.detail())
        .isEqualTo(
            "repeat 1, parts in round 10 (agrees up to round 0): loss expected 2.0, measured 4.0"
                + " (5.0e-01 apart)");
  }

  @Test
  void anotherEndIsNamed() {
    Baseline baseline = of(study("finished", ONE, Curves.of(0, 3, 2)));
    Case held = judge(baseline, Tolerance.DEFAULT, study("diverged", ONE, Curves.of(0, 3, 2)));
    assertThat(held.detail())
        .isEqualTo("expected to be finished, but is diverged; the recorded rows agree");
  }

  @Test
  void withoutToleranceTheDigestCounts() {
    Baseline baseline = of(study("finished", ONE, Curves.of(0, 3, 2)));
    Study now = study("finished", OTHER, Curves.of(0, 3, 2));
    assertThat(judge(baseline, Tolerance.DEFAULT, now).outcome()).isEqualTo(Case.Outcome.HELD);
    Case exact = judge(baseline, new Tolerance(0), now);
    assertThat(exact.outcome()).isEqualTo(Case.Outcome.BROKEN);
    assertThat(exact.detail())
        .isEqualTo("the stored rows agree, but expected digest " + ONE + ", measured " + OTHER);
  }

  @Test
  void newColumnsAreNotHeldButMissingOnesAre() {
    Curve more = Curves.of(0, 3, 2);
    more.columns().put("distance", new double[] {1, 1});
    Baseline without = of(study("finished", ONE, Curves.of(0, 3, 2)));
    assertThat(judge(without, Tolerance.DEFAULT, study("finished", ONE, more)).outcome())
        .isEqualTo(Case.Outcome.HELD);
    Baseline with = of(study("finished", ONE, more));
    assertThat(judge(with, Tolerance.DEFAULT, study("finished", ONE, Curves.of(0, 3, 2))).detail())
        .isEqualTo("parts in round 0: distance expected 1.0, measured nothing");
  }

  @Test
  void aBandIsHeldInEveryRoundThatAllRepeatsHave() {
    Baseline baseline =
        of(study("finished", ONE, Curves.of(0, 4, 2), Curves.of(1, 4, 2.2), Curves.of(2, 4, 1.9)));
    Study near =
        study("finished", OTHER, Curves.of(0, 4, 2.1), Curves.of(1, 4, 1.95), Curves.of(2, 4, 2.1));
    assertThat(judge(baseline, Tolerance.DEFAULT, near).outcome()).isEqualTo(Case.Outcome.HELD);
    Study far =
        study("finished", OTHER, Curves.of(0, 4, 9.1), Curves.of(1, 4, 9.3), Curves.of(2, 4, 8.8));
    assertThat(judge(baseline, Tolerance.DEFAULT, far).detail())
        .startsWith("parts in round 10: loss expected 1.");
    Study start =
        study("finished", OTHER, Curves.of(0, 5, 2.1), Curves.of(1, 5, 2), Curves.of(2, 5, 2));
    assertThat(judge(baseline, Tolerance.DEFAULT, start).detail())
        .as("what does not vary is held exactly")
        .startsWith("parts in round 0: loss expected 3.999");
    Study shorter = study("finished", OTHER, Curves.of(0, 4, 2.1), Curves.of(1, 4));
    assertThat(judge(baseline, Tolerance.DEFAULT, shorter).detail())
        .isEqualTo("expected round 10, which a repeat lacks");
  }
}
