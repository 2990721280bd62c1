package terse.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import terse.report.Curve;
import terse.report.RunFolder;
import terse.report.Study;

/** Folders of runs for tests, without carrying a run out. */
final class Studies {
  private Studies() {}

  /**
   * What this method left.
   *
   * @param more keys of its summary as JSON, each with a comma before it
   */
  record Method(String status, String digest, String more, List<Curve> curves) {
    String name() {
      return curves.get(0).method();
    }
  }

  static Study of(Path folder, String digest, List<Method> methods) {
    List<String> summaries = new ArrayList<>();
    List<Curve> curves = new ArrayList<>();
    for (Method method : methods) {
      summaries.add(
          """
          {"name": "%s", "status": "%s", "digest": "%s"%s}
          """
              .formatted(method.name(), method.status(), method.digest(), method.more()));
      curves.addAll(method.curves());
    }
    try {
      Files.writeString(
          folder.resolve("summary.json"),
          """
          {"name": "e", "digest": "%s", "environment": {"terse": "1.2"}, "methods": [%s]}
          """
              .formatted(digest, String.join(", ", summaries)));
      Files.writeString(folder.resolve("experiment.yaml"), "name: e\n");
      Files.writeString(folder.resolve("ledger.csv"), "method,repeat,direction,component,bits\n");
      try (Writer out = Files.newBufferedWriter(folder.resolve("curves.csv"))) {
        BaselineFile.table(curves, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Study.read(RunFolder.at(folder));
  }
}
