package terse.experiment;

import java.nio.file.Path;
import terse.experiment.yaml.ExperimentException;
import terse.experiment.yaml.YamlReader;
import terse.report.plot.PlotStyle;

/** Reads the style of pictures from YAML, as experiments are read. */
public final class StyleReader {
  private StyleReader() {}

  /**
   * The style of this file; what it does not say is as in {@link PlotStyle#COLUMN}.
   *
   * @throws ExperimentException where it is no style
   */
  public static PlotStyle read(Path file) {
    RecordShape shape = new Shapes(Catalogue.ofTerse()).ofRecord(PlotStyle.class);
    return (PlotStyle) shape.bind(shape.complete(YamlReader.read(file)), Scope.constants());
  }
}
