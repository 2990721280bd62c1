package terse.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terse compare}. */
@Command(
    name = "compare",
    description = "Lays two runs side by side: where their curves part, and what differs in them.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  terse compare runs/quickstart runs/mine",
      "  terse compare runs/quickstart runs/mine --tolerance 1e-6 --json",
      "",
      "Exit code 0 where all curves are the same up to the tolerance, 1 where they",
      "part. Keys in which the experiments differ are printed, and do not count."
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "A folder that terse run wrote.")
  private Path one;

  @Parameters(index = "1", paramLabel = "B", description = "Another one.")
  private Path other;

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      defaultValue = "1e-12",
      description = "Relative tolerance of values: 0 to the last bit, 1e-12 by default.")
  private double tolerance;

  @Option(names = "--quiet", description = "Print nothing but errors.")
  private boolean quiet;

  @Option(names = "--json", description = "Print the comparison as JSON in place of the table.")
  private boolean json;

  @Override
  public Integer call() {
    return new CompareTask(one, other, tolerance, quiet, json).call();
  }
}
