package terse.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BandTest {
  /** ln: means 1 and 2 of two each, both with the sum of squares 2: variance 2, error sqrt 2. */
  @Test
  void itIsTheTestOfStudent() {
    double[] stored = {1, Math.exp(2)};
    double[] now = {Math.E, Math.exp(3)};
    Band band = Band.of(stored, now, 0.5, 0);
    assertThat(Math.log(band.mean())).isCloseTo(2, within(1e-14));
    assertThat(Math.log(band.low())).isCloseTo(1 - 0.5 * Math.sqrt(2), within(1e-14));
    assertThat(Math.log(band.high())).isCloseTo(1 + 0.5 * Math.sqrt(2), within(1e-14));
    assertThat(band.holds()).isFalse();
    assertThat(Band.of(stored, now, 0.75, 0).holds()).isTrue();
    // Two and two repeats: two degrees of freedom, of which the 95 % value is 4.3027.
    assertThat(Band.critical(2, 2, 0.95)).isCloseTo(4.302653, within(1e-6));
  }

  @Test
  void whatIsNotPositiveHasNoLogarithm() {
    Band band = Band.of(new double[] {-1, 1}, new double[] {2, 4}, 1, 0);
    assertThat(band.mean()).isEqualTo(3);
    assertThat(band.high()).isCloseTo(Math.sqrt(2), within(1e-14));
    assertThat(Band.of(new double[] {0, 0}, new double[] {0, 0}, 5, 0).holds()).isTrue();
  }

  /**
   * Of 10,000 pairs of five repeats from one log-normal distribution, one in 100 is rejected: 100,
   * plus or minus 6 standard deviations of 10, which a false alarm exceeds once in 5e8.
   */
  @Test
  void itRejectsAsOftenAsItSays() {
    Random random = new Random(5);
    double critical = Band.critical(5, 5, 0.99);
    int rejected = 0;
    for (int trial = 0; trial < 10_000; trial++) {
      double[] stored = random.doubles(5).map(u -> Math.exp(random.nextGaussian())).toArray();
      double[] now = random.doubles(5).map(u -> Math.exp(random.nextGaussian())).toArray();
      rejected += Band.of(stored, now, critical, 0).holds() ? 0 : 1;
    }
    assertThat(rejected).isBetween(40, 160);
  }
}
