package terse.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the columns of {@code curves.csv} are called on axes. */
final class Columns {
  /** The columns that grow from row to row, against which others are drawn. */
  static final List<String> AXES =
      List.of(
          Curve.ROUND,
          "epoch",
          "bits_up",
          "bits_down",
          "bits_total",
          "bytes_up",
          "bytes_down",
          "bytes_total",
          "virtual_seconds");

  /** The labels of those whose name does not say enough. */
  static final Map<String, String> LABELS = labels();

  private static final String BOUND = "bound_";
  private static final String REALISED = "realised_";

  private Columns() {}

  static String label(String column) {
    return LABELS.getOrDefault(column, column.replace('_', ' '));
  }

  /** The column that a bound is about; empty for one that is no bound. */
  static Optional<String> bounded(String column) {
    if (!column.startsWith(BOUND)) {
      return Optional.empty();
    }
    String rest = column.substring(BOUND.length());
    return Optional.of(rest.startsWith(REALISED) ? rest.substring(REALISED.length()) : rest);
  }

  /** What kind of bound it is. */
  static String kindOfBound(String column) {
    return column.startsWith(BOUND + REALISED) ? "bound that follows the run" : "bound of theory";
  }

  private static Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(Curve.ROUND, "rounds");
    labels.put("epoch", "epochs");
    labels.put("bits_up", "bits up");
    labels.put("bits_down", "bits down");
    labels.put("bits_total", "bits, both ways");
    labels.put("bytes_up", "bytes up, with frames");
    labels.put("bytes_down", "bytes down, with frames");
    labels.put("bytes_total", "bytes with frames, both ways");
    labels.put("virtual_seconds", "virtual seconds");
    labels.put("loss", "loss f(x)");
    labels.put("excess_loss", "excess loss f(x) \u2212 f*");
    labels.put("gradient_norm", "gradient norm |\u2207f(x)|");
    labels.put("distance", "distance |x \u2212 x*|");
    labels.put("reference_excess_loss", "excess loss over the reference");
    labels.put("averaged_loss", "loss at the average");
    labels.put("averaged_excess_loss", "excess loss at the average");
    labels.put("squared_distance", "squared distance |x \u2212 x*|\u00b2");
    labels.put("mean_squared_gradient_norm", "mean of |\u2207f(x)|\u00b2");
    labels.put("upsilon", "\u03a5 = |w \u2212 H|\u00b2");
    return labels;
  }
}
