package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key {@code noise}, from YAML to the run and to theory. */
class OracleNoiseTest {
  private static final String NOISY =
      Texts.QUADRATIC + "    averaging: linear\nnoise: {relative: 0.5, absolute: 0.01}\n";
  private static final String LOGISTIC =
      """
      workers: 4
      rounds: 3
      stepsize: 0.1
      problem: {type: logistic-regression, data: breast-cancer, l2: 0.1}
      methods:
        - {algorithm: ef-sgd, uplink: {type: top-k, k: 2}, averaging: linear}
      """;

  @TempDir Path folder;

  private String digest(String text, String... overrides) {
    return new Runner(Texts.read(folder, text, overrides), Listener.NONE).run().digest();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "7", "per-worker"})
  void threadsNeverChangeTheDigest(String threads) {
    assertThat(digest(NOISY, "threads=" + threads)).isEqualTo(digest(NOISY));
  }

  @Test
  void isPartOfWhatIsRun() {
    assertThat(digest(NOISY)).isNotEqualTo(digest(NOISY, "noise={}"));
    assertThat(digest(NOISY)).isNotEqualTo(digest(NOISY, "noise.relative=0.4"));
    assertThat(digest(NOISY, "noise={}")).isEqualTo(digest(Texts.QUADRATIC));
    assertThat(digest(Texts.read(folder, NOISY).resolved())).isEqualTo(digest(NOISY));
  }

  /** B is in kappa = 56 (2 delta + B) Lmax/mu: it is known where gradients are over all rows. */
  @ParameterizedTest
  @CsvSource({"full, 0.5, 0.5", "full, 0, 0", "143, 0.5, 0.5", "142, 0.5, NaN"})
  void theoryKnowsTheNoiseOfFullGradients(String batch, double relative, double b) {
    // 569 rows are shards of 143, 142, 142 and 142
    Experiment e = Texts.read(folder, LOGISTIC, "batch=" + batch, "noise.relative=" + relative);
    double delta = e.methods().get(0).setting().up().delta();
    double l = e.problem().constants().maxSmoothness();
    double kappa = 56 * (2 * delta + b) * l / e.problem().constants().strongConvexity();
    assertThat(e.methods().get(0).average().orElseThrow().formula())
        .isEqualTo((Double.isNaN(b) ? 1.0 : kappa) + " + k");
  }
}
