package terse.report.plot;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import terse.report.ReportException;

/** Where the parts of a picture are, in points from its upper left corner. */
final class Layout {
  /** The height of a line of text, of the font size. */
  static final double LINE = 1.25;

  /** From the middle of capitals down to their base line, of the font size. */
  static final double MIDDLE = 0.35;

  /** The size of the shape of a point, of the font size. */
  static final double SIGN = 0.6;

  /** The length of a mark of an axis, of the font size. */
  static final double TICK = 0.4;

  /** The size of notes, of the font size. */
  static final double SMALL = 0.85;

  private static final double GAP = 0.5;
  private static final double PROPORTION = 0.62;
  private static final double LEAST = 4; // lines of text: the least height of a frame

  final Chart chart;
  final PlotStyle style;
  final Window window;
  final Ticks xTicks;
  final Ticks yTicks;
  final Legend legend;
  final List<Look> looks;
  final List<String> title;
  final List<String> notes;
  final Rectangle2D frame;
  final double width;
  final double height;

  private final double size;

  Layout(Chart chart, PlotStyle style) {
    this.chart = chart;
    this.style = style;
    size = style.fontSize();
    width = style.widthInPoints();
    window = Window.of(chart);
    looks = Look.of(chart, style);
    title = chart.title().isEmpty() ? List.of() : wrapped(chart.title(), size);
    notes =
        style.notes() && !window.notes().isEmpty()
            ? wrapped(String.join(" ", window.notes()), SMALL * size)
            : List.of();
    boolean beside = style.legend() == LegendPlace.RIGHT;
    legend =
        beside
            ? Legend.beside(chart, looks, size, width)
            : Legend.below(chart, looks, size, width - 2 * GAP * size);
    double above = GAP * size + title.size() * LINE * size;
    double below = belowFrame();
    double right = GAP * size + (beside && !legend.isEmpty() ? legend.width() + size : 0);
    OptionalDouble given = style.heightInPoints();
    double expected = given.isPresent() ? given.getAsDouble() - above - below : PROPORTION * width;
    yTicks = Ticks.of(chart.y().logarithmic(), window.y(), most(expected, 2.2 * size));
    double left = GAP * size + yTicks.widest(size) + (TICK + 0.3) * size + labelHeight(chart.y());
    double across = width - left - right;
    xTicks = Ticks.of(chart.x().logarithmic(), window.x(), most(across, 4.2 * size));
    double last = xTicks.widest(size) / 2;
    double wide = beside ? across : Math.min(across, width - left - last - 1);
    double down = given.isPresent() ? expected : PROPORTION * wide;
    if (down < LEAST * LINE * size || wide < LEAST * LINE * size) {
      throw new ReportException(
          String.format(
              Locale.ROOT,
              "a picture %.0f mm wide%s has no room for its curves beside labels and legend of %s"
                  + " points: make it larger, or the letters smaller",
              style.width(),
              given.isPresent()
                  ? String.format(Locale.ROOT, " and %.0f mm high", style.height().getAsDouble())
                  : "",
              Words.number(size)));
    }
    frame = new Rectangle2D.Double(left, above, wide, down);
    height = given.orElse(above + down + below);
  }

  private List<String> wrapped(String text, double letters) {
    return Words.wrap(text, width - 2 * GAP * size, line -> Text.width(line, letters));
  }

  private static int most(double length, double each) {
    return Math.max(2, (int) (length / each));
  }

  private double labelHeight(Axis axis) {
    return axis.label().isEmpty() ? 0 : LINE * size;
  }

  private double belowFrame() {
    double below = (TICK + LINE) * size + labelHeight(chart.x());
    if (isLegendBelow()) {
      below += GAP * size + legend.height();
    }
    return below + (notes.isEmpty() ? 0 : GAP * size) + notesHeight() + GAP * size;
  }

  private double notesHeight() {
    return notes.size() * LINE * SMALL * size;
  }

  private boolean isLegendBelow() {
    return style.legend() == LegendPlace.BELOW && !legend.isEmpty();
  }

  /** The base line of the numbers at the x axis. */
  double xNumbers() {
    return frame.getMaxY() + (TICK + LINE / 2 + MIDDLE) * size;
  }

  /** The base line of the label of the x axis. */
  double xLabel() {
    return frame.getMaxY() + (TICK + LINE + LINE / 2 + MIDDLE) * size;
  }

  /** Where the numbers at the y axis end. */
  double yNumbers() {
    return frame.getX() - (TICK + 0.2) * size;
  }

  /** The base line of the label of the y axis, which runs upward. */
  double yLabel() {
    return GAP * size + (LINE / 2 + MIDDLE) * size;
  }

  double legendLeft() {
    return style.legend() == LegendPlace.RIGHT
        ? frame.getMaxX() + size
        : Math.max(GAP * size, Math.min((width - legend.width()) / 2, frame.getX()));
  }

  double legendTop() {
    return style.legend() == LegendPlace.RIGHT
        ? frame.getY()
        : frame.getMaxY() + (TICK + LINE + GAP) * size + labelHeight(chart.x());
  }

  /** The base line of a line of the title. */
  double titleLine(int i) {
    return GAP * size + (i * LINE + LINE / 2 + MIDDLE) * size;
  }

  /** The base line of a note. */
  double noteLine(int i) {
    double top = height - GAP * size - notesHeight();
    return top + (i * LINE + LINE / 2 + MIDDLE) * SMALL * size;
  }

  Scale x() {
    return new Scale(
        chart.x().logarithmic(),
        window.x().low(),
        window.x().high(),
        frame.getX(),
        frame.getMaxX());
  }

  Scale y() {
    return new Scale(
        chart.y().logarithmic(),
        window.y().low(),
        window.y().high(),
        frame.getMaxY(),
        frame.getY());
  }
}
