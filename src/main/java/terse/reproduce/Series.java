package terse.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import terse.experiment.Results;
import terse.report.plot.Line;
import terse.report.plot.Mark;
import terse.trace.Row;
import terse.trace.RunResult;

/**
 * One column of the curves of a method against another, over all its repeats.
 *
 * @param x what it is drawn against: of several repeats the mean, row by row
 * @param values by repeat, then by recorded row
 */
@SuppressWarnings("ArrayRecordComponent") // columns, as they are read
public record Series(double[] x, double[][] values) {
  /** A picture needs no more points of a line. */
  private static final int POINTS = 400;

  /**
   * A column against rounds.
   *
   * @param method its label in the experiment
   * @param column its name in {@code curves.csv}
   */
  public static Series of(Results results, String method, String column) {
    return of(results, method, "round", column);
  }

  /** A column against another; repeats that ended early cut the others off. */
  public static Series of(Results results, String method, String against, String column) {
    List<RunResult> runs = results.ofMethod(indexOf(results, method));
    int rows = runs.stream().mapToInt(run -> run.rows().size()).min().orElse(0);
    double[] x = new double[rows];
    for (int i = 0; i < rows; i++) {
      int row = i;
      x[i] =
          runs.stream()
              .mapToDouble(run -> value(run.rows().get(row), against))
              .average()
              .orElseThrow();
    }
    double[][] values =
        runs.stream()
            .map(
                run ->
                    IntStream.range(0, rows)
                        .mapToDouble(i -> value(run.rows().get(i), column))
                        .toArray())
            .toArray(double[][]::new);
    return new Series(x, values);
  }

  /** The place of a method among those of its experiment. */
  public static int indexOf(Results results, String method) {
    int i = results.experiment().labels().indexOf(method);
    if (i < 0) {
      throw new IllegalArgumentException(
          results.experiment().name() + " has no method named " + method);
    }
    return i;
  }

  private static double value(Row row, String column) {
    return switch (column) {
      case "round" -> row.round();
      case "epoch" -> row.epoch();
      case "loss" -> row.loss();
      case Row.EXCESS_LOSS -> row.excessLoss();
      case "gradient_norm" -> row.gradientNorm();
      case Row.DISTANCE -> row.distance();
      case "bits_up" -> row.bitsUp();
      case "bits_down" -> row.bitsDown();
      case "bits" -> (double) row.bitsUp() + row.bitsDown();
      case "virtual_seconds" -> row.virtualSeconds();
      default -> row.more().getOrDefault(column, Double.NaN);
    };
  }

  /** The number of recorded rows. */
  public int rows() {
    return x.length;
  }

  /** The values of a row, one of each repeat. */
  public double[] at(int row) {
    return Arrays.stream(values).mapToDouble(repeat -> repeat[row]).toArray();
  }

  /** The values of the last row, one of each repeat. */
  public double[] last() {
    return at(rows() - 1);
  }

  /** The arithmetic means, row by row. */
  public double[] means() {
    return IntStream.range(0, rows())
        .mapToDouble(i -> Arrays.stream(at(i)).average().orElse(Double.NaN))
        .toArray();
  }

  /** The first x at which a repeat's value is at most {@code level}; infinite where it never is. */
  public double reaches(double level, int repeat) {
    return IntStream.range(0, rows())
        .filter(i -> values[repeat][i] <= level)
        .mapToDouble(i -> x[i])
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The same up to an x, where it is a row or not. */
  public Series upTo(double end) {
    int rows = (int) Arrays.stream(x).filter(v -> v <= end).count();
    return new Series(
        Arrays.copyOf(x, rows),
        Arrays.stream(values).map(repeat -> Arrays.copyOf(repeat, rows)).toArray(double[][]::new));
  }

  /** The same with gaps where values are below a level, such as that of rounding errors. */
  public Series above(double level) {
    return new Series(
        x,
        Arrays.stream(values)
            .map(repeat -> Arrays.stream(repeat).map(v -> v < level ? Double.NaN : v).toArray())
            .toArray(double[][]::new));
  }

  /** The same against x times a factor. */
  public Series stretched(double factor) {
    return new Series(Arrays.stream(x).map(v -> factor * v).toArray(), values);
  }

  /** The same of values times a factor. */
  public Series scaled(double factor) {
    return new Series(
        x,
        Arrays.stream(values)
            .map(repeat -> Arrays.stream(repeat).map(v -> factor * v).toArray())
            .toArray(double[][]::new));
  }

  /**
   * A line for a picture with a logarithmic axis: geometric means and, with repeats, a band of one
   * standard deviation of the logarithms.
   */
  public Line line(String label, Mark mark) {
    int[] shown = shown();
    double[] mean = new double[shown.length];
    double[] low = new double[shown.length];
    double[] high = new double[shown.length];
    for (int i = 0; i < shown.length; i++) {
      double[] logs = Arrays.stream(at(shown[i])).map(Math::log).toArray();
      double centre = Arrays.stream(logs).average().orElse(Double.NaN);
      double squares = Arrays.stream(logs).map(v -> (v - centre) * (v - centre)).sum();
      double spread = logs.length < 2 ? 0 : Math.sqrt(squares / (logs.length - 1));
      mean[i] = Math.exp(centre);
      low[i] = Math.exp(centre - spread);
      high[i] = Math.exp(centre + spread);
    }
    double[] at = Arrays.stream(shown).mapToDouble(i -> x[i]).toArray();
    boolean band = values.length > 1;
    return new Line(label, at, mean, band ? low : null, band ? high : null, mark);
  }

  private int[] shown() {
    int stride = Math.max(1, (rows() + POINTS - 2) / (POINTS - 1));
    return IntStream.range(0, rows()).filter(i -> i % stride == 0 || i == rows() - 1).toArray();
  }
}
