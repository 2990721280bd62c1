package terse.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The names of the lines, each beside a piece of its line, in as many columns as there is room. */
final class Legend {
  private static final double SAMPLE = 2.75; // of the font size
  private static final double GAP = 0.5;
  private static final double BETWEEN = 1.5;
  private static final double SHARE = 0.42; // of the picture's width, beside the curves

  /** A line's name, cut into lines of text. */
  private record Entry(Line line, Look look, List<String> name) {}

  private final List<Entry> entries = new ArrayList<>();
  private final double size;
  private final List<List<Entry>> columns;

  private Legend(Chart chart, List<Look> looks, double size, double room, int most) {
    this.size = size;
    double name = room - (SAMPLE + GAP) * size;
    for (int i = 0; i < looks.size(); i++) {
      Line line = chart.lines().get(i);
      if (!line.label().isEmpty()) {
        List<String> lines = Words.wrap(line.label(), name, text -> Text.width(text, size));
        entries.add(new Entry(line, looks.get(i), lines));
      }
    }
    int fit = Math.max(1, Math.min(most, entries.size()));
    while (fit > 1 && width(split(fit)) > room) {
      fit--;
    }
    columns = split(fit);
  }

  /** The entries in at most so many columns of equal length. */
  private List<List<Entry>> split(int most) {
    int rows = Math.max(1, (entries.size() + most - 1) / most);
    List<List<Entry>> split = new ArrayList<>();
    for (int i = 0; i < entries.size(); i += rows) {
      split.add(entries.subList(i, Math.min(entries.size(), i + rows)));
    }
    return split;
  }

  private double width(List<List<Entry>> all) {
    return all.stream().mapToDouble(this::columnWidth).sum()
        + Math.max(0, all.size() - 1) * BETWEEN * size;
  }

  private double columnWidth(List<Entry> column) {
    return (SAMPLE + GAP) * size
        + column.stream()
            .flatMap(entry -> entry.name().stream())
            .mapToDouble(text -> Text.width(text, size))
            .max()
            .orElse(0);
  }

  /** A legend below the curves. */
  static Legend below(Chart chart, List<Look> looks, double size, double room) {
    return new Legend(chart, looks, size, room, Integer.MAX_VALUE);
  }

  /** A legend beside the curves of a picture of this width. */
  static Legend beside(Chart chart, List<Look> looks, double size, double picture) {
    return new Legend(chart, looks, size, SHARE * picture, 1);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  double width() {
    return width(columns);
  }

  double height() {
    return columns.stream()
        .mapToDouble(column -> column.stream().mapToDouble(this::height).sum())
        .max()
        .orElse(0);
  }

  private double height(Entry entry) {
    return Layout.LINE * size * entry.name().size();
  }

  void draw(Graphics2D g, double left, double top) {
    double x = left;
    for (List<Entry> column : columns) {
      double y = top;
      for (Entry entry : column) {
        draw(g, entry, x, y);
        y += height(entry);
      }
      x += columnWidth(column) + BETWEEN * size;
    }
  }

  private void draw(Graphics2D g, Entry entry, double x, double top) {
    double middle = top + Layout.LINE * size / 2;
    sample(g, entry, x, middle);
    g.setColor(Color.BLACK);
    double y = middle + Layout.MIDDLE * size;
    for (String text : entry.name()) {
      Text.of(text).draw(g, x + (SAMPLE + GAP) * size, y, size, 0);
      y += Layout.LINE * size;
    }
  }

  private void sample(Graphics2D g, Entry entry, double x, double y) {
    Look look = entry.look();
    double end = x + SAMPLE * size;
    double half = 0.32 * size;
    switch (entry.line().mark()) {
      case BARS -> {
        g.setColor(look.colour());
        g.fill(
            new Rectangle2D.Double(x + SAMPLE * size / 4, y - half, SAMPLE * size / 2, 2 * half));
      }
      case POINTS -> look.point(g, (x + end) / 2, y, Layout.SIGN * size);
      case LINE, BOUND -> {
        if (entry.line().hasBand()) {
          g.setColor(look.veil());
          g.fill(new Rectangle2D.Double(x, y - half, end - x, 2 * half));
        }
        g.setColor(look.colour());
        g.setStroke(look.stroke());
        g.draw(new Line2D.Double(x, y, end, y));
        g.setStroke(new BasicStroke(1));
      }
    }
  }
}
