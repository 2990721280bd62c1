package terse.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terse report}. */
@Command(
    name = "report",
    description = "Makes a page of pictures and tables from what runs left.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  terse report runs/quickstart",
      "  terse report runs/quickstart runs/example-1 --out both.html",
      "",
      "The page is one file that opens offline. It goes to DIR/report.html for one",
      "folder, to runs/report.html for several, or where --out says."
    })
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders that terse run wrote: several are shown together.")
  private List<Path> folders;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the page to FILE.")
  private Path out;

  @Option(names = "--quiet", description = "Print nothing but errors.")
  private boolean quiet;

  @Override
  public Integer call() {
    return new ReportTask(folders, out, quiet).call();
  }
}
