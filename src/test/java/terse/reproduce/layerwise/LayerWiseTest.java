package terse.reproduce.layerwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.reproduce.Verdict;
import terse.reproduce.layerwise.AccuracyFigure.Expected;
import terse.reproduce.layerwise.AccuracyFigure.Variant;

/** The items that compute all by themselves, and how accuracies are judged. */
class LayerWiseTest {
  private static final Evidence NOTHING = new Evidence(Map.of(), Map.of(), false);

  @TempDir Path folder;

  private static Item item(String name) {
    return LayerWise.pack().items().stream()
        .filter(item -> item.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theContrivedExampleIsAsInTheCaption() {
    assertThat(item("figure-1").judge(NOTHING).findings())
        .allMatch(finding -> finding.verdict() == Verdict.REPRODUCED);
  }

  /**
   * What differs of Section 4 is the forgotten d_j, and Top-k, whose noise no bound tells apart.
   */
  @Test
  void theNoiseIsUnderItsBound() {
    List<Finding> findings = item("trace").judge(NOTHING).findings();
    assertThat(findings).noneMatch(Finding::unexplained).hasSize(17);
    assertThat(findings)
        .filteredOn(finding -> finding.verdict() == Verdict.DIFFERS)
        .allMatch(f -> f.quantity().startsWith("Trace(A), ") || f.quantity().contains("Top "))
        .hasSize(5);
    assertThat(findings)
        .filteredOn(finding -> finding.quantity().equals("Trace(A), TernGrad"))
        .allSatisfy(
            finding -> {
              double[] lengths = {4096, 64, 3072, 48, 1536, 32, 320, 10};
              double printed = 0;
              double derived = 0;
              for (double d : lengths) {
                double factor = Math.pow((1 + Math.sqrt(d)) / 2, 2);
                printed += factor;
                derived += d * factor;
              }
              assertThat(finding.printed() / printed).isBetween(1 - 1e-12, 1 + 1e-12);
              assertThat(finding.found() / derived).isBetween(1 - 1e-12, 1 + 1e-12);
            });
  }

  private Judgement judged(Expected expected, String layers, String whole) throws IOException {
    String text =
        """
        workers: 2
        rounds: 12
        batch: 20
        repeats: 2
        stepsize: 0.2
        problem: {type: neural-network, data: digits, hidden: [16], standardize: true, test: 0.2}
        methods:
          - {name: uncompressed, algorithm: dcgd}
          - {name: 'C, layer-wise', algorithm: dcgd, %s}
          - {name: 'C, entire model', algorithm: dcgd, %s}
        record: {every: 6}
        """
            .formatted(layers, whole);
    Path file = Files.writeString(folder.resolve("e.yaml"), text);
    Experiment experiment =
        new ExperimentReader(Catalogue.ofTerse(), List.of())
            .read(file, List.of(), Optional.empty());
    Results results = new Runner(experiment, Listener.NONE).run();
    AccuracyFigure figure =
        new AccuracyFigure(9, "C", "claim", List.of(new Variant("C", expected, "because")), true);
    return figure.judge(new Evidence(Map.of("figure-9.yaml", results), Map.of(), false));
  }

  @Test
  void equalModelsAreComparableAndSaidToBeOne() throws IOException {
    String top = "uplink: {type: top-k, ratio: 0.5}";
    Judgement judgement = judged(Expected.COMPARABLE, top, top);
    assertThat(judgement.findings())
        .hasSize(2)
        .allMatch(finding -> finding.verdict() == Verdict.REPRODUCED);
    assertThat(judgement.findings().get(0).found()).isZero();
    assertThat(judgement.notes().get(1)).endsWith(", with 1.00 times its bits.");
    assertThat(judgement.pictures()).hasSize(2);
    for (Expected other : List.of(Expected.LAYERS_BETTER, Expected.WHOLE_BETTER)) {
      Finding finding = judged(other, top, top).findings().get(0);
      assertThat(finding.verdict()).isEqualTo(Verdict.DIFFERS);
      assertThat(finding.why()).isEqualTo("because");
    }
  }

  /** A step size of 1e-9 leaves the model at the start, whatever the repeat. */
  @Test
  void aClearGainHasItsSide() throws IOException {
    String good = "stepsize: 0.2";
    String bad = "stepsize: 1.0e-9";
    Finding gain = judged(Expected.LAYERS_BETTER, good, bad).findings().get(0);
    assertThat(gain.found()).isGreaterThan(20);
    assertThat(gain.verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(judged(Expected.WHOLE_BETTER, bad, good).findings().get(0).verdict())
        .isEqualTo(Verdict.REPRODUCED);
    assertThat(judged(Expected.COMPARABLE, good, bad).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.DIFFERS));
  }

  @Test
  void divergenceIsCountedInPlaceOfAccuracies() throws IOException {
    Finding finding =
        judged(Expected.COMPARABLE, "stepsize: 1.0e+30", "stepsize: 0.2").findings().get(0);
    assertThat(finding.quantity()).isEqualTo("C: repeats that diverge");
    assertThat(finding.ours()).isEqualTo("2 layer-wise, 0 entire model");
    assertThat(finding.verdict()).isEqualTo(Verdict.DIFFERS);
  }
}
