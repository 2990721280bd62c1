package terse.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import terse.experiment.yaml.ExperimentException;
import terse.report.Report;
import terse.report.RunFolder;
import terse.trace.OutputException;
import terse.trace.OutputFile;

/** What {@code terse report} does: reads all folders before it writes. */
record ReportTask(List<Path> folders, Path out, boolean quiet) {

  int call() {
    List<RunFolder> runs = folders.stream().map(RunFolder::at).toList();
    StringWriter page = new StringWriter();
    try {
      Report.write(runs, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path file = file();
    output(file).write(page.toString());
    if (!quiet) {
      System.out.println("The report is in " + file);
    }
    return ExitCodes.DONE;
  }

  private Path file() {
    if (out != null) {
      return out;
    }
    return (folders.size() == 1 ? folders.get(0) : Path.of("runs")).resolve(Report.FILE);
  }

  private static OutputFile output(Path file) {
    try {
      return OutputFile.of(file);
    } catch (OutputException e) {
      throw new ExperimentException("terse report: " + e.getMessage(), e);
    }
  }
}
