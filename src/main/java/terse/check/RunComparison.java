package terse.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import terse.report.RunFolder;
import terse.report.Study;

/**
 * Two runs side by side: at the rounds that both recorded, column by column.
 *
 * @param folders where they are
 * @param digests of the experiments
 * @param tolerance up to which two values are the same
 * @param keys in which the resolved experiments differ, which says nothing of whether curves do
 * @param methods of both, in the order of the first
 */
public record RunComparison(
    Two<String> folders,
    Two<String> digests,
    Tolerance tolerance,
    List<Differences.Key> keys,
    List<MethodComparison> methods) {

  /**
   * Compares what two folders hold.
   *
   * @throws terse.report.ReportException where a file is missing or damaged
   */
  public static RunComparison of(RunFolder one, RunFolder other, Tolerance tolerance) {
    Study first = Study.read(one);
    Study second = Study.read(other);
    Set<String> labels = new LinkedHashSet<>(first.curves().keySet());
    labels.addAll(second.curves().keySet());
    List<MethodComparison> methods = new ArrayList<>();
    for (String label : labels) {
      methods.add(MethodComparison.of(label, first, second, tolerance));
    }
    return new RunComparison(
        new Two<>(first.folder(), second.folder()),
        new Two<>(first.digest(), second.digest()),
        tolerance,
        Differences.of(first, second),
        methods);
  }

  /** Whether all methods are in both and their curves are the same. */
  public boolean holds() {
    return methods.stream().allMatch(MethodComparison::holds);
  }

  /** As maps, lists, texts, numbers and truth values; what is not known is null. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("same", holds());
    map.put("tolerance", tolerance.relative());
    map.put("folders", list(folders));
    map.put("digests", list(digests));
    map.put("keys", keys.stream().map(RunComparison::asMap).toList());
    map.put("methods", methods.stream().map(RunComparison::asMap).toList());
    return map;
  }

  private static Map<String, Object> asMap(Differences.Key key) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", key.path());
    map.put("values", list(new Two<>(key.one(), key.other())));
    return map;
  }

  private static Map<String, Object> asMap(MethodComparison method) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", method.label());
    map.put("same", method.holds());
    map.put("status", list(method.status()));
    map.put("digests", list(method.digest()));
    map.put("repeats", list(method.repeats()));
    map.put("end", method.end().map(RunComparison::list).orElse(null));
    map.put("metrics", method.metrics().stream().map(RunComparison::asMap).toList());
    return map;
  }

  private static Map<String, Object> asMap(MethodComparison.Metric metric) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", metric.name());
    map.put("repeat", metric.repeat());
    map.put("round", metric.round());
    map.put("values", list(metric.values()));
    map.put("last", list(metric.last()));
    return map;
  }

  private static <T> List<Object> list(Two<T> two) {
    List<Object> list = new ArrayList<>();
    for (Object each : List.of(two.one(), two.other())) {
      boolean unknown =
          each.equals("") || (each instanceof Double number && !Double.isFinite(number));
      list.add(unknown ? null : each);
    }
    return list;
  }
}
