package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.vector.Coins;

/** Levels that are powers of a base: the place of every number, and the coin that decides. */
class PowerLevelsTest {
  @ParameterizedTest
  @CsvSource({
    "1.001, 2000, 1",
    "1.1, 30, 7",
    "1.5, 12, 1e-300",
    "2, 9, 3",
    "3, 8, 1e300",
    "1e60, 3, 0.1"
  })
  void aNumberBecomesOneOfItsNeighboursByItsCoin(double base, int levels, double norm) {
    double[] values = new double[levels + 1];
    for (int l = 1; l <= levels; l++) {
      values[l] = Powers.of(base, l - levels);
    }
    Sending.litterScratch(100);
    PowerLevels rule = new PowerLevels(norm, base, values, levels);
    Coins coins = new Coins(1);
    int n = 200;
    for (int round = 0; round < 40; round++) {
      double[] share = new double[n];
      double[] x = new double[n];
      long[] coin = new long[n];
      for (int j = 0; j < n; j++) {
        double u = coins.nextDouble();
        int l = coins.nextInt(levels + 1);
        share[j] = // anywhere, on a level, just below and just above one
            switch (j % 5) {
              case 0 -> u;
              case 1 -> Math.pow(values[1], u);
              case 2 -> values[l];
              case 3 -> Math.max(0, Math.nextDown(values[l]));
              default -> Math.min(1, Math.nextUp(values[l]));
            };
        x[j] = share[j] * norm * (j % 2 == 0 ? 1 : -1);
        coin[j] = coins.nextLong();
      }
      long[] level = new long[n];
      rule.round(x, coin, level, n);
      for (int j = 0; j < n; j++) {
        int l = (int) level[j];
        double rounding = 4e-16 * share[j];
        double up = (coin[j] >>> 11) * 0x1p-53;
        if (l > 0) { // it went up to l with probability (share - low)/(l - low), or is above it
          double low = values[l - 1];
          assertThat(share[j] + rounding).isGreaterThan(low + up * (values[l] - low));
        }
        if (l < levels) {
          double high = values[l + 1];
          assertThat(share[j] - rounding)
              .as("base %s, level %s of %s", base, l, share[j])
              .isLessThanOrEqualTo(values[l] + up * (high - values[l]));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 8, 1e300", "1.5, 12, 1e-300", "2, 400, 1"})
  void theShareIsInUnitsOfTheLowestLevel(double base, int levels, double norm) {
    double[] values = new double[levels + 1];
    for (int l = 1; l <= levels; l++) {
      values[l] = Powers.of(base, l - levels);
    }
    Share share = new PowerLevels(norm, base, values, levels).share();
    assertThat(share.of(norm * values[1])).isCloseTo(1, within(1e-15));
    assertThat(share.of(norm)).isCloseTo(1 / values[1], within(1e-15 / values[1]));
  }
}
