package terse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terse sweep}. */
@Command(
    name = "sweep",
    description = "Runs an experiment at every point of its key sweep, and finds the best.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  terse sweep configs/sweep-example.yaml",
      "  terse sweep configs/sweep-example.yaml --shard 3/10",
      "",
      "Leaves sweep.csv, best.csv, summary.json and report.html in runs/NAME, and what",
      "each point left in runs/NAME/points. Points that are there already are not run",
      "again: an interrupted or extended sweep only does what is missing."
    })
final class SweepCommand implements Callable<Integer> {
  @Parameters(paramLabel = "EXPERIMENT", description = "What to sweep: a YAML file.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "A value in place of the file's, such as workers=50 or sweep.stepsize=[1/L].")
  private List<String> set = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write into DIR, in place of runs/NAME (runs/NAME-3-of-10 for a shard).")
  private Path out;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Run one of N parts, for job arrays: the points whose number modulo N is I - 1.")
  private String shard = "1/1";

  @Option(
      names = "--threads",
      paramLabel = "T",
      description =
          "Of each run: auto, per-worker or a number; by default one, and as many runs at once as"
              + " there are cores. Never changes a result.")
  private String threads;

  @Option(
      names = "--billing",
      paramLabel = "NAME,..",
      description = "Also count what the messages would cost otherwise: see terse run.")
  private String billing;

  @Option(
      names = "--force",
      description = "Run methods with hyper-parameters out of their range, with a warning.")
  private boolean force;

  @Mixin private PluginsOption plugins;

  @Mixin private DataDirOption dataDir;

  @Option(names = "--quiet", description = "Print nothing but errors.")
  private boolean quiet;

  @Option(names = "--json", description = "Print the summary as JSON in place of the table.")
  private boolean json;

  @Override
  public Integer call() {
    return new SweepTask(
            file,
            set,
            out,
            shard,
            threads,
            billing,
            force,
            plugins.places(),
            dataDir.folder(),
            quiet,
            json)
        .call();
  }
}
