package terse.reproduce.iade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Verdict;

class LemmaTest {
  /** One coordinate and side 1: about -1, 0, 1. Two and side 1/sqrt 2: all nine about the same. */
  @Test
  void cubesByHand() {
    assertThat(Lemma.cubes(1, 0.5)).isEqualTo(3);
    assertThat(Lemma.cubes(2, 0.5)).isEqualTo(9);
  }

  /** Counted over all places instead, by the nearest point of each cube. */
  @ParameterizedTest
  @CsvSource({"1, 0.03", "2, 0.1", "2, 0.07", "3, 0.19"})
  void cubesCountedOneByOne(int d, double epsilon) {
    double side = 2 * epsilon / Math.sqrt(d);
    int most = (int) Math.ceil(1 / side) + 1;
    int width = 2 * most + 1;
    long count = 0;
    for (int place = 0; place < Math.pow(width, d); place++) {
      double squares = 0;
      for (int rest = place, j = 0; j < d; j++, rest /= width) {
        double middle = Math.abs(rest % width - most) * side;
        double near = Math.max(0, middle - side / 2);
        squares += near * near;
      }
      count += squares <= 1 ? 1 : 0;
    }
    assertThat(Lemma.cubes(d, epsilon)).isEqualTo(count);
  }

  /** V_1 = 2, V_2 = pi, and in the limit log2(pi e/2)/2. */
  @Test
  void theConstantIsThatOfTheVolume() {
    assertThat(Lemma.constant(1)).isCloseTo(0, within(1e-12));
    assertThat(Lemma.constant(2)).isCloseTo(Math.log(Math.PI / 2) / Math.log(4), within(1e-12));
    assertThat(Lemma.constant(100_000))
        .isCloseTo(Math.log(Math.PI * Math.E / 2) / Math.log(4), within(1e-4));
  }

  @Test
  void ourBitsMayExceedTheLemmasByTheDeviationAlone() {
    double enough = Math.ceil(100 * (1.05 + Math.log(12) / Math.log(2)));
    assertThat(Lemma.enough(100, 0.1)).isEqualTo(enough);
    assertThat(Lemma.least(100, 0.1)).isEqualTo(333);
    assertThat(Lemma21.ours(100, 0.1, enough).verdict()).isEqualTo(Verdict.REPRODUCED);
    Finding header = Lemma21.ours(100, 0.1, enough + 14);
    assertThat(header.verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(header.unexplained()).isFalse();
    assertThat(Lemma21.ours(100, 0.1, enough + 15).unexplained()).isTrue();
    assertThat(Lemma21.between("q", 100, 0.1, 332).unexplained()).isTrue();
  }

  @Test
  void theItemFindsNothingThatItCannotExplain() {
    assertThat(new Lemma21().judge(new Evidence(Map.of(), Map.of(), false)).findings())
        .hasSizeGreaterThan(15)
        .noneMatch(Finding::unexplained);
  }
}
