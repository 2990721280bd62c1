package terse.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTest {
  @Test
  void aNumberIsReproducedUpToItsTolerance() {
    assertThat(Finding.number("q", 2, 2.125, 0.125).verdict()).isEqualTo(Verdict.REPRODUCED);
    Finding off = Finding.number("q", 2, 2.25, 0.125);
    assertThat(off.verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(off.unexplained()).isTrue();
    assertThat(off.explained("because").unexplained()).isFalse();
    assertThat(Finding.number("q", 2, Double.NaN, 9).verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void aReasonIsGivenToADifferenceAlone() {
    assertThat(Finding.number("q", 2, 2, 0).explained("because").why()).isEmpty();
    assertThat(Finding.words("q", "yes", "no", false).explained("because").why())
        .isEqualTo("because");
  }

  /** A misprint excuses what was derived, and nothing else. */
  @Test
  void aMisprintExcusesTheDerivedNumberAlone() {
    Finding derived = Finding.misprint("q", 0.5, 0.4, 0.4001, 0.001, "why");
    assertThat(derived.verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(derived.unexplained()).isFalse();
    Finding neither = Finding.misprint("q", 0.5, 0.4, 0.42, 0.001, "why");
    assertThat(neither.verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(neither.unexplained()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, 0",
    "2, 2.1, +5.0 %",
    "-2, -2.1, -5.0 %",
    "0, 0.25, +0.25",
    "8, 7.9998, -0.0025 %",
    "NaN, 1, ''",
    "1, NaN, ''"
  })
  void theDifferenceIsOfThePapersNumber(double printed, double found, String difference) {
    assertThat(Finding.number("q", printed, found, 0).difference()).isEqualTo(difference);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "18.65, 18.65",
    "18.648217, 18.648",
    "-0.5, -0.5",
    "100000, 100000",
    "12345678, 1.2346e7",
    "0.000012, 1.2e-5",
    "1e-300, 1e-300",
    "Infinity, infinity",
    "NaN, ''"
  })
  void numbersAreShort(double value, String text) {
    assertThat(Finding.text(value)).isEqualTo(text);
  }

  @Test
  void anItemIsWhatItsWorstPartIs() {
    assertThat(Verdict.ofAll(List.of(Verdict.REPRODUCED, Verdict.NOT_RUNNABLE)))
        .isEqualTo(Verdict.REPRODUCED);
    assertThat(Verdict.ofAll(List.of(Verdict.REPRODUCED, Verdict.DIFFERS)))
        .isEqualTo(Verdict.DIFFERS);
    assertThat(Verdict.ofAll(List.of(Verdict.DIFFERS, Verdict.FAILED))).isEqualTo(Verdict.FAILED);
    assertThat(Verdict.ofAll(List.of(Verdict.NOT_RUNNABLE))).isEqualTo(Verdict.NOT_RUNNABLE);
  }

  /** 1, 2, 3: t = 4.302653 with two degrees of freedom, standard error 1/sqrt 3. */
  @Test
  void intervalsAreStudents() {
    Estimate estimate = Estimate.of(1, 2, 3);
    assertThat(estimate.mean()).isEqualTo(2);
    assertThat(estimate.high() - 2).isCloseTo(4.302653 / Math.sqrt(3), within(1e-6));
    assertThat(2 - estimate.low()).isCloseTo(estimate.high() - 2, within(1e-12));
    assertThat(Estimate.of(7)).isEqualTo(new Estimate(7, 7, 7));
    Estimate geometric = Estimate.geometric(Math.exp(1), Math.exp(2), Math.exp(3));
    assertThat(geometric.high()).isCloseTo(Math.exp(estimate.high()), within(1e-6));
    Finding finding = Finding.number("q", 2, estimate, 0);
    assertThat(finding.interval()).isEqualTo("-0.48414 to 4.4841");
    assertThat(Finding.number("q", 2, Estimate.of(2), 0).interval()).isEmpty();
  }
}
