package terse.reproduce.iade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import terse.experiment.Catalogue;
import terse.experiment.ExperimentReader;
import terse.experiment.Listener;
import terse.experiment.Results;
import terse.experiment.Runner;
import terse.reproduce.Config;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Verdict;

/** The pack's experiments, and what its judges make of runs, right and wrong ones. */
class IadePackTest {
  private static final Path CONFIGS = Path.of("configs", "iade");

  private static Results run(String file, String... overrides) {
    return new Runner(
            new ExperimentReader(Catalogue.ofTerse(), List.of())
                .read(CONFIGS.resolve(file), List.of(overrides), Optional.empty()),
            Listener.NONE)
        .run();
  }

  private static Map<String, Finding> judged(Item item, Map<String, Results> results) {
    return item.judge(new Evidence(results, Map.of(), false)).findings().stream()
        .collect(Collectors.toMap(Finding::quantity, finding -> finding));
  }

  @Test
  void everyExperimentBelongsToAnItemAndCanBeRead() throws Exception {
    Set<String> named =
        IadePack.pack().items().stream()
            .flatMap(item -> item.configs().stream())
            .map(Config::file)
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(CONFIGS)) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(f -> f.endsWith(".yaml")))
          .containsExactlyInAnyOrderElementsOf(named);
    }
    ExperimentReader reader = new ExperimentReader(Catalogue.ofTerse(), List.of());
    for (Item item : IadePack.pack().items()) {
      for (Config config : item.configs()) {
        Path file = CONFIGS.resolve(config.file());
        assertThat(reader.read(file, List.of(), Optional.empty()).warnings()).isEmpty();
        assertThat(reader.read(file, config.full(), Optional.empty()).name())
            .isEqualTo(config.name());
      }
    }
  }

  @Test
  void theorem31HoldsButForItsMisprints() {
    Map<String, Results> results = new HashMap<>();
    results.put(Theorem31.CONFIG, run(Theorem31.CONFIG));
    results.put(Theorem31.LONG_STEP, run(Theorem31.LONG_STEP));
    Map<String, Finding> found = judged(new Theorem31(), results);
    assertThat(found.values()).noneMatch(Finding::unexplained);
    assertThat(
            found.values().stream()
                .filter(finding -> finding.verdict() == Verdict.DIFFERS)
                .map(Finding::quantity))
        .containsExactlyInAnyOrder(
            "s = 0.01: longest message, zeta_s as printed",
            "eta = 100: |x_1 - x*|, bound as printed");
  }

  /** A lattice a million times finer than its label says: messages are too long, unexplained. */
  @Test
  void messagesLongerThanTheLemmaAllowsAreNoMisprint() {
    Map<String, Results> results = new HashMap<>();
    results.put(Theorem31.CONFIG, run(Theorem31.CONFIG, "methods.0.s=1e-8"));
    results.put(Theorem31.LONG_STEP, run(Theorem31.LONG_STEP));
    Map<String, Finding> found = judged(new Theorem31(), results);
    assertThat(found.get("s = 0.01: longest message, bits a coordinate").unexplained()).isTrue();
    assertThat(found.get("s = 0.01: longest message, zeta_s as printed").unexplained()).isTrue();
    assertThat(found.get("s = 1: longest message, bits a coordinate").verdict())
        .isEqualTo(Verdict.REPRODUCED);
  }

  @Test
  void theorem52HoldsAndSaysWhereItDoesNot() {
    Map<String, Results> results = new HashMap<>();
    results.put(Theorem52.NOISE, run(Theorem52.NOISE, "repeats=3", "rounds=100"));
    results.put(Theorem52.CONFIG, run(Theorem52.CONFIG, "repeats=3"));
    assertThat(judged(new Theorem52(), results).values())
        .allMatch(finding -> finding.verdict() == Verdict.REPRODUCED);
    results.put(
        Theorem52.CONFIG,
        run(Theorem52.CONFIG, "repeats=3", "rounds=300", "methods.0.c-prime=0.9999"));
    assertThat(judged(new Theorem52(), results).values())
        .filteredOn(Finding::unexplained)
        .anyMatch(finding -> finding.quantity().startsWith("IADE-SGD s = 0.001: mean"));
  }
}
