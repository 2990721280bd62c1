package terse.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import terse.experiment.yaml.ExperimentException;
import terse.trace.Output;
import terse.trace.OutputException;

/** Makes one folder of a sweep's shards: the same as if one process had done all points. */
public final class Merge {
  private static final int NAMED = 10;

  private Merge() {}

  /**
   * Copies the points of these folders into one, and writes the tables and the page of all of them.
   *
   * @param out may be one of the folders, or hold points already
   * @throws ExperimentException where the folders are not of one sweep, or points are missing;
   *     nothing is copied then
   * @throws terse.report.ReportException where one is no folder of a sweep, or damaged
   */
  public static SweepResults into(Path out, List<Path> folders) {
    SweepPlan plan = SweepPlan.read(folders.get(0));
    for (Path folder : folders.subList(1, folders.size())) {
      sameOrRefuse(plan, folders.get(0), SweepPlan.read(folder), folder);
    }
    List<PointStore> stores = folders.stream().map(PointStore::reading).toList();
    Map<String, PointStore> owners = new LinkedHashMap<>();
    List<Point> missing = new ArrayList<>();
    PointStore there = PointStore.reading(out);
    for (Point point : plan.points()) {
      if (owners.containsKey(point.hash()) || there.has(point.hash())) {
        continue;
      }
      Optional<PointStore> owner =
          stores.stream().filter(each -> each.has(point.hash())).findFirst();
      owner.ifPresentOrElse(found -> owners.put(point.hash(), found), () -> missing.add(point));
    }
    if (!missing.isEmpty()) {
      throw new ExperimentException(incomplete(plan, missing));
    }
    try {
      Output.prepare(out);
    } catch (OutputException e) {
      throw new ExperimentException(e.getMessage(), e);
    }
    try (PointStore store = PointStore.open(out)) {
      owners.forEach(store::copy);
      SweepResults results = SweepResults.of(out, store, plan, Shard.ALL);
      results.write();
      return results;
    }
  }

  private static void sameOrRefuse(SweepPlan a, Path first, SweepPlan b, Path second) {
    if (a.equals(b)) {
      return;
    }
    String what;
    if (!a.name().equals(b.name())) {
      what = "they are called " + a.name() + " and " + b.name();
    } else if (!a.terse().equals(b.terse()) || !a.code().equals(b.code())) {
      what = "they were made by different versions of Terse or of plugins";
    } else if (!a.keys().equals(b.keys())) {
      what = "they vary different keys";
    } else {
      what = "their points differ in values, files or other keys";
    }
    throw new ExperimentException(
        "terse merge: " + first + " and " + second + " are not of one sweep: " + what);
  }

  private static String incomplete(SweepPlan plan, List<Point> missing) {
    String named =
        missing.stream()
            .limit(NAMED)
            .map(point -> Integer.toString(point.index()))
            .collect(Collectors.joining(", "));
    return "terse merge: "
        + missing.size()
        + " of "
        + plan.points().size()
        + " points are in none of the folders: "
        + named
        + (missing.size() > NAMED ? ", ..." : "")
        + "; run the shards that have them (point i is in shard i mod N + 1 of N)";
  }
}
