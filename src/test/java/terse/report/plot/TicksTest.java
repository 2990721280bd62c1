package terse.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The labels of axes, as people write them. */
class TicksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false | 0       | 5000    | 6 | 0 1000 2000 3000 4000 5000 | 0",
        "false | 0       | 1       | 5 | 0 0.2 0.4 0.6 0.8 1.0 | 0",
        "false | -1      | 1       | 4 | \u22121.0 \u22120.5 0 0.5 1.0 | 0",
        "false | 0       | 2.4e7   | 5 | 0 5 10 15 20 | 6",
        "false | 0       | 3e-7    | 3 | 0 100 200 300 | -9",
        "false | 0.69310 | 0.69320 | 5 | 0.69310 0.69312 0.69314 0.69316 0.69318 0.69320 | 0",
        "true  | 1e-4    | 10      | 6 | 10\u207b\u2074 10\u207b\u00b3 10\u207b\u00b2 10\u207b\u00b9 10\u2070 10\u00b9 | 0",
        "true  | 1e-30   | 1e6     | 5 | 10\u207b\u00b2\u2074 10\u207b\u00b9\u2076 10\u207b\u2078 10\u2070 | 0",
        "true  | 0.015   | 0.6     | 5 | 0.02 0.05 0.1 0.2 0.5 | 0",
        "true  | 1.5e7   | 6e7     | 5 | 20 30 40 50 60 | 6",
        "true  | 1.5e7   | 1.5e8   | 5 | 2\u00b710\u2077 5\u00b710\u2077 10\u2078 | 0",
        "true  | 3.1     | 3.4     | 3 | 3.1 3.2 3.3 3.4 | 0"
      })
  void labels(boolean log, double low, double high, int most, String labels, int power) {
    Ticks ticks = Ticks.of(log, new Window.Range(low, high), most);
    List<String> shown =
        ticks.marks().stream().filter(t -> !t.isSmall()).map(Ticks.Tick::label).toList();
    assertThat(shown).containsExactly(labels.split(" ", -1));
    assertThat(ticks.power()).isEqualTo(power);
    assertThat(ticks.labelled("bits"))
        .isEqualTo(power == 0 ? "bits" : "bits (\u00d710" + Words.raised(power) + ")");
  }
}
