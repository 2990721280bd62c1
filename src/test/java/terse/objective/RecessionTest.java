package terse.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.data.Contiguous;
import terse.data.DataFolders;
import terse.data.DataSource;

/** Whether a minimiser is attained, on rows small enough to see it. */
class RecessionTest {
  @TempDir Path folder;

  private Optimum optimum(boolean bias, boolean softmax, String rows) throws IOException {
    Files.writeString(folder.resolve("rows"), rows.replace(';', '\n'));
    DataSource source =
        new DataSource(
            Optional.empty(),
            Optional.of("rows"),
            Optional.of(DataSource.Format.LIBSVM),
            OptionalInt.empty(),
            "last",
            DataSource.Delimiter.COMMA,
            Optional.empty());
    ProblemType type =
        softmax
            ? new SoftmaxRegression(
                source, 0, false, bias, new Contiguous(false), OptionalDouble.empty())
            : new LogisticRegression(source, 0, false, bias, new Contiguous(false));
    return type.build(new Setting(1, 0, new DataFolders(folder, List.of()))).optimum();
  }

  /** Labels + + - at 1 and + - - at 0: the odds are 2 and 1/2, so x = log 4 and bias = -log 2. */
  @Test
  void overlappingLabelsHaveAMinimiser() throws IOException {
    Optimum optimum = optimum(true, false, "1 1:1;1 1:1;-1 1:1;1;-1;-1");
    assertThat(optimum.unique()).isTrue();
    double log2 = StrictMath.log(2);
    assertThat(optimum.minimiser().orElseThrow().get(0)).isCloseTo(2 * log2, within(1e-14));
    assertThat(optimum.minimiser().orElseThrow().get(1)).isCloseTo(-log2, within(1e-14));
  }

  /** Feature 2 is seen with label -1 only. The others' infimum is log 2 for four rows of six. */
  @Test
  void aFeatureSeenWithOneLabelOnlyIsNamed() throws IOException {
    Optimum optimum = optimum(true, false, "1 1:1;-1 1:1;1 1:3;-1 1:3;-1 1:1 2:1;-1 1:3 2:1");
    assertThat(optimum.value().orElseThrow()).isCloseTo(4.0 / 6 * StrictMath.log(2), within(1e-12));
    assertThat(optimum.reason())
        .isEqualTo(
            "f* is not attained: the loss falls for ever along feature 2, of which rows of label +1"
                + " never have more than other rows");
  }

  /** Without a column of ones a feature of both signs separates only at 0. */
  @Test
  void withoutBiasTheThresholdIsZero() throws IOException {
    assertThat(optimum(false, false, "1 1:1;-1 1:-1").attained()).isFalse();
    assertThat(optimum(false, false, "1 1:2;-1 1:1").attained()).isTrue();
    assertThat(optimum(true, false, "1 1:2;-1 1:1").attained()).isFalse();
  }

  /** No column separates, but the sum of both does. */
  @Test
  void aSeparatingDirectionOfSeveralFeaturesIsFound() throws IOException {
    Optimum optimum = optimum(true, false, "1 1:2 2:-1;1 1:-1 2:2;-1 1:1 2:-1;-1 1:-2 2:2");
    assertThat(optimum.attained()).isFalse();
    assertThat(optimum.value().orElseThrow()).isBetween(0.0, 1e-12);
    assertThat(optimum.reason()).contains("in which 4 of 4 rows are separated");
  }

  /** Two equal columns: the minimiser is not unique, the shortest shares the weight. */
  @Test
  void equalColumnsShareTheWeight() throws IOException {
    Optimum optimum = optimum(true, false, "1 1:1 2:1;1 1:1 2:1;-1 1:1 2:1;1;-1;-1");
    assertThat(optimum.attained()).isTrue();
    assertThat(optimum.unique()).isFalse();
    double log2 = StrictMath.log(2);
    assertThat(optimum.minimiser().orElseThrow().get(0)).isCloseTo(log2, within(1e-14));
    assertThat(optimum.minimiser().orElseThrow().get(1)).isCloseTo(log2, within(1e-14));
  }

  /**
   * Softmax parameters are unique only up to a common shift: the shortest x* has blocks that add to
   * 0.
   */
  @Test
  void softmaxHasTheShortestMinimiser() throws IOException {
    Optimum optimum = optimum(true, true, "1 1:1;1 1:1;0 1:1;1;0;0");
    assertThat(optimum.unique()).isFalse();
    double log2 = StrictMath.log(2);
    double[] x = optimum.minimiser().orElseThrow().array();
    assertThat(x[0]).isCloseTo(-log2, within(1e-14));
    assertThat(x[1]).isCloseTo(log2 / 2, within(1e-14));
    assertThat(x[2]).isCloseTo(log2, within(1e-14));
    assertThat(x[3]).isCloseTo(-log2 / 2, within(1e-14));
  }

  @Test
  void softmaxNamesTheClass() throws IOException {
    Optimum optimum = optimum(true, true, "0 1:1;1 1:1;2 1:1 2:1;0 1:2;1 1:2;2 1:2");
    assertThat(optimum.reason()).contains("feature 2, of which rows of class 0 never have more");
  }
}
