package terse.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terse list}. */
@Command(
    name = "list",
    description = "Lists what an experiment can name, with parameters and defaults.",
    sortOptions = false,
    footerHeading = "%nExample:%n",
    footer = "  terse list compressors")
final class ListCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "WHAT",
      description = "algorithms, compressors, problems, splits or data; all by default.")
  private String what;

  @Mixin private PluginsOption plugins;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    return new ListTask(what, plugins.places(), json).call();
  }
}
