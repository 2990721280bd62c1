package terse.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.report.ReportException;

class PlotStyleTest {
  @ParameterizedTest
  @CsvSource({"84mm, 84", "84, 84", "8.4 cm, 84", "3.5in, 88.9", "72pt, 25.4"})
  void aWidthIsALength(String text, double millimetres) {
    if (millimetres < 30) {
      assertThatThrownBy(() -> PlotStyle.COLUMN.withWidth(text))
          .isInstanceOf(ReportException.class)
          .hasMessageContaining("width must be from 30 to 1000 mm, but width = 25.4");
    } else {
      assertThat(PlotStyle.COLUMN.withWidth(text).width()).isCloseTo(millimetres, within(1e-9));
    }
  }

  @Test
  void whatIsNoLengthIsRefused() {
    assertThatThrownBy(() -> PlotStyle.COLUMN.withWidth("84 miles"))
        .isInstanceOf(ReportException.class)
        .hasMessage("a width is a length such as 84mm, 3.3in or 240pt, but is 84 miles");
  }
}
