package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import terse.cluster.Cluster;
import terse.cluster.Progress;
import terse.config.Range;
import terse.experiment.yaml.ExperimentException;
import terse.trace.RunResult;
import terse.trace.Status;

/** Hyper-parameters that a method can be carried out with but is not meant to have. */
class RangeTest {
  /** Numbers that mean nothing at zero and below, and have no other limit. */
  private static final Set<String> POSITIVE =
      Set.of("iade s", "iade-sgd s", "iade-sgd smoothness", "aiade epsilon");

  private static final Map<String, String> REQUIRED =
      Map.of("iade", "s: 1, c-prime: 0.9", "iade-sgd", "s: 1, c-prime: 0.9", "aiade", "epsilon: 1");

  @TempDir Path folder;

  private static String keys(String algorithm, String key, double value) {
    String required = REQUIRED.getOrDefault(algorithm, "");
    String others = required.replaceAll("(^|, )" + key + ": [0-9.]+", "").replaceAll("^, ", "");
    return key + ": " + value + (others.isEmpty() ? "" : ", " + others);
  }

  /** Every range of every method, with a number beyond each of its ends. */
  static Stream<Arguments> beyond() {
    List<Arguments> all = new ArrayList<>();
    Catalogue.ofTerse()
        .algorithms()
        .forEach(
            (name, type) -> {
              for (RecordComponent component : type.getRecordComponents()) {
                Range range = component.getAnnotation(Range.class);
                if (range != null) {
                  String key = Names.ofComponent(component.getName());
                  Stream.of(range.from() - 0.5, range.above(), range.to() + 0.5, range.below())
                      .filter(Double::isFinite)
                      .forEach(value -> all.add(Arguments.of(name, key, value)));
                }
              }
            });
    return all.stream();
  }

  private Experiment read(String algorithm, String keys, boolean force) {
    String text =
        Texts.QUADRATIC.replace(
            "  - algorithm: ef-sgd\n    uplink: {type: top-k, k: 2}",
            "  - {algorithm: " + algorithm + ", " + keys + "}");
    Path file = folder.resolve("e.yaml");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ExperimentReader(Catalogue.ofTerse(), List.of())
        .read(file, List.of(), Optional.empty(), Optional.empty(), force);
  }

  @Test
  void everyNumberOfAMethodHasARangeOrMustBePositive() {
    Catalogue.ofTerse()
        .algorithms()
        .forEach(
            (name, type) -> {
              for (RecordComponent component : type.getRecordComponents()) {
                String key = Names.ofComponent(component.getName());
                boolean ranged = component.isAnnotationPresent(Range.class);
                if (component.getType() == double.class) {
                  assertThat(ranged)
                      .as("%s %s", name, key)
                      .isNotEqualTo(POSITIVE.contains(name + " " + key));
                }
              }
            });
  }

  /** Zero is beyond the range of some numbers and undefined, too. */
  private static boolean isUndefined(String key, double value) {
    return switch (key) {
      case "c-prime", "c" -> value <= 0;
      case "probability" -> value > 1;
      default -> false;
    };
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("beyond")
  void isRefusedAndRunsWhenForced(String algorithm, String key, double value) {
    String keys = keys(algorithm, key, value);
    assertThatThrownBy(() -> read(algorithm, keys, false))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining(": methods[0]." + key + ": " + algorithm + " needs ")
        .hasMessageContaining("but " + key + " = " + value);
    if (isUndefined(key, value)) {
      assertThatThrownBy(() -> read(algorithm, keys, true))
          .isInstanceOf(ExperimentException.class)
          .hasMessageEndingWith("but " + key + " = " + value);
      return;
    }
    Experiment forced = read(algorithm, keys, true);
    assertThat(forced.warnings().get(0))
        .startsWith(forced.labels().get(0) + ": " + algorithm + " needs ")
        .endsWith(", but " + key + " = " + value + "; it was forced and may diverge");
    RunResult run = Cluster.run(forced.plan(forced.methods().get(0), 0), Progress.NONE);
    assertThat(run.status()).as(run.failure()).isIn(Status.FINISHED, Status.DIVERGED);
  }

  @ParameterizedTest
  @CsvSource({
    "sgd, momentum, 1, 0 <= momentum < 1",
    "dore, beta, 0, 0 < beta <= 1",
    "diana, alpha-up, 2, 0 <= alpha-up <= 1",
    "iade-sgd, rho, 0.5, rho >= 1",
    "dist-ef-block-sgdm, weight-decay, -1, weight-decay >= 0"
  })
  void saysTheRule(String algorithm, String key, double value, String rule) {
    String keys = keys(algorithm, key, value);
    assertThatThrownBy(() -> read(algorithm, keys, false))
        .hasMessageEndingWith(
            algorithm
                + " needs "
                + rule
                + ", but "
                + key
                + " = "
                + value
                + "; --force runs it all the same");
  }

  /** What depends on the problem is known late, and held to its range then. */
  @Test
  void holdsExpressionsToTheirRangeToo() {
    assertThatThrownBy(() -> read("diana", "alpha-up: n/2", false))
        .hasMessageEndingWith(
            "diana needs 0 <= alpha-up <= 1, but alpha-up = 2.0; --force runs it all the same");
    assertThat(read("diana", "alpha-up: n/2", true).warnings()).hasSize(1);
    assertThat(read("diana", "alpha-up: n/4", false).warnings()).isEmpty();
  }

  @Test
  void theResolvedExperimentSaysThatItWasForced() {
    assertThat(read("sgd", "momentum: 1.5", true).resolved())
        .startsWith("# What was run, every default explicit: terse run --force experiment.yaml\n");
    assertThat(read("sgd", "momentum: 0.5", true).resolved())
        .startsWith("# What was run, every default explicit: terse run experiment.yaml\n");
  }

  /** A level that grows beyond all numbers carries nothing, but the run goes on. */
  @ParameterizedTest
  @CsvSource({"iade", "iade-sgd"})
  void aLevelThatGrowsDoesNotOverflow(String algorithm) {
    Experiment e = read(algorithm, "s: 1, c-prime: 1e60", true);
    assertThat(new Runner(e, Listener.NONE).run().any(Status.FINISHED)).isTrue();
  }
}
