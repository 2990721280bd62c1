package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import terse.experiment.theory.Verdict;

class TheoryLineTest {
  private static Verdict verdict(
      String theorem, boolean applies, boolean under, double ratio, int round) {
    return new Verdict(theorem, "", List.of(), applies, "", "", under, ratio, round, false, 1, 0);
  }

  private static String line(Verdict... verdicts) {
    return TheoryLine.of(List.of(verdicts)).stripTrailing();
  }

  private static final Verdict SILENT = verdict("theorem-1", false, false, Double.NaN, -1);

  @Test
  void theNearestBoundIsNamed() {
    Verdict far = verdict("theorem-2", true, true, 0.25, 3);
    Verdict near = verdict("theorem-3", true, true, 0.98765, 7);
    assertThat(line(SILENT, far))
        .isEqualTo("  theory: under its bound, theorem-2 (0.250 of it in round 3)");
    assertThat(line(far, near, SILENT))
        .isEqualTo("  theory: under its 2 bounds, theorem-3 (0.988 of it in round 7)");
  }

  @Test
  void everyBoundThatIsExceededIsNamed() {
    Verdict above = verdict("theorem-2", true, false, 12.5, 3);
    Verdict atStart = verdict("theorem-4", true, false, Double.NaN, -1);
    Verdict under = verdict("theorem-3", true, true, 0.5, 7);
    assertThat(line(above, under, atStart))
        .isEqualTo("  theory: ABOVE theorem-2 (12.5 of it in round 3), ABOVE theorem-4");
  }

  @Test
  void whereNothingIsComparedItSaysSo() {
    assertThat(line(SILENT)).isEqualTo("  theory: no bound applies, summary.json says why");
    assertThat(line(verdict("theorem-2", true, true, Double.NaN, -1)))
        .isEqualTo("  theory: under its bound");
    assertThat(TheoryLine.of(List.of())).isEmpty();
  }
}
