package terse.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.0123, 0.012",
    "450, 450",
    "-7.06, \u22127.1",
    "31415926, 3.1\u00b710\u2077",
    "1e-30, 10\u207b\u00b3\u2070",
    "-1e12, \u221210\u00b9\u00b2",
    "99999, 10\u2075"
  })
  void numbersHaveTwoDigits(double value, String shown) {
    assertThat(Words.number(value)).isEqualTo(shown);
  }

  @Test
  void textsAreCutAtBlanksElseAnywhereAndNeverInAPair() {
    assertThat(Words.wrap("one two three", 7, String::length)).containsExactly("one two", "three");
    assertThat(Words.wrap("abcdefgh ij", 3, String::length))
        .containsExactly("abc", "def", "gh", "ij");
    assertThat(Words.wrap("\ud83d\ude00\ud83d\ude00", 1, String::length))
        .containsExactly("\ud83d\ude00", "\ud83d\ude00");
    assertThat(Words.wrap("", 3, String::length)).containsExactly("");
  }

  @Test
  void whatNoFileCanHoldIsLeftOut() {
    assertThat(Words.plain("a\u0000\tb\ud800c\uffff ")).isEqualTo("a b c");
    assertThat(Words.plain(null)).isEmpty();
    assertThat(Words.plain("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
  }
}
