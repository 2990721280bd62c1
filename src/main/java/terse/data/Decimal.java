package terse.data;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads decimal numbers from bytes: at once where that is exact, else by {@link
 * Double#parseDouble}.
 */
final class Decimal {
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private Decimal() {}

  /**
   * The number written in bytes[from .. to).
   *
   * <p>With at most 15 digits both the digits and the power of ten are doubles, and one division
   * rounds correctly (Clinger, PLDI 1990).
   *
   * @throws NumberFormatException where the bytes are not a number as Java writes it
   */
  static double parse(byte[] bytes, int from, int to) {
    int i = from;
    boolean negative = i < to && bytes[i] == '-';
    if (i < to && (bytes[i] == '-' || bytes[i] == '+')) {
      i++;
    }
    long digits = 0;
    int count = 0;
    int fraction = 0;
    boolean point = false;
    for (; i < to; i++) {
      int c = bytes[i];
      if (c >= '0' && c <= '9') {
        digits = 10 * digits + (c - '0');
        count++;
        fraction += point ? 1 : 0;
      } else if (c == '.' && !point) {
        point = true;
      } else {
        return slowly(bytes, from, to);
      }
      if (count > 15) {
        return slowly(bytes, from, to);
      }
    }
    if (count == 0) {
      return slowly(bytes, from, to);
    }
    double magnitude = digits / POWERS[fraction];
    return negative ? -magnitude : magnitude;
  }

  private static double slowly(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    boolean decimal = text.chars().allMatch(c -> "+-.0123456789eE".indexOf(c) >= 0);
    return decimal ? Double.parseDouble(text) : special(text);
  }

  /**
   * NaN and infinities as other programs write them; Java's hexadecimal numbers and suffixes are
   * refused.
   */
  private static double special(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan", "+nan", "-nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new NumberFormatException(text);
    };
  }
}
