package terse.reproduce.mcm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepLimitTest {
  private final StepLimit limit = new StepLimit();

  /** Table 2's powers of 1 + omega, from 8 to 16: 1, 2 and, with the lower terms, some 1.5. */
  @ParameterizedTest
  @CsvSource({"DIANA, -1.1, -0.9", "ARTEMIS, -2.1, -1.9", "MCM, -1.65, -1.35"})
  void fallsByItsPower(StepLimit.Of method, double low, double high) {
    double small = limit.of(method, 8);
    double large = limit.of(method, 16);
    assertThat(Math.log(large / small) / Math.log(2)).isBetween(low, high);
  }
}
