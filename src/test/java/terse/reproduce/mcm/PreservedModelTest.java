package terse.reproduce.mcm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.experiment.Results;
import terse.reproduce.Config;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.reproduce.Verdict;

class PreservedModelTest {
  static List<Config> configs() {
    return PreservedModel.pack().items().stream().flatMap(each -> each.configs().stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyExperimentIsThere(Config config) {
    assertThat(Small.CONFIGS.resolve(config.file())).isRegularFile();
  }

  private static List<Finding> differing(Item item, Results results) {
    String file = item.configs().get(0).file();
    Judgement judgement = item.judge(Small.evidence(file, results));
    assertThat(judgement.pictures()).isNotEmpty();
    return judgement.findings().stream()
        .filter(finding -> finding.verdict() == Verdict.DIFFERS)
        .toList();
  }

  private static Results figure2b(String... overrides) {
    return Small.run(Small.CONFIGS.resolve("mcm-figure-2b.yaml"), overrides);
  }

  @Test
  void withoutNoiseConvergenceIsLinear() {
    assertThat(differing(new Figure2b(), figure2b("repeats=2", "rounds=300"))).isEmpty();
  }

  /** Noise that is added keeps all of them from converging. */
  @Test
  void withNoiseItIsNot() {
    List<Finding> differing =
        differing(new Figure2b(), figure2b("repeats=1", "rounds=300", "noise.absolute=1.0e-3"));
    assertThat(differing.stream().filter(each -> each.quantity().contains("R^2"))).hasSize(6);
  }
}
