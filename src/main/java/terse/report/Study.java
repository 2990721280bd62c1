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
 * @param labels what methods are called on a page, where it is not their name
 */
public record Study(
    String folder,
    JsonNode summary,
    Map<String, List<Curve>> curves,
    LedgerFile ledger,
    List<DiagnosticsFile.Series> diagnostics,
    String experiment,
    Map<String, String> labels) {
  /** The names of its files. */
  static final String SUMMARY = "summary.json";

  static final String EXPERIMENT = "experiment.yaml";

  /**
   * Reads all files of a folder.
   *
   * @throws ReportException where one is missing or damaged
   */
  public static Study read(RunFolder folder) {
    JsonNode summary = summary(folder);
    Map<String, List<Curve>> curves = new LinkedHashMap<>();
    summary.get("methods").forEach(each -> curves.put(name(each), new ArrayList<>()));
    for (Curve curve : folder.curves()) {
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
        folder.path().toString(),
        summary,
        curves,
        ledger,
        diagnostics,
        folder.text(EXPERIMENT),
        Map.of());
  }

  /** Reads one method of a folder, which is called so on the page. */
  static Study read(Excerpt excerpt) {
    Study all = read(excerpt.folder());
    String name = name(all.summary.get("methods").get(excerpt.method()));
    return new Study(
        all.folder,
        all.summary,
        Map.of(name, all.curves.get(name)),
        all.ledger,
        all.diagnostics.stream().filter(each -> each.method().equals(name)).toList(),
        all.experiment,
        Map.of(name, excerpt.label()));
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
  public String name() {
    return summary.path("name").asString(folder);
  }

  /** How a method's runs ended: the worst of them; empty where the summary does not say. */
  public String status(String method) {
    return of(method).path("status").asString("");
  }

  /** The round in which the first of a method's runs that did so diverged or failed, or -1. */
  public int endedAt(String method) {
    return of(method).path(status(method) + "_round").asInt(-1);
  }

  /** Why a method's runs ended so, in one line; empty where there is nothing to say. */
  public String reason(String method) {
    return of(method).path("reason").asString("");
  }

  /** The digest of a method; empty where the summary does not say. */
  public String digest(String method) {
    return of(method).path("digest").asString("");
  }

  /** The digest of the experiment; empty where the summary does not say. */
  public String digest() {
    return summary.path("digest").asString("");
  }

  /** The version of Terse that ran it; empty where the summary does not say. */
  public String version() {
    return summary.path("environment").path("terse").asString("");
  }

  private JsonNode of(String method) {
    for (JsonNode each : summary.get("methods")) {
      if (name(each).equals(method)) {
        return each;
      }
    }
    return summary.path("no such method");
  }
}
