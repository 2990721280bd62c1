package terse.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a picture shows of lines that converge beside lines that diverge. */
class WindowTest {
  private static Line line(Mark mark, double... y) {
    double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
    return new Line("", x, y, null, null, mark);
  }

  private static Window window(boolean log, Line... lines) {
    return Window.of(new Chart("", new Axis("", false), new Axis("", log), List.of(lines)));
  }

  @Test
  void aLogarithmicAxisEndsAMillionTimesAboveWhatDoesNotDiverge() {
    Window window = window(true, line(Mark.LINE, 2, 1, 0.1), line(Mark.LINE, 1, 1e10, 1e20));
    assertThat(window.notes()).containsExactly("What is above 2\u00b710\u2076 is cut off.");
    assertThat(window.y().high()).isCloseTo(2e6 * Math.pow(2e7, 0.03), within(1e-3));
    assertThat(window.y().low()).isCloseTo(0.1 / Math.pow(2e7, 0.03), within(1e-12));
  }

  @Test
  void aLinearAxisKeepsWhatConvergesReadable() {
    Window window = window(false, line(Mark.LINE, 2, 1, 0), line(Mark.LINE, 1, 1e4, 1e8));
    assertThat(window.notes()).containsExactly("What is above 2.4 is cut off.");
    assertThat(window.y().high()).isCloseTo(2.4 * 1.03, within(1e-12));
  }

  @Test
  void whereAllDivergeOrNoneDoesNothingIsCut() {
    assertThat(window(false, line(Mark.LINE, 1, 1e9)).notes()).isEmpty();
    assertThat(window(true, line(Mark.LINE, 1, 1e3), line(Mark.LINE, 1, 1e-20)).notes()).isEmpty();
    assertThat(window(false, line(Mark.LINE, 0, 1e9), line(Mark.LINE, 0, 5)).notes()).isEmpty();
  }

  @Test
  void aBoundIsCutWhereItWouldSqueezeTheLines() {
    Window window = window(true, line(Mark.LINE, 1, 0.5), line(Mark.BOUND, 1e30, 1e29));
    assertThat(window.notes()).containsExactly("What is above 10\u2076 is cut off.");
  }

  @Test
  void whatIsFarBelowTheStartIsCut() {
    Window window = window(true, line(Mark.LINE, 1, 1e-15, 1e-40));
    assertThat(window.notes()).containsExactly("What is below 10\u207b\u00b3\u2070 is cut off.");
  }

  @Test
  void barsStandOnZero() {
    assertThat(window(false, line(Mark.BARS, 5, 7)).y().low()).isZero();
    assertThat(window(false, line(Mark.BARS, -5, -7)).y().high()).isZero();
  }
}
