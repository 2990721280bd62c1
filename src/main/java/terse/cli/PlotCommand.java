package terse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import terse.report.CurvesChart;

/** {@code terse plot}. */
@Command(
    name = "plot",
    description = "Makes a picture for a paper from what runs left.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  terse plot runs/quickstart --out fig.svg",
      "  terse plot runs/quickstart --x bits_total --y excess_loss --out fig.pdf --width 84mm",
      "  terse plot runs/a runs/b --y gradient_norm --methods mcm,diana --out fig.png",
      "",
      "With repeats a line is the mean of logarithms at the same round, its band one",
      "standard deviation of the logarithm."
    })
final class PlotCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders that terse run wrote: several are drawn together.")
  private List<Path> folders;

  @Option(
      names = "--x",
      paramLabel = "COLUMN",
      defaultValue = "round",
      description =
          "round (default), epoch, bits_up, bits_down, bits_total, bytes_up, bytes_down,"
              + " bytes_total or virtual_seconds.")
  private String x;

  @Option(
      names = "--y",
      paramLabel = "COLUMN",
      split = ",",
      defaultValue = "excess_loss",
      description =
          "A column of curves.csv (default: excess_loss), with its bounds; after a comma others,"
              + " which are dashed.")
  private List<String> ys;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The picture: .svg, .png or .pdf.")
  private Path out;

  @Option(
      names = "--methods",
      paramLabel = "NAME,..",
      description = "Draw these alone; where a name has a comma, give the option several times.")
  private List<String> methods = new ArrayList<>();

  @Option(names = "--title", paramLabel = "TEXT", defaultValue = "", description = "Above it.")
  private String title;

  @ArgGroup private XScale xScale = new XScale();

  /** One of the two, or neither. */
  private static final class XScale {
    @Option(names = "--log-x", description = "A logarithmic x axis.")
    private boolean log;

    @Option(names = "--linear-x", description = "A linear x axis, also where lines end far apart.")
    private boolean linear;
  }

  @Option(names = "--linear-y", description = "A linear y axis, also where values are positive.")
  private boolean linearY;

  @Option(
      names = "--style",
      paramLabel = "FILE",
      description =
          "YAML: width, height (mm), font-size, line-width (points), palette (okabe-ito,"
              + " tol-bright, grey), legend (below, right, none), grid, notes, dpi.")
  private Path style;

  @Option(
      names = "--width",
      paramLabel = "LENGTH",
      description = "In place of the style's: 84mm, 3.3in, 240pt.")
  private String width;

  @Option(names = "--quiet", description = "Print nothing but errors.")
  private boolean quiet;

  @Override
  public Integer call() {
    Optional<Boolean> logX =
        xScale.log || xScale.linear ? Optional.of(xScale.log) : Optional.empty();
    return new PlotTask(
            folders,
            new CurvesChart.Wish(x, ys, logX, linearY, methods, title),
            out,
            Optional.ofNullable(style),
            Optional.ofNullable(width),
            quiet)
        .call();
  }
}
