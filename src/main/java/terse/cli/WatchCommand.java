package terse.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terse watch}. */
@Command(
    name = "watch",
    description = "Shows the report of a folder in a browser, and each new one as it is written.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  terse watch runs/quickstart",
      "  terse watch runs/a9a --port 8080",
      "",
      "It serves this machine alone until Ctrl-C ends it, with exit code 130. A run that",
      "is under way with --live shows what it has recorded so far, others their end."
    })
final class WatchCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "A folder that terse run writes into.")
  private Path folder;

  @Option(
      names = "--port",
      paramLabel = "P",
      defaultValue = "0",
      description = "The port (default: any that is free).")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    return new WatchTask(folder, port).call();
  }
}
