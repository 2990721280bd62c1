package terse.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import terse.config.Nearest;
import terse.report.plot.Axis;
import terse.report.plot.Chart;
import terse.report.plot.Line;
import terse.report.plot.Mark;
import terse.report.plot.Pictures;
import terse.trace.Row;
import tools.jackson.databind.JsonNode;

/**
 * A chart of what runs recorded: a line for each method, with a band over its repeats, and in thin
 * dashes what is known beside it.
 *
 * @param notes what belongs into the caption, a sentence each
 */
public record CurvesChart(Chart chart, List<String> notes) {
  /** Lines that end so many times farther than others need a logarithmic x axis. */
  private static final double FAR = 8;

  private static final String FINISHED = "finished";
  private static final String DIVERGED = "diverged";

  /**
   * What to draw.
   *
   * @param x a column that grows, or bits_total or bytes_total
   * @param ys columns: the first as lines, with the bounds on it in thin dashes; further ones in
   *     thin dashes too
   * @param logX whether the x axis is logarithmic; where it is empty, where lines end so far apart
   *     that they need it
   * @param linearY whether the y axis is linear even if values are positive
   * @param methods the names of the methods to draw; empty for all
   */
  public record Wish(
      String x,
      List<String> ys,
      Optional<Boolean> logX,
      boolean linearY,
      List<String> methods,
      String title) {}

  /** A method of a folder. */
  private record Drawn(String label, String told, boolean diverged, List<Curve> runs) {}

  /**
   * The chart of these folders together.
   *
   * @throws ReportException where a file cannot be read, or no run has what is wished for
   */
  public static CurvesChart of(List<RunFolder> folders, Wish wish) {
    List<Study> studies = folders.stream().map(Study::read).toList();
    List<Drawn> methods = chosen(studies, wish);
    known(methods, wish.x(), Columns.AXES, "--x");
    wish.ys().forEach(y -> known(methods, y, List.of(), "--y"));
    List<Line> lines = new ArrayList<>();
    for (Drawn method : methods) {
      wish.ys()
          .forEach(
              y -> line(method, wish.x(), y, y.equals(wish.ys().get(0))).ifPresent(lines::add));
      if (wish.ys().size() == 1) {
        bounds(method, wish.ys().get(0))
            .forEach(y -> line(method, wish.x(), y, false).ifPresent(lines::add));
      }
    }
    if (lines.isEmpty()) {
      throw new ReportException(
          "no method has both " + wish.x() + " and " + String.join(", ", wish.ys()));
    }
    boolean logX = wish.logX().orElseGet(() -> suitsLog(methods, wish.x()));
    boolean logY = !wish.linearY() && lines.stream().anyMatch(line -> has(line.y()));
    Chart chart =
        new Chart(
            wish.title(),
            new Axis(Columns.label(wish.x()), logX),
            new Axis(Columns.label(wish.ys().get(0)), logY),
            lines);
    return new CurvesChart(chart, notes(chart, methods));
  }

  /**
   * The excess loss of a run, or its loss where f* is not known, against rounds in plain
   * characters.
   *
   * @param columns the width
   * @param rows the height without the legend
   * @return empty where nothing was recorded
   */
  public static Optional<String> text(RunFolder folder, int columns, int rows) {
    List<Curve> curves =
        Study.read(folder).curves().values().stream().flatMap(List::stream).toList();
    boolean excess = curves.stream().anyMatch(curve -> curve.column(Row.EXCESS_LOSS).isPresent());
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    Wish wish =
        new Wish(
            Curve.ROUND,
            List.of(excess ? Row.EXCESS_LOSS : "loss"),
            Optional.of(false),
            false,
            List.of(),
            "");
    return Optional.of(Pictures.text(of(List.of(folder), wish).chart(), columns, rows));
  }

  private static boolean has(double[] values) {
    return Arrays.stream(values).anyMatch(value -> value > 0);
  }

  private static List<Drawn> chosen(List<Study> studies, Wish wish) {
    boolean several = studies.size() > 1;
    Set<String> names = new LinkedHashSet<>();
    studies.forEach(study -> names.addAll(study.curves().keySet()));
    Set<String> wished = names(wish.methods(), names);
    List<Drawn> drawn = new ArrayList<>();
    for (Study study : studies) {
      boolean twice =
          studies.stream().filter(other -> other.name().equals(study.name())).count() > 1;
      String prefix = several ? (twice ? study.folder() : study.name()) + ": " : "";
      for (Map.Entry<String, List<Curve>> method : study.curves().entrySet()) {
        if (wished.contains(method.getKey()) && !method.getValue().isEmpty()) {
          drawn.add(
              new Drawn(
                  prefix + method.getKey(),
                  told(study, method.getKey()),
                  status(study, method.getKey()).equals(DIVERGED),
                  method.getValue()));
        }
      }
    }
    if (drawn.isEmpty()) {
      throw new ReportException("there is nothing to draw: no run has recorded anything");
    }
    return drawn;
  }

  /** The methods that are wished for: names, or lists of names with commas between them. */
  private static Set<String> names(List<String> wished, Set<String> known) {
    Set<String> names = new LinkedHashSet<>();
    for (String wish : wished) {
      for (String name : known.contains(wish) ? new String[] {wish} : wish.split(",", -1)) {
        if (!known.contains(name.strip())) {
          throw new ReportException(
              "--methods: there is no method '"
                  + name.strip()
                  + "'"
                  + Nearest.hint(name.strip(), known));
        }
        names.add(name.strip());
      }
    }
    return wished.isEmpty() ? known : names;
  }

  private static JsonNode summary(Study study, String method) {
    for (JsonNode about : study.summary().get("methods")) {
      if (about.path("name").asString("").equals(method)) {
        return about;
      }
    }
    throw new IllegalStateException(method + " is not in its own summary");
  }

  private static String status(Study study, String method) {
    return summary(study, method).path("status").asString(FINISHED);
  }

  /** How its runs ended, where they did not finish. */
  private static String told(Study study, String method) {
    String status = status(study, method);
    JsonNode round = summary(study, method).path(status + "_round");
    return status.equals(FINISHED)
        ? ""
        : " (" + status + (round.isNumber() ? " at round " + round.asInt() : "") + ")";
  }

  private static void known(List<Drawn> methods, String column, List<String> only, String option) {
    Set<String> known = new LinkedHashSet<>();
    for (Drawn method : methods) {
      for (Curve run : method.runs()) {
        Stream.concat(run.columns().keySet().stream(), Curve.TOTALS.keySet().stream().sorted())
            .filter(name -> run.column(name).isPresent() && (only.isEmpty() || only.contains(name)))
            .forEach(known::add);
      }
    }
    if (!known.contains(column)) {
      boolean nowhere = only.contains(column);
      throw new ReportException(
          option
              + ": "
              + (nowhere ? "no run has a value of " : "there is no column ")
              + column
              + (nowhere ? "; known: " + String.join(", ", known) : Nearest.hint(column, known)));
    }
  }

  private static Optional<Line> line(Drawn method, String x, String y, boolean first) {
    List<Curve> runs =
        method.runs().stream()
            .filter(run -> run.column(x).isPresent() && run.column(y).isPresent())
            .toList();
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    MeanCurve curve = MeanCurve.of(runs, x, y);
    if (curve.x().length == 0) {
      return Optional.empty();
    }
    if (Columns.bounded(y).isPresent()) {
      String label = method.label() + ": " + Columns.kindOfBound(y);
      return Optional.of(new Line(label, curve.x(), curve.y(), null, null, Mark.BOUND));
    }
    if (!first) {
      String label = method.label() + ": " + Columns.label(y);
      return Optional.of(new Line(label, curve.x(), curve.y(), null, null, Mark.BOUND));
    }
    String label = method.label() + method.told();
    return Optional.of(new Line(label, curve.x(), curve.y(), curve.low(), curve.high(), Mark.LINE));
  }

  private static List<String> bounds(Drawn method, String y) {
    return method.runs().stream()
        .flatMap(run -> run.columns().keySet().stream())
        .filter(name -> Columns.bounded(name).filter(y::equals).isPresent())
        .distinct()
        .toList();
  }

  /** Whether methods end so far apart along x that only a logarithmic axis shows them all. */
  private static boolean suitsLog(List<Drawn> methods, String x) {
    double[] ends =
        methods.stream()
            .filter(method -> !method.diverged())
            .flatMap(method -> method.runs().stream())
            .flatMap(run -> run.column(x).stream())
            .mapToDouble(column -> column[column.length - 1])
            .filter(end -> end > 0)
            .sorted()
            .toArray();
    return ends.length > 1 && ends[ends.length - 1] > FAR * ends[0];
  }

  private static List<String> notes(Chart chart, List<Drawn> methods) {
    List<String> notes = new ArrayList<>();
    if (chart.lines().stream().anyMatch(line -> line.low() != null)) {
      int repeats = methods.stream().mapToInt(method -> method.runs().size()).max().orElse(1);
      notes.add(
          "Lines: means of logarithms over "
              + repeats
              + " repeats at the same round; bands: one standard deviation of the logarithm.");
    }
    if (chart.lines().stream().anyMatch(line -> line.label().contains(": bound "))) {
      notes.add("Thin dashes: bounds of theorems.");
    }
    notes.addAll(Pictures.notes(chart));
    return notes;
  }
}
