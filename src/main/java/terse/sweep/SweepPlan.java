package terse.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import terse.report.ReportException;
import terse.report.RunFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that is known of a sweep before it runs: {@code plan.json}, the same for every shard.
 *
 * @param name of the experiment
 * @param terse the version of Terse
 * @param code the fingerprint of the classes that ran it, Terse's and plugins'
 * @param methods a label for each method, whatever the point
 * @param points all of them, also those of other shards
 */
public record SweepPlan(
    String name,
    String terse,
    String code,
    List<SweptKey> keys,
    List<String> methods,
    List<Point> points) {
  /** The name of its file. */
  public static final String FILE = "plan.json";

  public SweepPlan {
    keys = List.copyOf(keys);
    methods = List.copyOf(methods);
    points = List.copyOf(points);
  }

  /**
   * Reads the plan of a sweep's folder.
   *
   * @throws ReportException where there is none, or it is damaged
   */
  public static SweepPlan read(Path folder) {
    String text = RunFolder.at(folder).text(FILE);
    try {
      SweepPlan plan = JsonMapper.shared().readValue(text, SweepPlan.class);
      plan.check();
      return plan;
    } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
      throw new ReportException(
          folder.resolve(FILE) + ": is damaged: it is no plan of terse sweep", e);
    }
  }

  private void check() {
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      boolean whole =
          point.index() == i
              && point.values().size() == keys.size()
              && point.hash().matches("[0-9a-f]{64}");
      if (!whole) {
        throw new IllegalArgumentException("point " + i);
      }
    }
    if (name == null || terse == null || code == null) {
      throw new IllegalArgumentException("no name");
    }
  }

  String json() {
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
  }

  /** What a key is called in short: the last steps of its path, as many as tell it from others. */
  public String shortName(int key) {
    String[] steps = keys.get(key).path().split("\\.", -1);
    String name = "";
    for (int s = steps.length - 1; s >= 0; s--) {
      name = s == steps.length - 1 ? steps[s] : steps[s] + "." + name;
      String end = "." + name;
      if (keys.stream().filter(each -> ("." + each.path()).endsWith(end)).count() == 1) {
        return name;
      }
    }
    return keys.get(key).path();
  }

  /** The values of a point, {@code stepsize=1/L, k=4}. */
  public String describe(Point point) {
    return describe(point, keys);
  }

  /** The values of a point that can change the runs of the method at this position. */
  public String describe(Point point, int method) {
    return describe(point, keys.stream().filter(key -> key.changes(method)).toList());
  }

  private String describe(Point point, List<SweptKey> shown) {
    List<String> parts = new ArrayList<>();
    for (int k = 0; k < keys.size(); k++) {
      String value = point.values().get(k);
      if (shown.contains(keys.get(k)) && !value.isEmpty()) {
        parts.add(shortName(k) + "=" + value);
      }
    }
    return String.join(", ", parts);
  }
}
