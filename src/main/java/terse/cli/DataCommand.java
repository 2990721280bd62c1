package terse.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terse data}. */
@Command(
    name = "data",
    description = "Lists the named data sets: which are there, and how to get the others.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  terse data",
      "  terse data a9a",
      "",
      "With a name it reads the set, and ends with exit code 1 where it is missing or",
      "does not have the published content."
    })
final class DataCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A data set; all by default.")
  private String name;

  @Mixin private DataDirOption dataDir;

  @Option(names = "--json", description = "Print JSON in place of text.")
  private boolean json;

  @Override
  public Integer call() {
    return new DataTask(name, dataDir.folder(), json).call();
  }
}
