package terse.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.TDistribution;

/** What a page knows, as maps, lists, texts and numbers for JSON. */
final class PageData {
  private static final double CONFIDENCE = 0.95;
  private static final String LOSS = "loss";

  /** The rows up to which a series of diagnostics is kept whole. */
  private static final int DIAGNOSED = 2000;

  private final Numbers numbers = new Numbers();
  private final int limit;
  private int repeats = 1;

  private PageData(int runs) {
    limit = Thinning.limit(runs);
  }

  static Map<String, Object> of(List<Study> studies) {
    int runs =
        studies.stream()
            .flatMap(study -> study.curves().values().stream())
            .mapToInt(List::size)
            .sum();
    return new PageData(runs).all(studies);
  }

  private Map<String, Object> all(List<Study> studies) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("studies", studies.stream().map(this::study).toList());
    data.put("labels", Columns.LABELS);
    data.put("axes", Columns.AXES);
    data.put("confidence", CONFIDENCE);
    List<Double> t = new ArrayList<>();
    for (int n = 2; n <= repeats; n++) {
      t.add(TDistribution.of(n - 1).inverseSurvivalProbability((1 - CONFIDENCE) / 2));
    }
    data.put("t", t);
    data.put("lengths", numbers.lengths());
    data.put("numbers", numbers.encoded());
    return data;
  }

  private Map<String, Object> study(Study study) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("name", study.name());
    about.put("folder", study.folder());
    about.put("summary", study.summary());
    about.put("experiment", study.experiment());
    double infimum = study.summary().path("problem").path("f_star").asDouble(Double.NaN);
    List<Object> methods = new ArrayList<>();
    study.curves().forEach((name, curves) -> methods.add(method(study, name, curves, infimum)));
    about.put("methods", methods);
    about.put("conventions", study.ledger().conventions());
    if (!study.diagnostics().isEmpty()) {
      about.put("diagnostics", study.diagnostics().stream().map(this::diagnostic).toList());
    }
    return about;
  }

  private Map<String, Object> method(Study study, String name, List<Curve> curves, double infimum) {
    repeats = Math.max(repeats, curves.size());
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("name", name);
    if (study.labels().containsKey(name)) {
      about.put("label", study.labels().get(name));
    }
    int recorded = curves.stream().mapToInt(Curve::rows).max().orElse(0);
    List<Curve> kept = Thinning.of(curves, limit);
    if (kept.stream().mapToInt(Curve::rows).max().orElse(0) < recorded) {
      about.put("recorded", recorded);
    }
    about.put("runs", kept.stream().map(curve -> run(curve, infimum)).toList());
    about.put("ledger", study.ledger().bits().getOrDefault(name, Map.of()));
    return about;
  }

  private Map<String, Object> run(Curve curve, double infimum) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("repeat", curve.repeat());
    Map<String, Object> columns = new LinkedHashMap<>();
    curve
        .columns()
        .forEach(
            (name, values) -> {
              double[] from = name.equals("excess_" + LOSS) ? curve.columns().get(LOSS) : null;
              columns.put(
                  name,
                  from != null && isDifference(values, from, infimum)
                      ? Map.of("from", numbers.add(from), "minus", infimum)
                      : numbers.add(values));
            });
    about.put("columns", columns);
    return about;
  }

  /** Whether values are, to the bit, what subtracting gives. */
  private static boolean isDifference(double[] values, double[] from, double minus) {
    for (int i = 0; i < values.length; i++) {
      if (Double.doubleToRawLongBits(values[i]) != Double.doubleToRawLongBits(from[i] - minus)) {
        return false;
      }
    }
    return true;
  }

  private Map<String, Object> diagnostic(DiagnosticsFile.Series series) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("method", series.method());
    about.put("nodes", series.nodes());
    about.put("name", series.name());
    about.put("quantity", series.quantity());
    Thinning.of(List.of(series.values()), DIAGNOSED)
        .get(0)
        .columns()
        .forEach((name, values) -> about.put(name, numbers.add(values)));
    return about;
  }
}
