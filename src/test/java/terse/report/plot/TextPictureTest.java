package terse.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPictureTest {
  private static Line line(String label, double... y) {
    double[] x = java.util.stream.IntStream.range(0, y.length).asDoubleStream().toArray();
    return new Line(label, x, y, null, null, Mark.LINE);
  }

  private static Chart chart(boolean log, Line... lines) {
    return new Chart(
        "", new Axis("rounds", false), new Axis("loss \u2212 f*", log), List.of(lines));
  }

  @Test
  void lettersAreWhereTheAxesSay() {
    String text = Pictures.text(chart(false, line("up", 0, 10), line("flat", 5, 5)), 40, 7);
    assertThat(text.lines())
        .containsExactly(
            "loss - f*",
            "     10.3 |                           AA", // y > 9.42: from x = 27/28
            "          |                      AAAAA",
            "          |                 AAAAA",
            "          |BBBBBBBBBBBBABABABBBBBBBBBBBB",
            "    3.233 |       AAAAA",
            "          |  AAAAA",
            "     -0.3 |AA",
            "          +-----------------------------",
            "           0          rounds           1",
            "A up   B flat");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 79})
  void itIsPlainAndNoWiderThanTheTerminal(int columns) {
    Chart chart =
        chart(
            true,
            line("converges", 1, 1e-20, 0),
            line("x".repeat(200), 1, 1e30),
            line("c", Double.NaN));
    String text = Pictures.text(chart, columns, 12);
    assertThat(text.lines()).allMatch(line -> line.length() <= columns);
    assertThat(text).contains("is cut off", "1 value at or below zero").doesNotContain("\u2212");
    assertThat(text.chars()).allMatch(c -> c < 128);
  }
}
