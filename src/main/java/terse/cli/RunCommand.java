package terse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terse run}. */
@Command(
    name = "run",
    description = "Runs experiments and writes curves, ledger, models and a report.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  terse run configs/quickstart.yaml",
      "  terse run configs/mcm/a9a.yaml --set repeats=5 --set methods.0.stepsize=0.1",
      "  terse run configs/quickstart.yaml --billing entropy,value-and-index",
      "  terse run configs/quickstart.yaml --force --set methods.0.momentum=1.1",
      "  terse run configs/plugin-example/mine.yaml --plugins target/mine.jar",
      "",
      "Leaves report.html, curves.csv, ledger.csv, model.csv, summary.json and",
      "experiment.yaml in runs/NAME, or where --out says."
    })
final class RunCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "EXPERIMENT", description = "What to run: YAML files.")
  private List<Path> files;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "A value in place of the file's, such as workers=50 or methods.0.stepsize=1/L.")
  private List<String> set = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write into DIR, in place of runs/NAME; with several experiments into DIR/NAME.")
  private Path out;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "auto, per-worker or a number; never changes a result.")
  private String threads;

  @Option(
      names = "--billing",
      paramLabel = "NAME,..",
      description =
          "Also count what the messages would cost otherwise: encoded, mcm-authors, values-only,"
              + " value-and-index, qsgd-bound, natural-9, log2-levels, entropy; or all.")
  private String billing;

  @Option(
      names = "--force",
      description =
          "Run methods with hyper-parameters out of the range that they are meant to have, with a"
              + " warning: to watch them diverge.")
  private boolean force;

  @Mixin private PluginsOption plugins;

  @Mixin private DataDirOption dataDir;

  @Option(
      names = "--live",
      description =
          "Show the growing report in a browser on this machine, and go on so after the end, until"
              + " Ctrl-C.")
  private boolean live;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "0",
      description = "The port of --live (default: any that is free).")
  private int port;

  @Option(names = "--quiet", description = "Print nothing but errors.")
  private boolean quiet;

  @Option(names = "--json", description = "Print the summary as JSON in place of the table.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    OptionalInt livePort = live ? OptionalInt.of(port) : OptionalInt.empty();
    return new RunTask(
            files,
            set,
            out,
            threads,
            billing,
            force,
            plugins.places(),
            dataDir.folder(),
            livePort,
            quiet,
            json)
        .call();
  }
}
