package terse.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that one folder holds.
 *
 * @param folder where it was
 * @param curves by method, in the order of the summary; empty for one that recorded nothing
 * @param diagnostics empty where none were recorded
 * @param experiment the text of the resolved experiment
 */
record Study(
    String folder,
    JsonNode summary,
    Map<String, List<Curve>> curves,
    LedgerFile ledger,
    List<DiagnosticsFile.Series> diagnostics,
    String experiment) {
  private static final String SUMMARY = "summary.json";
  private static final String EXPERIMENT = "experiment.yaml";

  /**
   * Reads all files of a folder.
   *
   * @throws ReportException where one is missing or damaged
   */
  static Study read(RunFolder folder) {
    JsonNode summary = summary(folder);
    Map<String, List<Curve>> curves = new LinkedHashMap<>();
    summary.get("methods").forEach(each -> curves.put(name(each), new ArrayList<>()));
    for (Curve curve :
        folder.read(CurvesFile.NAME, in -> CurvesFile.read(folder.place(CurvesFile.NAME), in))) {
      known(curves, curve.method(), folder, CurvesFile.NAME).add(curve);
    }
    LedgerFile ledger =
        folder.read(LedgerFile.NAME, in -> LedgerFile.read(folder.place(LedgerFile.NAME), in));
    ledger.bits().keySet().forEach(method -> known(curves, method, folder, LedgerFile.NAME));
    List<DiagnosticsFile.Series> diagnostics =
        folder.has(DiagnosticsFile.NAME)
            ? folder.read(
                DiagnosticsFile.NAME,
                in -> DiagnosticsFile.read(folder.place(DiagnosticsFile.NAME), in))
            : List.of();
    diagnostics.forEach(each -> known(curves, each.method(), folder, DiagnosticsFile.NAME));
    return new Study(
        folder.path().toString(), summary, curves, ledger, diagnostics, folder.text(EXPERIMENT));
  }

  private static <T> T known(Map<String, T> methods, String method, RunFolder folder, String file) {
    if (!methods.containsKey(method)) {
      throw new ReportException(
          folder.place(file)
              + ": has the method '"
              + method
              + "', which is not in "
              + folder.place(SUMMARY)
              + ": the files are not of one run");
    }
    return methods.get(method);
  }

  private static JsonNode summary(RunFolder folder) {
    String place = folder.place(SUMMARY);
    try {
      JsonNode summary = JsonMapper.shared().readTree(folder.text(SUMMARY));
      if (!summary.isObject() || !summary.path("methods").isArray()) {
        throw new ReportException(place + ": is damaged: it has no list of methods");
      }
      for (JsonNode method : summary.get("methods")) {
        if (!method.path("name").isString()) {
          throw new ReportException(place + ": is damaged: a method has no name");
        }
      }
      return summary;
    } catch (JacksonException e) {
      String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw new ReportException(
          place + line + ": is damaged: it is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String name(JsonNode method) {
    return method.get("name").asString();
  }

  /** The experiment's name, or the folder's where it has none. */
  String name() {
    return summary.path("name").asString(folder);
  }
}
