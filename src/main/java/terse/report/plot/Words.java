package terse.report.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Texts of a picture: plain, cut into lines, and numbers as people write them. */
final class Words {
  /** The minus sign, as wide as a plus. */
  static final String MINUS = "\u2212";

  /** The raised digits and minus, in the order of 0123456789-. */
  static final String RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b";

  private static final String PLAIN = "0123456789-";

  private Words() {}

  /** A text in one line that every format can hold: no control characters, no halves of pairs. */
  static String plain(String text) {
    return text == null
        ? ""
        : text.replaceAll("[\\p{Cntrl}\\p{Cs}\\x{fffe}\\x{ffff}]+", " ").strip();
  }

  /** Cuts a text into lines at most this wide, at blanks where it can. */
  static List<String> wrap(String text, double most, ToDoubleFunction<String> width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" +", -1)) {
      if (!line.isEmpty() && width.applyAsDouble(line + " " + word) > most) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
      while (width.applyAsDouble(line.toString()) > most && line.length() > 1) {
        int fit = fitting(line, most, width);
        lines.add(line.substring(0, fit));
        line.delete(0, fit);
      }
    }
    if (!line.isEmpty() || lines.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** How many characters, at least one, are not too wide. */
  private static int fitting(CharSequence line, double most, ToDoubleFunction<String> width) {
    int fit = line.length();
    while (fit > 1
        && (width.applyAsDouble(line.subSequence(0, fit).toString()) > most
            || Character.isHighSurrogate(line.charAt(fit - 1)))) {
      fit--;
    }
    return Character.isHighSurrogate(line.charAt(fit - 1)) ? fit + 1 : fit;
  }

  /** A number in a sentence, with two digits: 0.012, 450, 3.1·10⁷. */
  static String number(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return signed(value == 0 ? "0" : String.valueOf(value));
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(2));
    int power = rounded.precision() - rounded.scale() - 1;
    if (power >= -3 && power < 5) {
      return signed(rounded.stripTrailingZeros().toPlainString());
    }
    String head = rounded.scaleByPowerOfTen(-power).stripTrailingZeros().toPlainString();
    String ten = "10" + raised(power);
    return signed(head.equals("1") ? ten : head.equals("-1") ? "-" + ten : head + "\u00b7" + ten);
  }

  /** A power in raised digits. */
  static String raised(int power) {
    return exchanged(Integer.toString(power), PLAIN, RAISED);
  }

  /** Raised digits as digits. */
  static String lowered(String raised) {
    return signed(exchanged(raised, RAISED, PLAIN));
  }

  private static String exchanged(String text, String from, String to) {
    StringBuilder exchanged = new StringBuilder();
    text.chars().forEach(each -> exchanged.append(to.charAt(from.indexOf(each))));
    return exchanged.toString();
  }

  /** With a true minus sign. */
  static String signed(String number) {
    return number.replace("-", MINUS);
  }
}
