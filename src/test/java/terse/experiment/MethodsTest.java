package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import terse.cluster.Cluster;
import terse.cluster.Progress;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.compress.RandK;
import terse.compress.ScaledSign;
import terse.compress.TopK;
import terse.experiment.yaml.ExperimentException;
import terse.method.Aiade;
import terse.method.Algorithm;
import terse.method.DistEfBlockSgdm;
import terse.method.Dore;
import terse.method.DoreAsReleased;
import terse.method.Ef21;
import terse.method.Marina;
import terse.method.MemoryStart;
import terse.method.RandMcm;
import terse.trace.Status;

/** Every method by its name, with the keys it needs and the defaults of the others. */
class MethodsTest {
  private static final Map<String, String> KEYS =
      Map.of(
          "iade",
          "s: 1, c-prime: 0.9",
          "iade-sgd",
          "s: 1, c-prime: 0.9",
          "aiade",
          "epsilon: 1, stepsize: 1/L");

  @TempDir Path folder;

  static List<String> names() {
    return List.copyOf(Catalogue.ofTerse().algorithms().keySet());
  }

  @Test
  void theNamesAreThoseOfTheContract() {
    assertThat(names())
        .contains(
            "aiade",
            "artemis",
            "artemis-nd",
            "dcgd",
            "diana",
            "dist-ef-block-sgdm",
            "dist-ef-sgd",
            "dore",
            "dore-as-released",
            "double-squeeze",
            "ef-sgd",
            "ef21",
            "ef21-bc",
            "ef21-p",
            "ghost",
            "iade",
            "iade-sgd",
            "marina",
            "mcm",
            "model-compression",
            "rand-mcm",
            "sgd",
            "sign-sgd",
            "signum",
            "update-compression");
  }

  @ParameterizedTest
  @MethodSource("names")
  void runsWithItsDefaults(String name) {
    Experiment e = read(name, KEYS.getOrDefault(name, ""));
    assertThat(Cluster.run(e.plan(e.methods().get(0), 0), Progress.NONE).status())
        .isEqualTo(Status.FINISHED);
    assertThat(e.warnings()).isEmpty();
  }

  @Test
  void blocksAndMomentumAreThePapersByDefault() {
    Blockwise sign = new Blockwise(new ScaledSign(), new Blocks.Lengths(List.of(5)));
    assertThat(algorithm("dist-ef-block-sgdm", ""))
        .isEqualTo(new DistEfBlockSgdm(PerWorker.all(sign), sign, 0.9, 0));
  }

  @Test
  void theRatesOfDoreDependOnItsCompressors() {
    Identity down = Identity.INSTANCE;
    PerWorker up = PerWorker.all(Qsgd.of(1));
    double alpha = 1 / (2 * (1 + Math.sqrt(5)));
    assertThat(algorithm("dore", "uplink: {type: qsgd, levels: 1}"))
        .isEqualTo(new Dore(up, down, alpha, 1, 1, MemoryStart.ZEROS, false));
    assertThat(algorithm("dore-as-released", "uplink: {type: qsgd, levels: 1}"))
        .isEqualTo(new DoreAsReleased(up, down, alpha, MemoryStart.FIRST_GRADIENT, false));
  }

  @Test
  void theParametersOfAiadeDependOnTheProblem() {
    Experiment e = read("aiade", "epsilon: 2");
    double kappa = e.problem().constants().smoothness() / e.problem().constants().strongConvexity();
    double root = Math.sqrt(kappa);
    Aiade aiade = (Aiade) e.methods().get(0).algorithm();
    assertThat(aiade.epsilon()).isEqualTo(2);
    assertThat(aiade.c()).isCloseTo(Math.sqrt(1 - 1 / root), within(1e-12));
    assertThat(aiade.tau()).isCloseTo((root - 1) / (root + 1), within(1e-12));
  }

  @Test
  void randMcmTakesACompressorForEachWorkerOrGroups() {
    RandMcm each =
        (RandMcm)
            algorithm(
                "rand-mcm",
                "downlink: [identity, identity, {type: qsgd, levels: 1},"
                    + " {type: qsgd, levels: 2}]");
    assertThat(each.downlink().of(3)).isEqualTo(Qsgd.of(2));
    assertThat(each.groups()).isEmpty();
    RandMcm groups = (RandMcm) algorithm("rand-mcm", "groups: 2, memory: single, reset: 7");
    assertThat(groups.groups()).isEqualTo(OptionalInt.of(2));
    assertThat(groups.memory()).isEqualTo(RandMcm.Memory.SINGLE);
    assertThat(groups.reset()).isEqualTo(OptionalInt.of(7));
  }

  @Test
  void marinaIsFullAsOftenAsItsCompressorIsCoarse() {
    assertThat(algorithm("marina", "uplink: {type: rand-k, k: 2}"))
        .isEqualTo(new Marina(PerWorker.all(RandK.of(2)), 0.4));
  }

  @Test
  void aMethodThatNeedsAllWorkersRefusesPartialParticipation() {
    assertThatThrownBy(() -> read("marina", "", "participation: 0.5\n"))
        .isInstanceOf(ExperimentException.class)
        .hasMessageEndingWith(
            ": participation: must be 1 for marina, because the full rounds of marina renew the"
                + " estimate from the gradients of all workers, but participation = 0.5");
  }

  /** A compressor outside of a method's theorems is warned of with its numbers. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "diana | uplink: {type: top-k, k: 2} | diana top-k(2): its theory asks for an unbiased"
            + " uplink of finite omega, but top-k(2) is biased with delta = 2.5; it need not"
            + " converge",
        "mcm | downlink: sign, alpha-down: 0.5 | mcm identity / sign: its theory asks for an"
            + " unbiased downlink of finite omega, but sign is biased; it need not converge",
        "ef21 | uplink: {type: rand-k, k: 1} | ef21 rand-k(1): its theory asks for a contractive"
            + " uplink, but rand-k(1) is unbiased with omega = 4.0; it need not converge"
      })
  void aCompressorThatDoesNotFitIsWarnedOf(String name, String keys, String warning) {
    String given = name.equals("diana") ? keys + ", alpha-up: 0.5" : keys;
    assertThat(read(name, given).warnings()).containsExactly(warning);
  }

  @Test
  void aCompressorThatFitsIsNot() {
    assertThat(
            read("ef21-p", "uplink: {type: rand-k, k: 1}, downlink: {type: top-k, k: 1}")
                .warnings())
        .isEmpty();
    assertThat(algorithm("ef21", "uplink: {type: top-k, k: 1}"))
        .isEqualTo(new Ef21(PerWorker.all(TopK.of(1))));
  }

  private Algorithm algorithm(String name, String keys) {
    return read(name, keys).methods().get(0).algorithm();
  }

  private Experiment read(String name, String keys, String... more) {
    String text =
        Texts.QUADRATIC.replace(
            "  - algorithm: ef-sgd\n    uplink: {type: top-k, k: 2}",
            "  - {algorithm: " + name + (keys.isEmpty() ? "" : ", " + keys) + "}");
    return Texts.read(folder, text + String.join("", more));
  }
}
