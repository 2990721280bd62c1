package terse.report.plot;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** A text in one line, of which parts may be raised: 10⁻³ is 10 and a raised −3. */
final class Text {
  private static final double SMALL = 0.7;
  private static final double RAISE = 0.42;

  /** A part of it. */
  private record Part(String text, boolean raised) {
    double size(double size) {
      return raised ? SMALL * size : size;
    }
  }

  private final List<Part> parts;

  private Text(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * The text, in which raised digits are digits that are raised, since few fonts have them all;
   * letters that the font of pictures lacks are parts of their own.
   */
  static Text of(String text) {
    List<Part> parts = new ArrayList<>();
    int end = 0;
    for (int start = 0; start < text.length(); start = end) {
      boolean raised = isRaised(text, start);
      boolean usual = Fonts.has(text.codePointAt(start));
      do {
        end += Character.charCount(text.codePointAt(end));
      } while (end < text.length()
          && isRaised(text, end) == raised
          && (raised || Fonts.has(text.codePointAt(end)) == usual));
      String part = text.substring(start, end);
      parts.add(new Part(raised ? Words.lowered(part) : part, raised));
    }
    return new Text(parts);
  }

  private static boolean isRaised(String text, int i) {
    return Words.RAISED.indexOf(text.charAt(i)) >= 0;
  }

  /** The width of a text in letters of this size. */
  static double width(String text, double size) {
    return of(text).width(size);
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  double width(double size) {
    return parts.stream().mapToDouble(part -> Fonts.width(part.text(), part.size(size))).sum();
  }

  /**
   * Draws it.
   *
   * @param x where it begins (anchor 0), has its middle (0.5) or ends (1)
   * @param y its base line
   */
  void draw(Graphics2D g, double x, double y, double size, double anchor) {
    double at = x - anchor * width(size);
    for (Part part : parts) {
      g.setFont(Fonts.of(part.text(), part.size(size)));
      g.drawString(part.text(), (float) at, (float) (part.raised() ? y - RAISE * size : y));
      at += Fonts.width(part.text(), part.size(size));
    }
  }
}
