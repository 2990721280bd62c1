package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalLawTest {
  /** P(|Z| > x), from tables of the normal distribution. */
  @ParameterizedTest
  @CsvSource({"0,1", "0.1,0.92034", "0.6745,0.5", "1,0.31731", "2,0.04550", "3,0.00270", "5,0"})
  void tailsAreThoseOfTheNormalDistribution(double x, double probability) {
    assertThat(NormalLaw.beyond(x)).isCloseTo(probability, within(6e-4));
  }

  @ParameterizedTest
  @ValueSource(ints = {-5000, -7, 0, 1, 40, 5000})
  void probabilitiesOfLevelsAddUpToOne(int shift) {
    NormalLaw law = new NormalLaw(l -> 0.3 * l, 20, shift);
    double sum = 0;
    for (int level = 1; level <= 20; level++) {
      assertThat(law.mass(level, level + 1)).isBetween(0.0, 1.0);
      sum += law.mass(level, level + 1);
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    assertThat(law.median()).isBetween(1, 20);
    assertThat(law.centre()).isBetween(1, 20);
  }

  /** Sizes that end above 1.5, 2.5, ... units, so that level l is the integer l; unit 1/10. */
  @Test
  void theMedianIsThatOfTheSizes() {
    Sizes tenths = l -> (l - 0.5) / 10;
    assertThat(new NormalLaw(tenths, 1000, 0).median()).isBetween(6, 8);
    assertThat(new NormalLaw(tenths, 1000, 6).median()).isBetween(53, 55); // 8 * 6.745
    assertThat(new NormalLaw(tenths, 1000, -20).median()).isEqualTo(1);
    assertThat(new NormalLaw(tenths, 1000, 60).median()).isGreaterThan(490);
  }

  /** A uniform grid is densest at its first level, powers of two are at their median. */
  @Test
  void ranksAreCountedFromWhereLevelsAreDense() {
    assertThat(new NormalLaw(l -> (l - 0.5) / 10, 1000, 0).centre()).isEqualTo(1);
    NormalLaw powers = new NormalLaw(l -> Math.scalb(0.75, l - 50), 100, 0);
    assertThat(powers.centre()).isEqualTo(powers.median()).isBetween(49, 50);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 12, 13})
  void theLawOfRanksIsThatOfTheirLevels(int centre) {
    int top = 13;
    NormalLaw law = new NormalLaw(l -> 0.2 * l * l, top, 1);
    double below = 0;
    for (int rank = 0; rank < top; rank++) {
      assertThat(law.ofRanks(centre).below(rank)).isCloseTo(below, within(1e-12));
      int level = Magnitudes.level(rank, centre, top);
      below += law.mass(level, level + 1);
    }
    assertThat(law.ofRanks(centre).below(top)).isCloseTo(1, within(1e-12));
  }
}
