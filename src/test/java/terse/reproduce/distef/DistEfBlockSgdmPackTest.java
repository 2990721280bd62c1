package terse.reproduce.distef;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.experiment.Catalogue;
import terse.experiment.Experiment;
import terse.experiment.ExperimentReader;
import terse.experiment.Listener;
import terse.experiment.Results;
import terse.experiment.Runner;
import terse.reproduce.Config;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Verdict;

/** The items that are quick, and how a search of stepsizes is read. */
class DistEfBlockSgdmPackTest {
  private static final Path CONFIGS = Path.of("configs", "dist-ef-blocksgdm");

  @TempDir Path folder;

  private static Results run(Path file, String... overrides) {
    Experiment experiment =
        new ExperimentReader(Catalogue.ofTerse(), List.of())
            .read(file, List.of(overrides), Optional.empty());
    return new Runner(experiment, Listener.NONE).run();
  }

  private static List<Finding> findings(Item item, String... overrides) {
    Map<String, Results> results = new HashMap<>();
    for (Config config : item.configs()) {
      results.put(config.file(), run(CONFIGS.resolve(config.file()), overrides));
    }
    return item.judge(new Evidence(results, Map.of(), false)).findings();
  }

  @Test
  void theBitsAreThoseOfTheFormulas() {
    assertThat(findings(new Table1()))
        .hasSize(9)
        .allMatch(finding -> finding.verdict() == Verdict.REPRODUCED);
  }

  /** Fewer weights cost fewer bits: what is judged is what was sent. */
  @Test
  void otherSizesDoNotHaveTheseBits() {
    assertThat(findings(new Table1(), "problem.hidden=[8, 8]"))
        .filteredOn(finding -> finding.verdict() == Verdict.DIFFERS)
        .hasSize(8);
  }

  @Test
  void theBlockwiseCompressorKeepsWhatItPromises() {
    assertThat(findings(new Proposition1()))
        .hasSize(6)
        .allMatch(finding -> finding.verdict() == Verdict.REPRODUCED);
  }

  @Test
  void aThousandRoundsShowDensityAndPhiOfEveryEpoch() {
    List<Finding> findings =
        findings(new Figure1(), "epochs=4", "methods.0.stepsize=0.1", "record.every=1");
    assertThat(findings).hasSize(5).noneMatch(Finding::unexplained);
    assertThat(findings.get(1).ours()).endsWith(" of 4");
    assertThat(findings.get(3).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(findings.get(4).verdict()).isEqualTo(Verdict.REPRODUCED);
  }

  /** Of the stepsizes in the labels the one of the most accurate method is taken. */
  @Test
  void theBestStepsizeIsThatOfTheMostAccurate() throws IOException {
    String text =
        """
        workers: 2
        rounds: 10
        repeats: 2
        batch: 20
        problem: {type: neural-network, data: digits, hidden: [16], standardize: true, test: 0.2}
        methods:
          - {name: SGD 1e-9, algorithm: sgd, stepsize: 1.0e-9}
          - {name: SGD 0.2, algorithm: sgd, stepsize: 0.2}
          - {name: SGDM 3, algorithm: sgd, stepsize: 1.0e-9}
          - {name: SGDM 2, algorithm: sgd, stepsize: 1.0e-9}
        """;
    Results results = run(Files.writeString(folder.resolve("e.yaml"), text));
    assertThat(Table2.best(results, "SGD")).isEqualTo(0.2);
    assertThat(Table2.best(results, "SGDM")).as("the smaller of equal ones").isEqualTo(2);
  }
}
