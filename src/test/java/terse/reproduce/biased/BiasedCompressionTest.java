package terse.reproduce.biased;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import terse.compress.RandK;
import terse.compress.TopK;
import terse.experiment.Catalogue;
import terse.experiment.ExperimentReader;
import terse.reproduce.Config;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Outcome;
import terse.reproduce.Pack;
import terse.reproduce.Packs;
import terse.reproduce.Progress;
import terse.reproduce.Reproduction;
import terse.reproduce.Verdict;

class BiasedCompressionTest {
  private static final Path CONFIGS = Path.of("configs");

  @TempDir Path temp;

  private Outcome reproduce(String name, Path configs) {
    Pack pack = BiasedCompression.pack();
    List<Item> items = Packs.items(pack, List.of(name));
    ExperimentReader reader = new ExperimentReader(Catalogue.ofTerse(), List.of(temp));
    return new Reproduction(pack, configs, reader, temp.resolve("out"), false, Progress.NONE)
        .of(items)
        .get(items.get(0));
  }

  /** Those that take more than two seconds of a core are left to {@code terse check}. */
  @ParameterizedTest
  @CsvSource({
    "table-1, REPRODUCED",
    "lemma-20, REPRODUCED",
    "figure-1, REPRODUCED",
    "figure-3, DIFFERS",
    "example-1, REPRODUCED",
    "example-2, DIFFERS",
    "example-3, REPRODUCED",
    "figure-4, NOT_RUNNABLE"
  })
  void verdicts(String item, Verdict verdict) {
    Outcome outcome = reproduce(item, CONFIGS);
    assertThat(outcome.findings()).noneMatch(Finding::unexplained);
    assertThat(outcome.verdict()).isEqualTo(verdict);
  }

  @Test
  void withoutMushroomsTheQuadraticsAreLeft() {
    Outcome outcome = reproduce("figure-2", CONFIGS);
    assertThat(outcome.verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(outcome.findings().stream().map(Finding::verdict))
        .containsExactly(
            Verdict.REPRODUCED, Verdict.REPRODUCED, Verdict.REPRODUCED, Verdict.NOT_RUNNABLE);
    assertThat(outcome.runs()).containsExactly("figure-2-a", "figure-2-b", "figure-2-c");
  }

  /** Another step size than that of the printed factor: no misprint explains it. */
  @ParameterizedTest
  @CsvSource({"example-1, stepsize: 0.01, stepsize: 0.011", "example-2, d1: 2, d1: 1"})
  void anotherFactorIsFoundOut(String item, String written, String changed) throws IOException {
    Path configs = changed(item + ".yaml", written, changed);
    assertThat(reproduce(item, configs).findings().get(0).unexplained()).isTrue();
  }

  /** Too few rounds to get to epsilon. */
  @Test
  void slownessIsFoundOut() throws IOException {
    Path configs = changed("table-1.yaml", "rounds: 1500", "rounds: 100");
    assertThat(reproduce("table-1", configs).findings())
        .anyMatch(each -> each.quantity().startsWith("Top-5: rounds") && each.unexplained());
  }

  /** Where both send as much, Top-13 of 13 coordinates is not the faster one. */
  @Test
  void noGainIsFoundOut() throws IOException {
    Path configs = changed("figure-8-boston.yaml", "k: 5", "k: 13");
    List<Finding> findings = reproduce("figure-8", configs).findings();
    assertThat(findings)
        .anyMatch(each -> each.quantity().startsWith("Boston: rate") && each.unexplained());
    assertThat(findings)
        .filteredOn(each -> each.quantity().startsWith("Diabetes"))
        .hasSize(4)
        .allMatch(each -> each.verdict() == Verdict.REPRODUCED);
  }

  /** The pack's configs, one of them changed. */
  private Path changed(String file, String written, String other) throws IOException {
    Path folder = Files.createDirectories(temp.resolve("configs/biased-compression"));
    try (Stream<Path> files = Files.list(CONFIGS.resolve("biased-compression"))) {
      for (Path each : files.toList()) {
        Files.copy(each, folder.resolve(each.getFileName()));
      }
    }
    Path config = folder.resolve(file);
    String text = Files.readString(config);
    assertThat(text).contains(written);
    Files.writeString(config, text.replace(written, other));
    return folder.getParent();
  }

  static List<Item> items() {
    return BiasedCompression.pack().items();
  }

  @ParameterizedTest
  @MethodSource("items")
  void everyConfigIsThere(Item item) {
    for (Config config : item.configs()) {
      assertThat(CONFIGS.resolve("biased-compression").resolve(config.file())).isRegularFile();
    }
  }

  /** 1 - 1/delta of Top-k is the share that it leaves, of Rand-k too, scaled or not. */
  @Test
  void theBestScaleIsThatOfTheKeptValues() {
    Gaussian top = Gaussian.of(TopK.of(Gaussian.D), 1);
    assertThat(top.variance()).isCloseTo(0, within(1e-12));
    assertThat(top.bitsEach()).isCloseTo(32, within(0.01));
    Gaussian half = Gaussian.of(RandK.of(Gaussian.D / 2), 1);
    assertThat(half.variance()).isCloseTo(0.5, within(0.05));
    assertThat(half.delta()).isCloseTo(1 / (1 - half.variance()), within(1e-12));
    assertThat(half.bitsEach()).isCloseTo(16, within(0.01));
  }
}
