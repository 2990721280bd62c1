package terse.reproduce;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import terse.experiment.Results;
import terse.report.plot.Axis;
import terse.report.plot.Chart;
import terse.report.plot.Line;
import terse.report.plot.Mark;
import terse.trace.Row;

/** The test accuracies of the methods of an experiment, in per cent. */
public record Accuracies(Results results) {
  private static final double PER_CENT = 100;

  /** The last accuracy of each repeat of a method, in the order of repeats. */
  public double[] last(String method) {
    return Arrays.stream(series(method).last()).map(v -> PER_CENT * v).toArray();
  }

  /** The mean of the last accuracies with its interval. */
  public Estimate mean(String method) {
    return Estimate.of(last(method));
  }

  /**
   * How much more accurate one method is than another, repeat by repeat: both drew the same rows.
   */
  public Estimate difference(String method, String other) {
    double[] a = last(method);
    double[] b = last(other);
    return Estimate.of(IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray());
  }

  /** The mean accuracy of a method after the first row at or behind this epoch. */
  public double at(String method, double epoch) {
    Series all = Series.of(results, method, "epoch", Row.TEST_ACCURACY);
    int row = (int) Arrays.stream(all.x()).filter(x -> x < epoch).count();
    return PER_CENT * Arrays.stream(all.at(Math.min(row, all.rows() - 1))).average().orElseThrow();
  }

  /** Accuracy against epochs: means, and with repeats a band of one standard deviation. */
  public Chart chart(String title, List<String> methods) {
    return new Chart(
        title,
        new Axis("epoch", false),
        new Axis("test accuracy, %", false),
        methods.stream().map(this::line).toList());
  }

  private Line line(String method) {
    Series all = Series.of(results, method, "epoch", Row.TEST_ACCURACY);
    int rows = all.rows();
    double[] mean = new double[rows];
    double[] low = new double[rows];
    double[] high = new double[rows];
    for (int i = 0; i < rows; i++) {
      double[] values = Arrays.stream(all.at(i)).map(v -> PER_CENT * v).toArray();
      mean[i] = Arrays.stream(values).average().orElse(Double.NaN);
      double squares = 0;
      for (double v : values) {
        squares += (v - mean[i]) * (v - mean[i]);
      }
      double spread = values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
      low[i] = mean[i] - spread;
      high[i] = mean[i] + spread;
    }
    boolean band = all.values().length > 1;
    return new Line(method, all.x(), mean, band ? low : null, band ? high : null, Mark.LINE);
  }

  private Series series(String method) {
    return Series.of(results, method, Row.TEST_ACCURACY);
  }
}
