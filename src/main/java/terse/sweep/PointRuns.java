package terse.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import terse.report.Curve;
import terse.report.ReportException;
import terse.report.RunFolder;
import terse.trace.Status;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the runs of one method at one point left.
 *
 * @param status the worst of its repeats
 * @param firstStepsize eta_0, NaN where it is not known
 * @param curves of the repeats that recorded something
 */
record PointRuns(Status status, double firstStepsize, List<Curve> curves) {
  private static final String SUMMARY = "summary.json";

  /**
   * The runs of all methods, in their order.
   *
   * @throws ReportException where a file is missing or damaged
   */
  static List<PointRuns> read(Path point) {
    RunFolder folder = RunFolder.at(point);
    Map<String, List<Curve>> curves = new LinkedHashMap<>();
    for (Curve curve : folder.curves()) {
      curves.computeIfAbsent(curve.method(), method -> new ArrayList<>()).add(curve);
    }
    return each(
        point,
        folder,
        method ->
            new PointRuns(
                status(method),
                method.get("first_stepsize").asDouble(Double.NaN),
                curves.getOrDefault(method.get("name").asString(), List.of())));
  }

  /** The status of every method, in their order. */
  static List<Status> statuses(Path point) {
    return each(point, RunFolder.at(point), PointRuns::status);
  }

  private static Status status(JsonNode method) {
    return Status.valueOf(method.get("status").asString().toUpperCase(Locale.ROOT));
  }

  private static <T> List<T> each(Path point, RunFolder folder, Function<JsonNode, T> method) {
    try {
      List<T> all = new ArrayList<>();
      JsonMapper.shared()
          .readTree(folder.text(SUMMARY))
          .get("methods")
          .forEach(each -> all.add(method.apply(each)));
      return all;
    } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
      throw new ReportException(point.resolve(SUMMARY) + ": is damaged: it is no summary", e);
    }
  }

  /** The bits of both directions after each recorded row of a curve. */
  static double[] bits(Curve curve) {
    double[] up = curve.columns().get("bits_up");
    double[] down = curve.columns().get("bits_down");
    double[] total = new double[curve.rows()];
    for (int i = 0; i < total.length; i++) {
      total[i] = up[i] + down[i];
    }
    return total;
  }

  /** The least, over the repeats, of the bits that they ended with. */
  double leastTotal() {
    return curves.stream()
        .mapToDouble(curve -> bits(curve)[curve.rows() - 1])
        .min()
        .orElse(Double.NaN);
  }

  /** The mean over the repeats of a column in the last recorded row within this many bits. */
  double within(double budget, String column) {
    double sum = 0;
    for (Curve curve : curves) {
      double[] bits = bits(curve);
      int row = 0;
      while (row + 1 < bits.length && bits[row + 1] <= budget) {
        row++;
      }
      sum += value(curve, column, row);
    }
    return sum / curves.size();
  }

  private static double value(Curve curve, String column, int row) {
    double[] values = curve.columns().get(column);
    return values == null ? Double.NaN : values[row];
  }
}
