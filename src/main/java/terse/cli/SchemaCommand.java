package terse.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code terse schema}. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of an experiment, for editors and checkers.",
    footerHeading = "%nExample:%n",
    footer = "  terse schema > experiment.schema.json")
final class SchemaCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return SchemaTask.call();
  }
}
