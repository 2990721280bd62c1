package terse.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import terse.trace.Readings.Series;

class ReadingsTest {
  @Test
  void numbersComeBackInTheirOrder() {
    Readings readings = new Readings();
    List<String> added = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Series series = new Series(i % 7 - 1, "v" + i % 3, i % 2 == 0 ? "norm" : "bits");
      readings.add(i / 10, series, 0.5 * i);
      added.add(i / 10 + " " + series + " " + 0.5 * i);
    }
    List<String> read = new ArrayList<>();
    readings.forEach((round, of, value) -> read.add(round + " " + of + " " + value));
    assertThat(read).isEqualTo(added);
    assertThat(readings.size()).isEqualTo(1000);
    assertThat(new Readings().size()).isZero();
  }
}
