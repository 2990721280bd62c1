package terse.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import terse.trace.Ledger;
import terse.trace.Row;
import terse.trace.RunResult;
import terse.trace.Status;
import terse.trace.Tables;
import terse.vector.Vector;
import tools.jackson.databind.json.JsonMapper;

/** Folders of runs for tests, without carrying a run out. */
final class Folders {
  private Folders() {}

  /** Runs whose losses fall to a floor of their own with noise, and whose bits vary. */
  static List<RunResult> runs(int methods, int repeats, int rows) {
    List<RunResult> runs = new ArrayList<>();
    Random random = new Random(11);
    for (int m = 0; m < methods; m++) {
      for (int r = 0; r < repeats; r++) {
        runs.add(run("method " + m, r, rows, 0.999 - 0.002 * m, random));
      }
    }
    return runs;
  }

  private static RunResult run(String name, int repeat, int rows, double rate, Random random) {
    List<Row> all = new ArrayList<>();
    long up = 0;
    for (int k = 0; k < rows; k++) {
      double level = Math.pow(rate, k) + 1e-9;
      double excess = level * Math.exp(0.3 * random.nextGaussian());
      all.add(
          new Row(
              k,
              0.37 * k,
              0.25 + excess,
              0.25 + excess - 0.25,
              Math.sqrt(level) * Math.exp(0.1 * random.nextGaussian()),
              Math.sqrt(level) * Math.exp(0.1 * random.nextGaussian()),
              up,
              3200L * k,
              up / 8 + 24L * k,
              400L * k + 24L * k,
              Double.NaN));
      up += 1000 + random.nextInt(500);
    }
    return new RunResult(
        name, repeat, Status.FINISHED, rows - 1, all, new Ledger(), Vector.of(1), 0.1, null);
  }

  /** A folder with the files of these runs, and a summary that has what the page must have. */
  static Path write(Path folder, List<RunResult> runs) throws IOException {
    Files.createDirectories(folder);
    Map<String, Object> methods = new LinkedHashMap<>();
    runs.forEach(
        run -> methods.put(run.method(), Map.of("name", run.method(), "status", "finished")));
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("name", folder.getFileName().toString());
    summary.put("status", "finished");
    summary.put("problem", Map.of("f_star", 0.25));
    summary.put("methods", List.copyOf(methods.values()));
    Files.writeString(
        folder.resolve("summary.json"), JsonMapper.shared().writeValueAsString(summary));
    Files.writeString(folder.resolve("experiment.yaml"), "name: " + folder.getFileName() + "\n");
    try (Writer out = Files.newBufferedWriter(folder.resolve("curves.csv"))) {
      Tables.curves(runs, out);
    }
    try (Writer out = Files.newBufferedWriter(folder.resolve("ledger.csv"))) {
      Tables.ledger(runs, out);
    }
    return folder;
  }

  /** The page of these folders. */
  static String page(Path... folders) throws IOException {
    StringWriter out = new StringWriter();
    Report.write(java.util.Arrays.stream(folders).map(RunFolder::at).toList(), out);
    return out.toString();
  }
}
