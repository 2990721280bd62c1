package terse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terse check}. */
@Command(
    name = "check",
    description = "Runs experiments and holds them to what they expect and to their baselines.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  terse check configs/quickstart.yaml",
      "  terse check configs/ --junit target/terse.xml",
      "  terse check configs/quickstart.yaml --update",
      "  terse check configs/quickstart.yaml --set methods.2.alpha-up=0.1",
      "",
      "The last one fails: it names the method, the metric and the first round that",
      "differs. The baseline of an experiment is baselines/NAME.csv in the nearest",
      "folder above it that is called configs, else beside it. Where something does",
      "not hold, check.html in the run's folder has the curves of run and baseline."
    })
final class CheckCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "EXPERIMENT",
      description = "What to check: YAML files, or folders for every experiment below them.")
  private List<Path> files;

  @Option(
      names = "--update",
      description = "Write the baselines, in place of holding to them; expectations must hold.")
  private boolean update;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Also write the outcome as JUnit XML, a test case for each expectation.")
  private Path junit;

  @Option(
      names = "--baselines",
      paramLabel = "DIR",
      description = "The folder of the baselines, in place of the usual ones.")
  private Path baselines;

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      description =
          "Relative tolerance of baselines, 0 for the last bit; else what the baseline says, or"
              + " 1e-12. With --update the baseline keeps it.")
  private Double tolerance;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "A value in place of the file's, such as workers=50 or methods.0.stepsize=1/L.")
  private List<String> set = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write the runs into DIR, in place of runs/NAME; with several experiments into DIR/NAME.")
  private Path out;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description = "auto, per-worker or a number; never changes a result.")
  private String threads;

  @Option(
      names = "--force",
      description =
          "Run methods with hyper-parameters out of the range that they are meant to have.")
  private boolean force;

  @Mixin private PluginsOption plugins;

  @Mixin private DataDirOption dataDir;

  @Option(names = "--quiet", description = "Print nothing but what does not hold, and errors.")
  private boolean quiet;

  @Option(names = "--json", description = "Print the outcome as JSON in place of the table.")
  private boolean json;

  @Override
  public Integer call() {
    return new CheckTask(
            files,
            new CheckTask.Running(set, out, threads, force, plugins.places(), dataDir.folder()),
            new CheckTask.Holding(baselines, tolerance, update),
            junit,
            quiet,
            json)
        .call();
  }
}
