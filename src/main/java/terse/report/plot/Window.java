package terse.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The ranges of both axes that a picture shows, and what it says of the rest. As on {@code
 * report.html}, a line that diverges is cut off where it would squeeze the others.
 *
 * @param notes one sentence each; empty where everything is shown
 */
record Window(Range x, Range y, List<String> notes) {
  /** Of the largest start: the bottom of a logarithmic picture. */
  private static final double LOWEST = 1e-30;

  /** Of the largest value of what does not diverge: the top of a logarithmic picture. */
  private static final double HIGHEST = 1e6;

  /** A line that ends this many times above the largest start diverges. */
  private static final double DIVERGED = 1e4;

  private static final double ROOM = 0.03;

  private static final double NARROW = 1e-12;

  /** No axis goes farther, so that its ends with some room are numbers. */
  private static final double HUGE = 1e280;

  /** From low to high, of which low is the smaller. */
  record Range(double low, double high) {
    /** Whether it is too narrow to have marks of its own. */
    boolean isFlat(boolean log) {
      return log ? high / low < 1 + NARROW : high - low <= NARROW * Math.abs(high);
    }

    /** A wider one. */
    Range around(boolean log) {
      double room = high == 0 ? 1 : Math.abs(high) / 2;
      return log ? new Range(low / 2, high * 2) : new Range(low - room, high + room);
    }
  }

  static Window of(Chart chart) {
    List<String> notes = new ArrayList<>();
    return new Window(xRange(chart), yRange(chart, notes), notes);
  }

  private static Range xRange(Chart chart) {
    boolean log = chart.x().logarithmic();
    Range range = extremes(chart.lines().stream().map(Line::x), log);
    if (range == null) {
      return new Range(1, 10);
    }
    if (range.isFlat(log)) {
      return range.around(log);
    }
    boolean signs =
        chart.lines().stream()
            .anyMatch(line -> line.mark() == Mark.POINTS || line.mark() == Mark.BARS);
    return signs ? widened(range, log, chart.lines().size()) : range;
  }

  /** With room for what is drawn around the outermost points. */
  private static Range widened(Range range, boolean log, int lines) {
    double room = lines == 1 ? 0.06 : 0.08;
    return log ? stretched(range, room) : padded(range, room);
  }

  private static Range yRange(Chart chart, List<String> notes) {
    boolean log = chart.y().logarithmic();
    List<Line> lines = chart.lines();
    Range all = extremes(lines.stream().flatMap(Window::heights), log);
    leftOut(chart, notes);
    if (all == null) {
      notes.add("There is nothing to draw.");
      return log ? new Range(1, 10) : new Range(0, 1);
    }
    Range shown = log ? cutLogarithmic(lines, all) : cutLinear(lines, all);
    List<String> ends = new ArrayList<>();
    if (shown.low() > all.low()) {
      ends.add("below " + Words.number(shown.low()));
    }
    if (shown.high() < all.high()) {
      ends.add("above " + Words.number(shown.high()));
    }
    if (!ends.isEmpty()) {
      notes.add("What is " + String.join(" and ", ends) + " is cut off.");
    }
    return log ? logRoom(shown) : linearRoom(shown, lines);
  }

  private static Range logRoom(Range shown) {
    return shown.isFlat(true) ? shown.around(true) : stretched(shown, ROOM);
  }

  private static Range linearRoom(Range shown, List<Line> lines) {
    boolean bars = lines.stream().anyMatch(line -> line.mark() == Mark.BARS);
    Range range = bars ? new Range(Math.min(0, shown.low()), Math.max(0, shown.high())) : shown;
    if (range.isFlat(false)) {
      return range.around(false);
    }
    Range wide = padded(range, ROOM);
    return new Range(
        bars && range.low() == 0 ? 0 : wide.low(), bars && range.high() == 0 ? 0 : wide.high());
  }

  private static Range padded(Range range, double share) {
    double room = share * (range.high() - range.low());
    return new Range(range.low() - room, range.high() + room);
  }

  private static Range stretched(Range range, double share) {
    double room = Math.pow(10, share * (Math.log10(range.high()) - Math.log10(range.low())));
    return new Range(range.low() / room, range.high() * room);
  }

  private static Range cutLogarithmic(List<Line> lines, Range all) {
    Range starts = extremes(measured(lines).map(line -> start(line)), true);
    Range settled = extremes(settled(lines).stream(), true);
    double high = settled == null ? all.high() : Math.min(all.high(), settled.high() * HIGHEST);
    double low = starts == null ? all.low() : Math.max(all.low(), starts.high() * LOWEST);
    return new Range(Math.min(low, high), high);
  }

  private static Range cutLinear(List<Line> lines, Range all) {
    List<double[]> calm =
        measured(lines).filter(line -> !diverges(line, lines)).map(Line::y).toList();
    Range settled = extremes(settled(lines).stream(), false);
    Range calmRange = extremes(calm.stream(), false);
    if (calmRange == null || calm.size() == measured(lines).count()) {
      return all;
    }
    double above = 0.2 * (settled.high() - calmRange.low());
    return new Range(
        Math.max(all.low(), calmRange.low()), Math.min(all.high(), settled.high() + above));
  }

  /** The starts of all lines, and the lines that do not diverge; bounds do not count. */
  private static List<double[]> settled(List<Line> lines) {
    return Stream.concat(
            measured(lines).map(line -> start(line)),
            measured(lines).filter(line -> !diverges(line, lines)).map(Line::y))
        .toList();
  }

  private static Stream<Line> measured(List<Line> lines) {
    return lines.stream().filter(line -> line.mark() != Mark.BOUND);
  }

  private static double[] start(Line line) {
    return finite(line.y()).limit(1).toArray();
  }

  private static boolean diverges(Line line, List<Line> lines) {
    if (line.mark() != Mark.LINE) {
      return false;
    }
    Range starts = extremes(measured(lines).map(each -> start(each)), true);
    double[] values = finite(line.y()).toArray();
    return starts != null
        && values.length > 0
        && values[values.length - 1] > DIVERGED * starts.high();
  }

  private static DoubleStream finite(double[] values) {
    return DoubleStream.of(values).filter(Double::isFinite);
  }

  private static Stream<double[]> heights(Line line) {
    return line.hasBand() ? Stream.of(line.y(), line.low(), line.high()) : Stream.of(line.y());
  }

  /** The lowest and the highest value that has a place; null where none has. */
  private static Range extremes(Stream<double[]> arrays, boolean log) {
    double[] values =
        arrays
            .flatMapToDouble(DoubleStream::of)
            .filter(value -> Double.isFinite(value) && (!log || value > 0))
            .map(value -> Math.max(log ? 1 / HUGE : -HUGE, Math.min(HUGE, value)))
            .collect(
                () -> new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY},
                (ends, value) -> {
                  ends[0] = Math.min(ends[0], value);
                  ends[1] = Math.max(ends[1], value);
                },
                (one, other) -> {
                  one[0] = Math.min(one[0], other[0]);
                  one[1] = Math.max(one[1], other[1]);
                });
    return values[0] > values[1] ? null : new Range(values[0], values[1]);
  }

  private static void leftOut(Chart chart, List<String> notes) {
    if (chart.x().logarithmic() && count(chart, Line::x) > 0) {
      notes.add("Points at zero of the logarithmic x axis are not shown.");
    }
    long hidden = chart.y().logarithmic() ? count(chart, Line::y) : 0;
    if (hidden > 0) {
      notes.add(
          hidden
              + (hidden == 1 ? " value" : " values")
              + " at or below zero "
              + (hidden == 1 ? "has" : "have")
              + " no place on a logarithmic axis.");
    }
  }

  private static long count(Chart chart, Function<Line, double[]> values) {
    return chart.lines().stream()
        .flatMapToDouble(line -> DoubleStream.of(values.apply(line)))
        .filter(value -> value <= 0)
        .count();
  }
}
