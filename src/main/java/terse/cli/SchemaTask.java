package terse.cli;

import terse.experiment.Catalogue;
import terse.experiment.Json;
import terse.experiment.Schema;

/** What {@code terse schema} does. */
final class SchemaTask {
  private SchemaTask() {}

  static int call() {
    System.out.print(Json.write(Schema.of(Catalogue.ofTerse())));
    System.out.flush();
    return ExitCodes.DONE;
  }
}
