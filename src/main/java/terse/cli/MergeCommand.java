package terse.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import terse.sweep.Merge;

/** {@code terse merge}. */
@Command(
    name = "merge",
    description = "Makes one folder of the shards of a sweep, as if it had run in one go.",
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = {
      "  terse merge runs/sweep-example runs/sweep-example-*-of-10",
      "",
      "The shards must be of one sweep, made by one version of Terse, and have all its",
      "points together. OUT may have some of them already."
    })
final class MergeCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OUT", description = "The folder to write into.")
  private Path out;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders that terse sweep --shard wrote.")
  private List<Path> folders;

  @Option(names = "--quiet", description = "Print nothing but errors.")
  private boolean quiet;

  @Option(names = "--json", description = "Print the summary as JSON in place of the table.")
  private boolean json;

  @Override
  public Integer call() {
    return SweepTask.print(Merge.into(out, folders), quiet, json);
  }
}
