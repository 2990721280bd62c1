package terse.check;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import terse.experiment.Json;
import terse.report.Curve;
import terse.report.CurvesFile;
import terse.report.Report;
import terse.report.RunFolder;
import terse.trace.Output;

/**
 * The page of a run that does not hold: its curves, and beside them those of the baseline that they
 * part from.
 */
final class CheckPage {
  /** Its name in the run's folder. */
  static final String FILE = "check.html";

  private CheckPage() {}

  /** Writes the page of a run alone into its folder. */
  static Path write(Path folder) {
    return write(folder, List.of(RunFolder.at(folder)));
  }

  /** Writes the page of a run and a baseline into the run's folder. */
  static Path write(Path folder, Baseline baseline, Path place) {
    try (Output scratch = new Output(folder)) {
      List<Curve> curves =
          baseline.methods().values().stream().flatMap(each -> each.curves().stream()).toList();
      scratch.add(CurvesFile.NAME, out -> BaselineFile.table(curves, out));
      scratch.add("ledger.csv", out -> out.write("method,repeat,direction,component,bits\n"));
      scratch.add("summary.json", out -> out.write(Json.write(summary(baseline))));
      scratch.add("experiment.yaml", out -> out.write("# the baseline " + place + "\n"));
      RunFolder stored = RunFolder.pending(place, scratch::written);
      return write(folder, List.of(RunFolder.at(folder), stored));
    }
  }

  /** Removes the page that an earlier check may have left. */
  static void remove(Path folder) {
    try (Output output = new Output(folder)) {
      output.withdraw(FILE);
      output.commit();
    }
  }

  private static Path write(Path folder, List<RunFolder> studies) {
    try (Output output = new Output(folder)) {
      output.add(FILE, out -> Report.write(studies, out));
      output.commit();
    }
    return folder.resolve(FILE);
  }

  private static Map<String, Object> summary(Baseline baseline) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("name", "baseline of " + baseline.name());
    summary.put("digest", baseline.digest());
    summary.put("methods", methods(baseline));
    summary.put(
        "warnings", List.of("The baseline's rounds are thinned: a cost to reach is too large."));
    summary.put("environment", Map.of("terse", baseline.version()));
    return summary;
  }

  private static List<Map<String, Object>> methods(Baseline baseline) {
    return baseline.methods().entrySet().stream()
        .map(
            each -> {
              Map<String, Object> method = new LinkedHashMap<>();
              method.put("name", each.getKey());
              method.put("status", each.getValue().status());
              method.put("digest", each.getValue().digest());
              return method;
            })
        .toList();
  }
}
