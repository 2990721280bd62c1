package terse.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/** Paints a picture, on whatever takes Java's drawing calls. Its unit is a point. */
final class Painter {
  private static final Color BORDER = new Color(0x404040);
  private static final Color GRID = new Color(0xe3e3e3);
  private static final float HAIR = 0.5f;
  private static final double BARS = 0.8; // of the distance of neighbours

  private final Layout layout;
  private final Graphics2D g;
  private final Scale x;
  private final Scale y;
  private final Rectangle2D frame;
  private final double size;

  private Painter(Layout layout, Graphics2D g) {
    this.layout = layout;
    this.g = g;
    x = layout.x();
    y = layout.y();
    frame = layout.frame;
    size = layout.style.fontSize();
  }

  static void paint(Layout layout, Graphics2D g) {
    Painter painter = new Painter(layout, g);
    painter.grid();
    painter.lines();
    painter.border();
    painter.texts();
    if (layout.style.legend() != LegendPlace.NONE) {
      layout.legend.draw(g, layout.legendLeft(), layout.legendTop());
    }
  }

  private void grid() {
    if (layout.style.grid()) {
      g.setColor(GRID);
      g.setStroke(new BasicStroke(HAIR));
      layout.xTicks.marks().stream()
          .filter(tick -> !tick.isSmall())
          .mapToDouble(tick -> x.at(tick.value()))
          .forEach(at -> g.draw(new Line2D.Double(at, frame.getY(), at, frame.getMaxY())));
      layout.yTicks.marks().stream()
          .filter(tick -> !tick.isSmall())
          .mapToDouble(tick -> y.at(tick.value()))
          .forEach(at -> g.draw(new Line2D.Double(frame.getX(), at, frame.getMaxX(), at)));
    }
  }

  /** All bands, then all lines: through the gaps of later ones earlier ones are seen. */
  private void lines() {
    Shape before = g.getClip();
    g.clip(frame);
    Trace trace = new Trace(x, y);
    for (int i = 0; i < layout.looks.size(); i++) {
      Line line = layout.chart.lines().get(i);
      if (line.hasBand()) {
        g.setColor(layout.looks.get(i).veil());
        g.fill(trace.band(line));
      }
    }
    for (int i = 0; i < layout.looks.size(); i++) {
      Line line = layout.chart.lines().get(i);
      Look look = layout.looks.get(i);
      switch (line.mark()) {
        case LINE, BOUND -> {
          g.setColor(look.colour());
          g.setStroke(look.stroke());
          g.draw(trace.line(line));
        }
        case POINTS -> points(line, look);
        case BARS -> bars(line, look, i);
      }
    }
    g.setClip(before);
  }

  private void points(Line line, Look look) {
    for (int i = 0; i < line.x().length; i++) {
      if (x.has(line.x()[i]) && y.has(line.y()[i])) {
        look.point(g, x.at(line.x()[i]), y.at(line.y()[i]), Layout.SIGN * size);
      }
    }
  }

  private void bars(Line line, Look look, int place) {
    double all = BARS * distance();
    long beside = layout.chart.lines().stream().filter(each -> each.mark() == Mark.BARS).count();
    long before =
        layout.chart.lines().stream().limit(place).filter(each -> each.mark() == Mark.BARS).count();
    double bottom = y.logarithmic() ? frame.getMaxY() : y.at(0);
    g.setColor(look.colour());
    for (int i = 0; i < line.x().length; i++) {
      if (x.has(line.x()[i]) && y.has(line.y()[i])) {
        double left = x.at(line.x()[i]) - all / 2 + all * before / beside;
        double top = y.at(line.y()[i]);
        g.fill(
            new Rectangle2D.Double(
                left, Math.min(top, bottom), all / beside, Math.abs(bottom - top)));
      }
    }
  }

  /** The least distance of neighbouring bars on paper. */
  private double distance() {
    double[] places =
        layout.chart.lines().stream()
            .filter(line -> line.mark() == Mark.BARS)
            .flatMapToDouble(line -> Arrays.stream(line.x()))
            .filter(x::has)
            .map(x::at)
            .sorted()
            .distinct()
            .toArray();
    double least = frame.getWidth() / 8;
    for (int i = 1; i < places.length; i++) {
      least = Math.min(least, places[i] - places[i - 1]);
    }
    return least;
  }

  private void border() {
    g.setColor(BORDER);
    g.setStroke(new BasicStroke(HAIR));
    g.draw(frame);
    for (Ticks.Tick tick : layout.xTicks.marks()) {
      double at = x.at(tick.value());
      double length = tickLength(tick);
      g.draw(new Line2D.Double(at, frame.getMaxY(), at, frame.getMaxY() + length));
    }
    for (Ticks.Tick tick : layout.yTicks.marks()) {
      double at = y.at(tick.value());
      double length = tickLength(tick);
      g.draw(new Line2D.Double(frame.getX() - length, at, frame.getX(), at));
    }
  }

  private double tickLength(Ticks.Tick tick) {
    return (tick.isSmall() ? 0.5 : 1) * Layout.TICK * size;
  }

  private void texts() {
    g.setColor(Color.BLACK);
    for (int i = 0; i < layout.title.size(); i++) {
      Text.of(layout.title.get(i)).draw(g, frame.getCenterX(), layout.titleLine(i), size, 0.5);
    }
    for (Ticks.Tick tick : layout.xTicks.marks()) {
      Text.of(tick.label()).draw(g, x.at(tick.value()), layout.xNumbers(), size, 0.5);
    }
    for (Ticks.Tick tick : layout.yTicks.marks()) {
      Text.of(tick.label())
          .draw(g, layout.yNumbers(), y.at(tick.value()) + Layout.MIDDLE * size, size, 1);
    }
    Text below = Text.of(layout.xTicks.labelled(layout.chart.x().label()));
    below.draw(g, frame.getCenterX(), layout.xLabel(), fitting(below, frame.getWidth()), 0.5);
    AffineTransform upright = g.getTransform();
    g.translate(layout.yLabel(), frame.getCenterY());
    g.rotate(-Math.PI / 2);
    Text beside = Text.of(layout.yTicks.labelled(layout.chart.y().label()));
    beside.draw(g, 0, 0, fitting(beside, frame.getHeight()), 0.5);
    g.setTransform(upright);
    for (int i = 0; i < layout.notes.size(); i++) {
      Text.of(layout.notes.get(i)).draw(g, 0.5 * size, layout.noteLine(i), Layout.SMALL * size, 0);
    }
  }

  /** The size of letters with which a text has room. */
  private double fitting(Text text, double room) {
    return Math.min(size, size * room / Math.max(1, text.width(size)));
  }
}
