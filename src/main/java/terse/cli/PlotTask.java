package terse.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import terse.experiment.StyleReader;
import terse.experiment.yaml.ExperimentException;
import terse.report.CurvesChart;
import terse.report.RunFolder;
import terse.report.plot.Format;
import terse.report.plot.PlotStyle;
import terse.trace.OutputException;
import terse.trace.OutputFile;

/** What {@code terse plot} does: reads everything before it writes. */
record PlotTask(
    List<Path> folders,
    CurvesChart.Wish wish,
    Path out,
    Optional<Path> styleFile,
    Optional<String> width,
    boolean quiet) {

  int call() {
    Format format = Format.of(out);
    PlotStyle file = styleFile.map(StyleReader::read).orElse(PlotStyle.COLUMN);
    PlotStyle style = width.map(file::withWidth).orElse(file);
    CurvesChart curves = CurvesChart.of(folders.stream().map(RunFolder::at).toList(), wish);
    byte[] picture = format.picture(curves.chart(), style);
    output().write(picture);
    if (!quiet) {
      System.out.println("The picture is in " + out);
      curves.notes().forEach(System.out::println);
    }
    return ExitCodes.DONE;
  }

  private OutputFile output() {
    try {
      return OutputFile.of(out);
    } catch (OutputException e) {
      throw new ExperimentException("terse plot: " + e.getMessage(), e);
    }
  }
}
