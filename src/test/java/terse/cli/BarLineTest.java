package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarLineTest {
  @Test
  void saysRoundsRateTimeAndLoss() {
    assertThat(BarLine.of("quick", 250, 1000, 0.5, "loss 0.101", 79))
        .isEqualTo(
            "quick [======                   ] 250/1000 rounds, 500/s, 0:02 left, loss 0.101");
    assertThat(BarLine.of("slow", 1, 7201, 1, "", 79)).contains("1.0/s, 2:00:00 left");
    assertThat(BarLine.of("done", 10, 10, 1, "loss 1", 79)).contains("10/10 rounds, 10/s, loss 1");
    assertThat(BarLine.of("new", 0, 10, 0, "", 79)).endsWith("] 0/10 rounds");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 40, 50, 59, 60, 79, 200})
  void isNeverWiderThanTheTerminalAndKeepsTheNumbersLongest(int width) {
    String line = BarLine.of("an-experiment", 250, 1000, 0.5, "loss 0.101", width);
    assertThat(line.length()).isLessThanOrEqualTo(width);
    assertThat("250/1000 rounds, 500/s, 0:02 left, loss 0.101")
        .satisfiesAnyOf(
            numbers -> assertThat(line).endsWith(numbers),
            numbers -> assertThat(numbers).startsWith(line));
  }
}
