package terse.cli;

import java.util.Optional;
import terse.experiment.Catalogue;
import terse.experiment.Json;
import terse.experiment.Plugins;
import terse.experiment.Schema;

/** What {@code terse schema} does. */
final class SchemaTask {
  private SchemaTask() {}

  static int call(Optional<String> plugins) {
    System.out.print(Json.write(Schema.of(Catalogue.with(Plugins.load(plugins)))));
    System.out.flush();
    return ExitCodes.DONE;
  }
}
