package terse.reproduce.mcm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.experiment.Results;
import terse.reproduce.Config;
import terse.reproduce.Evidence;
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

  private static Judgement figure1(String... overrides) {
    Results small = Small.run(Small.CONFIGS.resolve("mcm-figure-1-breast-cancer.yaml"), overrides);
    List<String> files = new Figure1().configs().stream().map(Config::file).toList();
    return new Figure1()
        .judge(
            new Evidence(
                Map.of(files.get(0), small),
                Map.of(files.get(1), "get it", files.get(2), "get it there"),
                false));
  }

  @Test
  void onlyMcmConvergesAndSetsThatAreNotHereAreNotRunnable() {
    Judgement judgement = figure1("repeats=1", "rounds=600");
    assertThat(judgement.pictures()).hasSize(1);
    assertThat(judgement.findings())
        .extracting(Finding::verdict)
        .containsExactly(
            Verdict.REPRODUCED,
            Verdict.REPRODUCED,
            Verdict.REPRODUCED,
            Verdict.REPRODUCED,
            Verdict.NOT_RUNNABLE,
            Verdict.NOT_RUNNABLE);
  }

  /** With a rate below 1 the second method is MCM, too. */
  @Test
  void twoThatConvergeAreToldApart() {
    Judgement judgement = figure1("repeats=1", "rounds=600", "methods.1.alpha-down=0.1");
    assertThat(judgement.findings().get(0).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(judgement.findings().get(1).verdict()).isEqualTo(Verdict.DIFFERS);
  }
}
