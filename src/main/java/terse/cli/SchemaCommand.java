package terse.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code terse schema}. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of an experiment, for editors and checkers.",
    footerHeading = "%nExample:%n",
    footer = "  terse schema > experiment.schema.json")
final class SchemaCommand implements Callable<Integer> {
  @Mixin private PluginsOption plugins;

  @Override
  public Integer call() {
    return SchemaTask.call(plugins.places());
  }
}
