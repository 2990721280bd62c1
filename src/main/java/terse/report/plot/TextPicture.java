package terse.report.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A picture of plain characters, for a terminal. Where lines meet, their letters take turns along
 * the columns. Bands and bounds are left out.
 */
final class TextPicture {
  private static final int MARGIN = 9; // columns of the numbers at the y axis
  private static final int BETWEEN = 4; // rows from one number to the next
  private static final MathContext FOUR = new MathContext(4);
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final Chart chart;
  private final int columns;
  private final int rows;
  private final Window window;
  private final List<Line> lines;
  private final List<List<StringBuilder>> cells = new ArrayList<>();

  private TextPicture(Chart chart, int columns, int rows) {
    this.chart = chart;
    this.columns = columns - MARGIN - 2;
    this.rows = rows;
    window = Window.of(chart);
    lines = chart.lines().stream().filter(line -> line.mark() == Mark.LINE).toList();
    for (int row = 0; row < rows; row++) {
      List<StringBuilder> cell = new ArrayList<>();
      for (int column = 0; column < this.columns; column++) {
        cell.add(new StringBuilder());
      }
      cells.add(cell);
    }
  }

  static String of(Chart chart, int columns, int rows) {
    TextPicture picture = new TextPicture(chart, columns, rows);
    for (int i = 0; i < picture.lines.size(); i++) {
      picture.trace(picture.lines.get(i), LETTERS.charAt(i % LETTERS.length()));
    }
    return picture.text();
  }

  /** Puts the letter at every column that the line crosses. */
  private void trace(Line line, char letter) {
    Scale x =
        new Scale(chart.x().logarithmic(), window.x().low(), window.x().high(), 0, columns - 1);
    Scale y = new Scale(chart.y().logarithmic(), window.y().low(), window.y().high(), rows - 1, 0);
    double beforeX = Double.NaN;
    double beforeY = Double.NaN;
    for (int i = 0; i < line.x().length; i++) {
      boolean there = x.has(line.x()[i]) && y.has(line.y()[i]);
      double nowX = there ? x.at(line.x()[i]) : Double.NaN;
      double nowY = there ? y.at(line.y()[i]) : Double.NaN;
      if (there) {
        put(nowX, nowY, letter);
        for (double c = Math.ceil(beforeX); c < nowX; c++) {
          put(c, beforeY + (nowY - beforeY) * (c - beforeX) / (nowX - beforeX), letter);
        }
      }
      beforeX = nowX;
      beforeY = nowY;
    }
  }

  private void put(double x, double y, char letter) {
    int column = (int) Math.rint(x);
    int row = (int) Math.rint(y);
    if (column >= 0 && column < columns && row >= 0 && row < rows) {
      StringBuilder cell = cells.get(row).get(column);
      if (cell.indexOf(String.valueOf(letter)) < 0) {
        cell.append(letter);
      }
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    line(text, plain(chart.y().label()));
    for (int row = 0; row < rows; row++) {
      boolean numbered = row % BETWEEN == 0 || row == rows - 1;
      String number = numbered ? number(at(window.y(), chart.y(), 1 - row / (rows - 1.0))) : "";
      StringBuilder cells = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        StringBuilder cell = this.cells.get(row).get(column);
        cells.append(cell.isEmpty() ? ' ' : cell.charAt(column % cell.length()));
      }
      line(text, pad(number, MARGIN) + " |" + cells);
    }
    line(text, " ".repeat(MARGIN + 1) + "+" + "-".repeat(columns));
    String from = number(window.x().low());
    String to = number(window.x().high());
    String label = plain(chart.x().label());
    int free = Math.max(2, columns - from.length() - to.length() - label.length());
    line(
        text,
        " ".repeat(MARGIN + 2)
            + from
            + " ".repeat(free / 2)
            + label
            + " ".repeat(free - free / 2)
            + to);
    names(text);
    window.notes().forEach(note -> line(text, plain(note)));
    return text.toString();
  }

  private void names(StringBuilder text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String name = LETTERS.charAt(i % LETTERS.length()) + " " + lines.get(i).label();
      if (!line.isEmpty() && line.length() + 3 + name.length() > columns + MARGIN + 2) {
        line(text, line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : "   ").append(name);
    }
    line(text, line.toString());
  }

  /** Ends a line, which is no wider than the picture. */
  private void line(StringBuilder text, String line) {
    int most = Math.min(line.length(), columns + MARGIN + 2);
    text.append(line.substring(0, most).stripTrailing()).append(System.lineSeparator());
  }

  private static double at(Window.Range range, Axis axis, double share) {
    return axis.logarithmic()
        ? range.low() * Math.pow(range.high() / range.low(), share)
        : range.low() + share * (range.high() - range.low());
  }

  private static String number(double value) {
    double size = Math.abs(value);
    return size == 0 || (size >= 0.01 && size < 1e5)
        ? new BigDecimal(value).round(FOUR).stripTrailingZeros().toPlainString()
        : String.format(Locale.ROOT, "%.1e", value);
  }

  private static String pad(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  /** In characters that every terminal has. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    boolean raised = false;
    for (int i = 0; i < text.length(); i++) {
      String each = text.substring(i, i + 1);
      boolean power = Words.RAISED.contains(each);
      plain.append(power && !raised ? "^" : "");
      plain.append(power ? Words.lowered(each).replace(Words.MINUS, "-") : each);
      raised = power;
    }
    return plain
        .toString()
        .replace(Words.MINUS, "-")
        .replace("\u00b7", "*")
        .replace("\u2207", "grad ");
  }
}
