package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.experiment.yaml.ExperimentException;

/** The theorems of IADE, AIADE and IADE-SGD, and what is warned of, from YAML. */
class IadeTheoryTest {
  @TempDir Path folder;

  private Experiment read(String method, String... overrides) {
    String text =
        Texts.QUADRATIC.replace(
            "  - algorithm: ef-sgd\n    uplink: {type: top-k, k: 2}", "  - {" + method + "}");
    return Texts.read(folder, text, overrides);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "algorithm: iade, s: 1, c-prime: 0.95, stepsize: theory | 2 | 1",
        "algorithm: iade, s: 1, c-prime: 0.95, stepsize: {theory: theorem-3-1-at-1-over-l} | 1 | 0",
        "algorithm: aiade, epsilon: 1, stepsize: theory | 1 | 0",
        "algorithm: iade-sgd, s: 1, c-prime: 0.95, rho: 2, stepsize: theory | 0.5 | 0"
      })
  void takesStepSizesFromItsTheorems(String method, double factor, int mu) {
    Experiment e = read(method);
    double l = e.problem().constants().smoothness();
    double eta = factor / (l + mu * e.problem().constants().strongConvexity());
    assertThat(e.methods().get(0).stepsizes().at(5)).isCloseTo(eta, within(1e-15));
    assertThat(e.warnings()).isEmpty();
  }

  @Test
  void hasNoStepSizeWhereTheErrorShrinksTooFast() {
    assertThatThrownBy(() -> read("algorithm: iade, s: 1, c-prime: 0.1, stepsize: theory"))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining("methods[0].stepsize: theory has no step size for iade here: ")
        .hasMessageContaining("< c' < 1 (c' = 0.1)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "algorithm: iade, s: 1, c-prime: 0.95, stepsize: 3/L | 0 < eta <= 2/(L + mu) = .*"
            + " \\(eta_0 = .*\\)",
        "algorithm: iade, s: 1, c-prime: 0.95, stepsize: 0.1/(L*(k+1)) | 1 - eta mu < c' = 0.95"
            + " \\(1 - eta mu = 0.99.*\\)",
        "algorithm: aiade, epsilon: 1, stepsize: 1/(2*L) | tau = \\(1 - sqrt\\(mu eta\\)\\).*"
            + " \\(tau = .*\\)",
        "algorithm: iade-sgd, s: 1, c-prime: 0.95, stepsize: 1.5/L | 0 < eta <= 1/\\(rho L\\) = .*"
      })
  void warnsOfRatesThatAreNotTheirs(String method, String rule) {
    List<String> warnings = read(method).warnings();
    assertThat(warnings).hasSize(1);
    String text = rule.replace("2/(L + mu)", "2/\\(L \\+ mu\\)");
    assertThat(warnings.get(0))
        .matches(".*: its theory asks that " + text + "; it need not converge");
  }

  @Test
  void warnsOfAbsentWorkersAndOfNoise() {
    String iade = "algorithm: iade, s: 1, c-prime: 0.95, stepsize: 1/L";
    assertThat(read(iade, "participation=0.5").warnings())
        .containsExactly(
            "iade: its theory asks that every worker takes part (probability 0.5); it need not"
                + " converge");
    assertThat(read(iade, "noise.absolute=0.5").warnings())
        .containsExactly(
            "iade: its theory asks that gradients are full (they are noisy); it need not"
                + " converge");
    String sgd = "algorithm: iade-sgd, s: 1, c-prime: 0.95, stepsize: 1/L";
    assertThat(read(sgd, "noise.absolute=0.5").warnings()).isEmpty();
  }

  @Test
  void allTheoremsAreListed() {
    List<String> listed =
        Listing.of(Catalogue.ofTerse()).get(0).entries().stream()
            .filter(entry -> entry.name().contains("iade"))
            .map(entry -> entry.name() + " " + entry.theorems())
            .toList();
    assertThat(listed)
        .containsExactly(
            "aiade [theorem-4-1]",
            "iade [theorem-3-1, theorem-3-1-at-1-over-l]",
            "iade-sgd [theorem-5-2]");
  }
}
