package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private static final Map<String, Double> VALUES =
      Map.of("K", 100.0, "L", 4.0, "Lmax", 9.0, "mu", 0.5, "n", 3.0);

  @ParameterizedTest
  @CsvSource({
    "1/L, 0.25",
    "2/(L+mu), 0.4444444444444444",
    "1e-3, 1e-3",
    "1E+3, 1000",
    "0.1/(k+1)^0.5, 0.05",
    "'min(k, K)', 3",
    "'max(1, 2, L)', 4",
    "sqrt(L)*2, 4",
    "-2^2, -4",
    "(-2)^2, 4",
    "2^-1, 0.5",
    "2^ -k, 0.125",
    "2^3^2, 512",
    "2*-3, -6",
    "--2, 2",
    "+5, 5",
    "7 % 4, 3",
    "8/4/2, 1",
    "1-2-3, -4",
    "'if(k < 10, 0.1, 0.01)', 0.1",
    "'if(k >= 10, 0.1, 0.01)', 0.01",
    "exp(0), 1",
    "log(1), 0",
    "floor(2.5)+ceiling(2.5)+abs(-1), 6",
    "k/K, 0.03",
    "Lmax/L, 2.25"
  })
  void isArithmeticInFloat64(String text, double expected) {
    assertThat(new Expression(text).with(VALUES).applyAsDouble(3)).isEqualTo(expected);
  }

  @Test
  void variablesAreCaseSensitive() {
    assertThat(new Expression("k + K*n - l").variables()).containsExactly("K", "k", "l", "n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1/",
        "(1",
        "a b",
        "2L",
        "2(L)",
        "1..2",
        "0x10",
        "\"x\"",
        "foo(1)",
        "random()",
        "round(1,2)",
        "a[0]",
        "L.x",
        "!1"
      })
  void whatIsNoExpressionIsRefused(String text) {
    assertThatThrownBy(() -> new Expression(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("must be a number or an expression, but " + text + " is neither");
  }

  @Test
  void aLongTextIsRefusedBeforeItIsRead() {
    assertThatThrownBy(() -> new Expression("(".repeat(100_000)))
        .hasMessage("an expression has at most 1000 characters, but this one has 100000");
  }
}
