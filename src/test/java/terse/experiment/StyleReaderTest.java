package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.experiment.yaml.ExperimentException;
import terse.report.plot.LegendPlace;
import terse.report.plot.Palette;
import terse.report.plot.PlotStyle;

class StyleReaderTest {
  @TempDir Path temporary;

  private PlotStyle read(String text) throws IOException {
    return StyleReader.read(Files.writeString(temporary.resolve("style.yaml"), text));
  }

  @Test
  void whatIsNotSaidIsAsForAColumn() throws IOException {
    assertThat(read("{}")).isEqualTo(PlotStyle.COLUMN);
  }

  @Test
  void everyKeyIsRead() throws IOException {
    assertThat(
            read(
                """
                width: 174
                height: 80.5
                font-size: 9
                line-width: 0.75
                palette: tol-bright
                legend: right
                grid: false
                notes: false
                dpi: 600
                """))
        .isEqualTo(
            new PlotStyle(
                174,
                OptionalDouble.of(80.5),
                9,
                0.75,
                Palette.TOL_BRIGHT,
                LegendPlace.RIGHT,
                false,
                false,
                600));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "widht: 84 | :1:1: widht: unknown key; did you mean width?",
        "palette: tol | palette: must be one of okabe-ito, tol-bright, grey, but is",
        "width: 5 | width: width must be from 30 to 1000 mm, but width = 5",
        "dpi: 1 | dpi: dpi must be from 50 to 1200 pixels an inch, but dpi = 1"
      })
  void mistakesHaveTheirPlace(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("style.yaml:1:");
  }
}
