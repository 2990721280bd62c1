package terse.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import terse.trace.Row;

/** What the page of a sweep knows of it, as maps, lists, texts and numbers for JSON. */
final class SweepPage {
  /** The outcomes up to which a page has them all. */
  private static final int MOST = 60_000;

  private SweepPage() {}

  static Map<String, Object> of(SweepResults results) {
    SweepPlan plan = results.plan();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("count", results.points().size());
    page.put("of", plan.points().size());
    page.put("shard", results.shard().isAll() ? null : results.shard().toString());
    page.put("metric", results.metric());
    page.put("rule", SweepResults.RULE);
    page.put("warnings", results.warnings());
    List<List<String>> values = new ArrayList<>();
    List<Object> keys = new ArrayList<>();
    for (int k = 0; k < plan.keys().size(); k++) {
      List<String> its = valuesOf(k, plan.points());
      values.add(its);
      Map<String, Object> key = new LinkedHashMap<>();
      key.put("path", plan.keys().get(k).path());
      key.put("name", plan.shortName(k));
      key.put("methods", plan.keys().get(k).methods());
      key.put("values", its);
      keys.add(key);
    }
    page.put("keys", keys);
    boolean whole = (long) results.points().size() * plan.methods().size() <= MOST;
    page.put("whole", whole);
    page.put("points", whole ? points(results.points(), values) : List.of());
    List<Object> methods = new ArrayList<>();
    for (Best best : results.best()) {
      methods.add(method(results, best, whole));
    }
    page.put("methods", methods);
    return page;
  }

  /** The values of a key in the order in which points have them first. */
  private static List<String> valuesOf(int key, List<Point> points) {
    LinkedHashSet<String> values = new LinkedHashSet<>();
    points.forEach(point -> values.add(point.values().get(key)));
    return List.copyOf(values);
  }

  /** The index of each point, then the places of its values among those of the keys. */
  private static List<List<Integer>> points(List<Point> points, List<List<String>> values) {
    List<Map<String, Integer>> places = new ArrayList<>();
    for (List<String> its : values) {
      Map<String, Integer> place = new LinkedHashMap<>();
      its.forEach(each -> place.put(each, place.size()));
      places.add(place);
    }
    List<List<Integer>> all = new ArrayList<>();
    for (Point point : points) {
      List<Integer> row = new ArrayList<>(List.of(point.index()));
      for (int k = 0; k < places.size(); k++) {
        row.add(places.get(k).get(point.values().get(k)));
      }
      all.add(row);
    }
    return all;
  }

  private static Map<String, Object> method(SweepResults results, Best best, boolean whole) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("name", results.plan().methods().get(best.method()));
    about.put("best", best.exists() ? best.place() : null);
    about.put("index", best.exists() ? results.point(best).index() : null);
    about.put("at", best.exists() ? results.point(best).values() : null);
    about.put("value", number(best.value()));
    about.put("stepsize", best.exists() ? number(results.stepsize(best)) : null);
    about.put("budget", number(best.budget()));
    about.put("finished", best.finished());
    about.put("diverged", best.diverged());
    about.put("failed", best.failed());
    about.put("warnings", best.warnings());
    if (whole) {
      int m = best.method();
      List<Outcome> outcomes = results.outcomes().stream().map(each -> each.get(m)).toList();
      about.put("status", outcomes.stream().map(each -> each.status().label()).toList());
      about.put("equal", results.atEqualBits().stream().map(each -> number(each.get(m))).toList());
      boolean excess = results.metric().equals(Row.EXCESS_LOSS);
      about.put("last", column(outcomes, excess ? Outcome::lastExcess : Outcome::lastLoss));
      about.put("min", column(outcomes, excess ? Outcome::minExcess : Outcome::minLoss));
      about.put("bits", column(outcomes, each -> each.bitsUp() + each.bitsDown()));
      about.put("first", column(outcomes, Outcome::firstStepsize));
    }
    return about;
  }

  private static List<Double> column(List<Outcome> outcomes, ToDoubleFunction<Outcome> column) {
    return outcomes.stream().map(each -> number(column.applyAsDouble(each))).toList();
  }

  /** A number for JSON: null where it is not known or not finite. */
  static Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
