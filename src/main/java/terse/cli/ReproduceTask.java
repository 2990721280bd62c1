package terse.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import terse.experiment.Catalogue;
import terse.experiment.ExperimentReader;
import terse.experiment.Json;
import terse.experiment.yaml.ExperimentException;
import terse.reproduce.Item;
import terse.reproduce.Outcome;
import terse.reproduce.OutcomeFile;
import terse.reproduce.Pack;
import terse.reproduce.Packs;
import terse.reproduce.Reproduction;
import terse.reproduce.Verdict;
import terse.trace.Output;
import terse.trace.OutputException;

/** What {@code terse reproduce PACK} does. */
record ReproduceTask(
    String name,
    List<String> names,
    boolean full,
    Optional<Path> dataDir,
    Path out,
    boolean quiet,
    boolean json) {
  /** The property that says where Terse's folder is, set by {@code scripts/terse}. */
  private static final String HOME = "terse.home";

  int call() {
    if (name == null) {
      throw new ExperimentException(
          "terse reproduce: a pack is missing; known: "
              + String.join(", ", Packs.all().stream().map(Pack::name).toList()));
    }
    Pack pack = Packs.named(name);
    List<Item> items = Packs.items(pack, names);
    Path folder = folder(pack);
    Reproduction reproduction =
        new Reproduction(pack, configs(), reader(), folder, full, ReproduceProgress.of(quiet));
    Map<Item, Outcome> outcomes = reproduction.of(items);
    show(pack, outcomes, folder);
    if (outcomes.size() < items.size()) {
      System.err.println("interrupted after " + outcomes.size() + " of " + items.size() + " items");
      return ExitCodes.INTERRUPTED;
    }
    return exitCode(outcomes.values());
  }

  /** The pack's folder, which can be written to. */
  private Path folder(Pack pack) {
    Path folder = out.resolve(pack.name());
    try {
      Output.prepare(folder);
      return folder;
    } catch (OutputException e) {
      throw new ExperimentException("terse reproduce: " + e.getMessage(), e);
    }
  }

  private ExperimentReader reader() {
    return new ExperimentReader(Catalogue.ofTerse(), ExperimentReader.dataFolders(dataDir));
  }

  private void show(Pack pack, Map<Item, Outcome> outcomes, Path folder) {
    if (json) {
      System.out.print(
          Json.write(
              outcomes.entrySet().stream()
                  .map(each -> OutcomeFile.describe(pack, each.getKey(), each.getValue()))
                  .toList()));
    } else if (!quiet) {
      System.out.print(ReproductionTable.of(outcomes, folder.resolve(Reproduction.PAGE)));
    }
    System.out.flush();
  }

  /** The project's experiments: where the script says, else below the current folder. */
  private static Path configs() {
    Path configs = Path.of(System.getProperty(HOME, ""), "configs");
    if (!Files.isDirectory(configs)) {
      throw new ExperimentException(
          "terse reproduce: there is no folder "
              + configs.toAbsolutePath()
              + " with the packs' experiments: use scripts/terse, or run the jar in Terse's folder");
    }
    return configs;
  }

  static int exitCode(Collection<Outcome> outcomes) {
    if (outcomes.stream().anyMatch(each -> each.verdict() == Verdict.FAILED)) {
      return ExitCodes.FAILED;
    }
    return outcomes.stream().anyMatch(Outcome::unexplained) ? ExitCodes.REFUTED : ExitCodes.DONE;
  }
}
