package terse.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartingTest {
  private static final Tolerance EXACT = new Tolerance(0);

  @Test
  void theFirstRoundAndItsMetricsAreNamed() {
    Parting parting =
        Parting.of(Curves.of(0, 4, 3, 2, 1), Curves.of(0, 4, 3, 2.5, 7), EXACT).orElseThrow();
    assertThat(parting.round()).isEqualTo(20);
    assertThat(parting.metrics()).containsExactly("loss");
    assertThat(parting.text())
        .isEqualTo(
            "parts in round 20 (agrees up to round 10): loss expected 2.0, measured 2.5"
                + " (2.0e-01 apart)");
  }

  @Test
  void whatIsTheSameDoesNotPart() {
    assertThat(Parting.of(Curves.of(0, 4, Double.NaN), Curves.of(0, 4, Double.NaN), EXACT))
        .isEmpty();
    assertThat(Parting.of(Curves.of(0, 4), Curves.of(0, Double.NaN), EXACT)).isPresent();
  }

  @Test
  void theLastBitIsSeenAndToleratedWhereItIsAskedFor() {
    double next = Math.nextUp(3.0);
    assertThat(Parting.of(Curves.of(0, 4, 3), Curves.of(0, 4, next), EXACT)).isPresent();
    assertThat(Parting.of(Curves.of(0, 4, 3), Curves.of(0, 4, next), Tolerance.DEFAULT)).isEmpty();
    assertThat(Parting.of(Curves.of(0, 4, 3), Curves.of(0, 4, 3 + 1e-9), Tolerance.DEFAULT))
        .isPresent();
  }

  @Test
  void aToleranceIsRelativeDownToRounding() {
    Tolerance percent = new Tolerance(0.01);
    assertThat(percent.same(100, 100.9, 0)).isTrue();
    assertThat(percent.same(100, 101.1, 0)).isFalse();
    assertThat(percent.same(1e-17, 3e-17, 1)).isTrue();
    assertThat(percent.same(1e-14, 3e-14, 1)).isFalse();
    assertThat(EXACT.same(1e-17, 3e-17, 1)).isFalse();
  }

  @Test
  void aCurveThatEndsElsewhereParts() {
    assertThat(Parting.of(Curves.of(0, 3, 2, 1), Curves.of(0, 3, 2), EXACT).orElseThrow().text())
        .isEqualTo("parts at its end: expected round 20, but it ends in round 10");
    assertThat(Parting.of(Curves.of(0, 3, 2), Curves.of(0, 3, 2, 1), EXACT).orElseThrow().text())
        .isEqualTo("parts at its end: expected round 10, but it ends in round 20");
  }
}
