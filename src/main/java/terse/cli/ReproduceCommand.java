package terse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terse reproduce}. */
@Command(
    name = "reproduce",
    description = "Reproduces papers: what they report, what is found here, the difference.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  terse reproduce --list",
      "  terse reproduce biased-compression",
      "  terse reproduce biased-compression figure-7 table-4",
      "  terse reproduce biased-compression figure-1 --full",
      "",
      "Leaves a page for the pack, runs/reproduce/PACK/index.html, and a folder for each",
      "item. Items whose data is not here are passed over. Exit code 1: something differs",
      "from the paper for which no reason is known."
    })
final class ReproduceCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "PACK", description = "The paper.")
  private String pack;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ITEM",
      description = "Tables, figures, examples of it; all where none is given.")
  private List<String> items = new ArrayList<>();

  @Option(names = "--list", description = "List packs and items, with the time they take.")
  private boolean list;

  @Option(names = "--full", description = "At the paper's size, where that is larger.")
  private boolean full;

  @Mixin private DataDirOption dataDir;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write into DIR/PACK, in place of runs/reproduce/PACK.")
  private Path out = Path.of("runs", "reproduce");

  @Option(names = "--quiet", description = "Print nothing but errors.")
  private boolean quiet;

  @Option(names = "--json", description = "Print the findings as JSON in place of the table.")
  private boolean json;

  @Override
  public Integer call() {
    return list
        ? new ReproduceListTask(pack, full, json).call()
        : new ReproduceTask(pack, items, full, dataDir.folder(), out, quiet, json).call();
  }
}
