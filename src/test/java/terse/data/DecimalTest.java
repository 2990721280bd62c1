package terse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class DecimalTest {
  private static double parse(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return Decimal.parse(bytes, 1, bytes.length - 1);
  }

  @Property
  void readsEveryDoubleAsJavaDoes(@ForAll @DoubleRange(min = -1e300, max = 1e300) double x) {
    assertThat(parse(Double.toString(x))).isEqualTo(x);
  }

  @Property
  void readsShortDecimalsAsJavaDoes(
      @ForAll @LongRange(min = 0, max = 9_999_999_999_999_999L) long digits,
      @ForAll @IntRange(max = 16) int places) {
    String text = "0".repeat(17) + digits;
    int point = text.length() - places;
    String decimal = text.substring(17 - Math.min(17, places), point) + "." + text.substring(point);
    assertThat(parse(decimal)).isEqualTo(Double.parseDouble(decimal));
    assertThat(parse("-" + decimal)).isEqualTo(-Double.parseDouble(decimal));
  }

  @Example
  void keepsTheSignOfZero() {
    assertThat(1 / parse("-0")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(1 / parse("0.000")).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Example
  void refusesWhatIsNotADecimalNumber() {
    for (String text :
        new String[] {"", "-", ".", "1.2.3", "0x1p3", "1f", "1d", "one", "--1", "e5"}) {
      assertThatThrownBy(() -> parse(text)).as(text).isInstanceOf(NumberFormatException.class);
    }
  }
}
