package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.cluster.Execution;
import terse.cluster.Plan;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Identity;
import terse.compress.TopK;
import terse.method.Diana;
import terse.method.EfSgd;
import terse.method.Mcm;
import terse.method.MemoryStart;
import terse.vector.Vector;
import terse.wire.Precision;

class ExperimentReaderTest {
  private static final String BREAST_CANCER =
      Texts.QUADRATIC
          .replace(
              "{type: random-quadratic, dimension: 5, eigenvalues: [1, 10]}",
              "{type: logistic-regression, data: breast-cancer, l2: 0.1}")
          .replace("0.1\n", "1/L\n");

  @TempDir Path folder;

  @Test
  void defaultsAreThoseOfTheContract() {
    Experiment e = Texts.read(folder, Texts.QUADRATIC);
    Plan plan = e.plan(e.methods().get(0), 0);
    assertThat(e.name()).isEqualTo("e");
    assertThat(e.repeats()).isEqualTo(1);
    assertThat(plan.seed()).isZero();
    assertThat(plan.rounds()).isEqualTo(10);
    assertThat(plan.batch()).isZero();
    assertThat(plan.every()).isEqualTo(1);
    assertThat(plan.precision()).isEqualTo(Precision.FLOAT32);
    assertThat(plan.participation()).isEqualTo(1);
    assertThat(plan.broadcastOnce()).isFalse();
    assertThat(plan.execution()).isEqualTo(Execution.DEFAULT);
    assertThat(plan.start()).isEqualTo(Vector.zeros(5));
    assertThat(plan.stepsizes().at(7)).isEqualTo(0.1);
    assertThat(plan.algorithm()).isEqualTo(new EfSgd(terse.compress.PerWorker.all(TopK.of(2))));
  }

  @Test
  void keysDecideThePlan() {
    Experiment e =
        Texts.read(
            folder,
            Texts.QUADRATIC
                + """
                name: my-name
                seed: 7
                repeats: 3
                precision: float64
                threads: per-worker
                queue-capacity: 5
                participation: 0.5
                start: [1, 2, 3, 4, 5]
                record: {every: 4}
                billing: {broadcast: once}
                """);
    Plan plan = e.plan(e.methods().get(0), 2);
    assertThat(e.name()).isEqualTo("my-name");
    assertThat(plan.seed()).isEqualTo(7);
    assertThat(plan.repeat()).isEqualTo(2);
    assertThat(plan.precision()).isEqualTo(Precision.FLOAT64);
    assertThat(plan.execution()).isEqualTo(new Execution(Execution.PER_WORKER, 5));
    assertThat(plan.participation()).isEqualTo(0.5);
    assertThat(plan.start()).isEqualTo(Vector.of(1, 2, 3, 4, 5));
    assertThat(plan.every()).isEqualTo(4);
    assertThat(plan.broadcastOnce()).isTrue();
  }

  @Test
  void hyperParametersKnowTheProblemAndTheirCompressors() {
    String text =
        Texts.QUADRATIC.replace(
            "  - algorithm: ef-sgd\n    uplink: {type: top-k, k: 2}",
            """
              - algorithm: mcm
                uplink: {type: rand-k, k: 1}
                downlink: {type: rand-k, k: 5}
                alpha-up: 1/(4*(1+omega_up))
                memory-start: first-gradient
                stepsize: 1/(L*(1+omega_up/n)*(k+1))
            """);
    Experiment e = Texts.read(folder, text);
    Mcm mcm = (Mcm) e.methods().get(0).algorithm();
    assertThat(mcm.alphaUp()).isEqualTo(1 / (4 * 5.0));
    assertThat(mcm.alphaDown())
        .isEqualTo(0.5); // the default 1/(2*(1+omega_down)) with omega_down = 0
    assertThat(mcm.memoryStart()).isEqualTo(MemoryStart.FIRST_GRADIENT);
    double smoothness = e.problem().constants().smoothness();
    assertThat(e.methods().get(0).stepsizes().at(3))
        .isCloseTo(1 / (smoothness * 2 * 4), within(1e-16));
  }

  @Test
  void blocksAreBoundToTheLayers() {
    String layers = Texts.QUADRATIC.replace("k: 2", "k: 2, blocks: layers");
    EfSgd ef = (EfSgd) Texts.read(folder, layers).methods().get(0).algorithm();
    assertThat(ef.uplink().of(0))
        .isEqualTo(new Blockwise(TopK.of(2), new Blocks.Lengths(List.of(5))));
    String count = Texts.QUADRATIC.replace("k: 2", "k: 2, blocks: {count: 2}");
    ef = (EfSgd) Texts.read(folder, count).methods().get(0).algorithm();
    assertThat(ef.uplink().of(0)).isEqualTo(new Blockwise(TopK.of(2), new Blocks.Count(2)));
  }

  @Test
  void everyWorkerMayHaveItsCompressor() {
    String text =
        Texts.QUADRATIC.replace(
            "{type: top-k, k: 2}",
            "[identity, {type: top-k, k: 1}, identity, {type: top-k, k: 3}]");
    EfSgd ef = (EfSgd) Texts.read(folder, text).methods().get(0).algorithm();
    assertThat(ef.uplink().of(2)).isEqualTo(Identity.INSTANCE);
    assertThat(ef.uplink().of(3)).isEqualTo(TopK.of(3));
  }

  @ParameterizedTest
  @CsvSource({"full, 3, 3", "10, 3, 45", "1000, 3, 3", "100, 1, 2"})
  void anEpochIsAPassOverTheRows(String batch, int epochs, int rounds) {
    // 569 rows on 4 workers: 142 or 143 each.
    String text = BREAST_CANCER.replace("rounds: 10", "epochs: " + epochs + "\nbatch: " + batch);
    assertThat(Texts.read(folder, text).rounds()).isEqualTo(rounds);
  }

  @ParameterizedTest
  @CsvSource({"full, 142.25", "10, 10"})
  void bIsTheBatchOrTheMeanNumberOfRows(String batch, double b) {
    String text =
        BREAST_CANCER.replace("rounds: 10", "rounds: 10\nbatch: " + batch).replace("1/L", "1/b");
    Experiment e = Texts.read(folder, text);
    assertThat(e.methods().get(0).stepsizes().at(0)).isEqualTo(1 / b);
  }

  @Test
  void aNormalStartIsTheSameForAllMethodsAndRepeats() {
    Experiment e =
        Texts.read(folder, Texts.QUADRATIC + "start: {type: normal, scale: 2}\nseed: 3\n");
    Experiment unit = Texts.read(folder, Texts.QUADRATIC + "start: normal\nseed: 3\n");
    Vector start = e.plan(e.methods().get(0), 0).start();
    assertThat(start).isEqualTo(e.plan(e.methods().get(0), 1).start());
    assertThat(start)
        .isEqualTo(unit.plan(unit.methods().get(0), 0).start().copy().scale(2))
        .isNotEqualTo(Vector.zeros(5));
  }

  @Test
  void labelsNameAlgorithmAndCompressors() {
    String text =
        Texts.QUADRATIC.replace(
            "  - algorithm: ef-sgd\n    uplink: {type: top-k, k: 2}",
            """
              - sgd
              - algorithm: sgd
              - {algorithm: ef-sgd, uplink: {type: top-k, k: 2}}
              - {algorithm: ef-sgd, uplink: {type: top-k, ratio: 0.2, blocks: {size: 2}}}
              - {algorithm: dcgd, downlink: {type: qsgd, levels: 4, norm: inf}}
              - {algorithm: ef-sgd, uplink: [identity, identity, identity, identity]}
              - {algorithm: dist-ef-sgd, uplink: scaled-sign, downlink: scaled-sign}
              - {algorithm: sgd, name: "SGD, \\"plain\\""}
            """);
    assertThat(Texts.read(folder, text).labels())
        .containsExactly(
            "sgd",
            "sgd #2",
            "ef-sgd top-k(2)",
            "ef-sgd top-k(blocks={size: 2}, ratio=0.2)",
            "dcgd identity / qsgd(4, norm=inf)",
            "ef-sgd 4 compressors",
            "dist-ef-sgd scaled-sign / scaled-sign",
            "SGD, \"plain\"");
  }

  @Test
  void theCommandLineOverrides() {
    Experiment e =
        Texts.read(
            folder,
            Texts.QUADRATIC,
            "workers=50",
            "methods.0.stepsize=1/L",
            "methods.1={algorithm: diana}",
            "record.every=5");
    assertThat(e.workers()).isEqualTo(50);
    assertThat(e.methods()).hasSize(2);
    assertThat(e.methods().get(1).algorithm()).isInstanceOf(Diana.class);
    assertThat(e.methods().get(0).stepsizes().at(0))
        .isEqualTo(1 / e.problem().constants().smoothness());
    assertThat(e.plan(e.methods().get(0), 0).every()).isEqualTo(5);
  }

  @Test
  void pathsAreRelativeToTheExperiment() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/x.libsvm"), "1 1:1\n-1 1:2\n1 1:3\n-1 1:4\n");
    String text =
        BREAST_CANCER
            .replace("data: breast-cancer", "data: {file: data/x.libsvm}")
            .replace("k: 2", "k: 1");
    Experiment e = Texts.read(folder, text);
    assertThat(e.problem().rows()).isEqualTo(4);
    assertThat(e.resolved()).contains(folder.resolve("data/x.libsvm").toString());
  }

  @Test
  void biasedCompressionWithoutErrorFeedbackIsWarnedOf() {
    String text = Texts.QUADRATIC.replace("ef-sgd", "dcgd");
    assertThat(Texts.read(folder, text).warnings())
        .containsExactly(
            "dcgd top-k(2): its theory asks for an unbiased uplink of finite omega, but top-k(2)"
                + " is biased with delta = 2.5; it need not converge");
    assertThat(Texts.read(folder, Texts.QUADRATIC).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a_b.yaml, a-b", "x.y.yml, x-y", "__.yaml, experiment", "A1, A1"})
  void theFilesNameNamesTheExperiment(String file, String name) {
    assertThat(ExperimentReader.nameOf(Path.of("dir", file))).isEqualTo(name);
  }
}
