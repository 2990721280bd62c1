package terse.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import terse.experiment.Json;
import terse.report.Excerpt;
import terse.report.Report;
import terse.report.RunFolder;
import terse.trace.Environment;
import terse.trace.Output;
import terse.trace.Row;
import terse.trace.Status;

/**
 * What the points of a sweep left, made from their files alone.
 *
 * @param folder of the sweep
 * @param shard which of the plan's points these are
 * @param points those of the shard
 * @param outcomes at each point, by method
 * @param atEqualBits the loss at equal bits at each point, by method; NaN where it did not finish
 * @param metric which loss: {@code excess_loss}, or {@code loss} where f* is not known everywhere
 * @param best of each method
 */
public record SweepResults(
    Path folder,
    SweepPlan plan,
    Shard shard,
    List<Point> points,
    List<List<Outcome>> outcomes,
    List<List<Double>> atEqualBits,
    String metric,
    List<Best> best) {
  /** How the best is chosen, in one sentence. */
  public static final String RULE =
      "best: lowest loss at equal bits (mean over repeats, in the last recorded row within the bits"
          + " that every finished point of the method reaches), of finished points only, of equal"
          + " ones the first";

  /** Reads the files of all points. */
  static SweepResults of(Path folder, PointStore store, SweepPlan plan, Shard shard) {
    List<Point> points = shard.of(plan);
    List<List<Outcome>> outcomes = new ArrayList<>();
    for (Point point : points) {
      outcomes.add(PointRuns.read(store.folder(point.hash())).stream().map(Outcome::of).toList());
    }
    String metric = metric(outcomes);
    int methods = plan.methods().size();
    double[] budgets = new double[methods];
    for (int m = 0; m < methods; m++) {
      int method = m;
      budgets[m] =
          outcomes.stream()
              .map(each -> each.get(method))
              .filter(Outcome::finished)
              .mapToDouble(Outcome::leastTotal)
              .min()
              .orElse(Double.NaN);
    }
    List<List<Double>> values = new ArrayList<>();
    for (int p = 0; p < points.size(); p++) {
      List<PointRuns> runs = PointRuns.read(store.folder(points.get(p).hash()));
      List<Double> here = new ArrayList<>();
      for (int m = 0; m < methods; m++) {
        boolean finished = outcomes.get(p).get(m).finished();
        here.add(finished ? runs.get(m).within(budgets[m], metric) : Double.NaN);
      }
      values.add(here);
    }
    List<Best> best = new ArrayList<>();
    for (int m = 0; m < methods; m++) {
      int method = m;
      List<Double> ofMethod = values.stream().map(each -> each.get(method)).toList();
      List<Outcome> its = outcomes.stream().map(each -> each.get(method)).toList();
      best.add(Best.of(plan, m, points, its, ofMethod, budgets[m]));
    }
    return new SweepResults(folder, plan, shard, points, outcomes, values, metric, best);
  }

  private static String metric(List<List<Outcome>> outcomes) {
    boolean known =
        outcomes.stream()
            .flatMap(List::stream)
            .filter(Outcome::finished)
            .noneMatch(each -> Double.isNaN(each.lastExcess()));
    return known ? Row.EXCESS_LOSS : Outcome.LOSS;
  }

  /** Whether a run failed at some point. */
  public boolean anyFailed() {
    return best.stream().anyMatch(each -> each.failed() > 0);
  }

  /** What a user should know of the whole, a line each. */
  public List<String> warnings() {
    return plan.keys().stream()
        .filter(SweptKey::changesTheProblem)
        .map(key -> key.path() + " changes the problem: losses are of different functions")
        .toList();
  }

  /** The best point of a method, which must exist. */
  public Point point(Best of) {
    return points.get(of.place());
  }

  /** The outcome of the method at its best point. */
  Outcome outcome(Best of) {
    return outcomes.get(of.place()).get(of.method());
  }

  /** The first step size at the best point. */
  public double stepsize(Best of) {
    return outcome(of).firstStepsize();
  }

  /** The content of {@code summary.json}, as maps, lists, texts, numbers and truth values. */
  public Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("name", plan.name());
    summary.put("points", plan.points().size());
    summary.put("shard", shard.isAll() ? null : shard.toString());
    summary.put("keys", plan.keys().stream().map(SweptKey::path).toList());
    summary.put("rule", RULE);
    summary.put("metric", metric);
    summary.put("best", best.stream().map(this::summary).toList());
    summary.put("warnings", warnings());
    summary.put("code", plan.code());
    summary.put("environment", Environment.describe());
    return summary;
  }

  private Map<String, Object> summary(Best of) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("method", plan.methods().get(of.method()));
    if (of.exists()) {
      Point point = point(of);
      about.put("point", point.index());
      Map<String, Object> values = new LinkedHashMap<>();
      for (int k = 0; k < plan.keys().size(); k++) {
        if (plan.keys().get(k).changes(of.method())) {
          values.put(plan.keys().get(k).path(), point.values().get(k));
        }
      }
      about.put("values", values);
      about.put("first_stepsize", SweepPage.number(stepsize(of)));
      about.put(metric + "_at_equal_bits", of.value());
      about.put("equal_bits", of.budget());
      about.put("folder", "points/" + point.hash());
    } else {
      about.put("point", null);
    }
    for (Status status : List.of(Status.FINISHED, Status.DIVERGED, Status.FAILED)) {
      about.put(
          status.label(),
          switch (status) {
            case FINISHED -> of.finished();
            case DIVERGED -> of.diverged();
            default -> of.failed();
          });
    }
    about.put("warnings", of.warnings());
    return about;
  }

  /**
   * Writes the sweep's files, each whole or not at all.
   *
   * @throws terse.trace.OutputException where they cannot be written
   */
  void write() {
    try (Output output = new Output(folder)) {
      output.add(SweepPlan.FILE, out -> out.write(plan.json()));
      output.add("sweep.csv", out -> SweepTables.points(this, out));
      output.add("best.csv", out -> SweepTables.best(this, out));
      output.add("summary.json", out -> out.write(Json.write(summary())));
      output.add(
          Report.FILE, out -> Report.writeSweep(plan.name(), SweepPage.of(this), excerpts(), out));
      output.commit();
    }
  }

  /** The runs of every method at its best point. */
  private List<Excerpt> excerpts() {
    PointStore store = PointStore.reading(folder);
    List<Excerpt> excerpts = new ArrayList<>();
    for (Best each : best) {
      if (each.exists()) {
        String at = plan.describe(point(each), each.method());
        String label = plan.methods().get(each.method()) + (at.isEmpty() ? "" : " at " + at);
        RunFolder run = RunFolder.at(store.folder(point(each).hash()));
        excerpts.add(new Excerpt(run, each.method(), label));
      }
    }
    return excerpts;
  }
}
