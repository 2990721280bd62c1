package terse.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.data.Contiguous;
import terse.data.DataException;
import terse.data.DataFolders;
import terse.data.DataSource;
import terse.vector.Vector;

/** Losses of data, worked out by hand. */
class LossTest {
  private static final Contiguous SPLIT = new Contiguous(false);

  @TempDir Path folder;

  private DataSource rows(String content) throws IOException {
    Files.writeString(folder.resolve("rows"), content.replace(';', '\n'));
    return new DataSource(
        Optional.empty(),
        Optional.of("rows"),
        Optional.of(DataSource.Format.LIBSVM),
        OptionalInt.empty(),
        "last",
        DataSource.Delimiter.COMMA,
        Optional.empty());
  }

  private Setting setting(int workers) {
    return new Setting(workers, 0, new DataFolders(folder, List.of()));
  }

  /** Rows (1, 0, 0), (0, 2, 0) with targets 3, -1 at x = (1, 1, 1): residuals -2 and 3. */
  @Test
  void leastSquares() throws IOException {
    Problem problem =
        new LeastSquares(rows("3 1:1;-1 2:2;0 3:1"), 0.5, false, false, SPLIT).build(setting(1));
    Vector x = Vector.of(1, 1, 1);
    Vector g = Vector.zeros(3);
    double loss = problem.local(0).lossAndGradient(x, g);
    assertThat(loss).isCloseTo((4 + 9 + 1) / 6.0 + 0.25 * 3, within(1e-15));
    assertThat(g.get(0)).isCloseTo(-2 / 3.0 + 0.5, within(1e-15));
    assertThat(g.get(1)).isCloseTo(6 / 3.0 + 0.5, within(1e-15));
    assertThat(g.get(2)).isCloseTo(1 / 3.0 + 0.5, within(1e-15));
    problem.local(0).gradient(x, new int[] {1, 9}, 1, g);
    assertThat(g).isEqualTo(Vector.of(0.5, 6.5, 0.5));
  }

  /** Targets 2, 4, 6 have the mean 4 and the variance 8/3. */
  @Test
  void leastSquaresWithStandardisedTargets() throws IOException {
    DataSource source = rows("2 1:1;4 1:0;6 1:0");
    Problem problem = new LeastSquares(source, 0, false, true, false, SPLIT).build(setting(1));
    assertThat(problem.loss(Vector.zeros(1))).isCloseTo(0.5, within(1e-15));
    double target = -2 / Math.sqrt(8.0 / 3);
    assertThat(problem.optimum().minimiser().orElseThrow().get(0)).isCloseTo(target, within(1e-12));
    assertThatThrownBy(
            () ->
                new LeastSquares(rows("3 1:1;3 1:0"), 0, false, true, false, SPLIT)
                    .build(setting(1)))
        .hasMessageEndingWith("standardize-target needs targets that differ, but all are 3.0");
  }

  /** At x = 0 every loss is log 2 and the gradient is -mean y a/2. */
  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 1", "1, 2", "-7.5, 3.25"})
  void logisticRegressionTakesAnyTwoLabels(String low, String high) throws IOException {
    Problem problem =
        new LogisticRegression(
                rows("%s 1:1;%s 2:4;%s 1:2".formatted(high, low, low)), 0, false, false, SPLIT)
            .build(setting(1));
    Vector g = Vector.zeros(2);
    double loss = problem.local(0).lossAndGradient(Vector.zeros(2), g);
    assertThat(loss).isCloseTo(StrictMath.log(2), within(1e-15));
    assertThat(g.get(0)).isCloseTo((-1 + 2) / 6.0, within(1e-15));
    assertThat(g.get(1)).isCloseTo(4 / 6.0, within(1e-15));
  }

  @Test
  void logisticRegressionAtAPoint() throws IOException {
    Problem problem =
        new LogisticRegression(rows("1 1:1;-1 2:1"), 2, false, true, SPLIT).build(setting(1));
    Vector x = Vector.of(1, 2, 0.5);
    Vector g = Vector.zeros(3);
    double loss = problem.local(0).lossAndGradient(x, g);
    double first = StrictMath.log1p(StrictMath.exp(-1.5));
    double second = StrictMath.log1p(StrictMath.exp(2.5));
    assertThat(loss).isCloseTo((first + second) / 2 + 5.25, within(1e-14));
    double up = -1 / (1 + StrictMath.exp(1.5));
    double down = 1 / (1 + StrictMath.exp(-2.5));
    assertThat(g.get(0)).isCloseTo(up / 2 + 2, within(1e-15));
    assertThat(g.get(1)).isCloseTo(down / 2 + 4, within(1e-15));
    assertThat(g.get(2)).isCloseTo((up + down) / 2 + 1, within(1e-15));
  }

  @Test
  void lossesOfWorkersAreMeansOverTheirOwnRows() throws IOException {
    Problem problem =
        new LeastSquares(rows("2 1:1;4 1:1;6 1:1"), 0, false, false, SPLIT).build(setting(2));
    assertThat(problem.shardSizes()).containsExactly(1, 2);
    assertThat(problem.loss(Vector.zeros(1))).isEqualTo((2 + (8 + 18) / 2.0) / 2);
  }

  /** Labels 7, 3, 5 become the classes 2, 0, 1; x holds a block for each class. */
  @Test
  void softmaxNumbersItsClassesInOrder() throws IOException {
    Problem problem =
        new SoftmaxRegression(
                rows("7 1:1;3 2:1;5 1:1 2:1"), 0, false, false, SPLIT, OptionalDouble.empty())
            .build(setting(1));
    assertThat(problem.layers()).containsExactly(2, 2, 2);
    Vector x = Vector.of(1, 0, 0, 2, 3, 0);
    Vector g = Vector.zeros(6);
    double loss = problem.local(0).lossAndGradient(x, g);
    double a = sumOfExp(1, 0, 3);
    double b = sumOfExp(0, 2, 0);
    double c = sumOfExp(1, 2, 3);
    double expected = (StrictMath.log(a) - 3 + StrictMath.log(b) - 0 + StrictMath.log(c) - 2) / 3;
    assertThat(loss).isCloseTo(expected, within(1e-15));
    double e = Math.E;
    assertThat(g.get(0)).isCloseTo((e / a + e / c) / 3, within(1e-15));
    assertThat(g.get(1)).isCloseTo((1 / b - 1 + e / c) / 3, within(1e-15));
    assertThat(g.get(4)).isCloseTo((e * e * e / a - 1 + e * e * e / c) / 3, within(1e-14));
  }

  private static double sumOfExp(double... scores) {
    double sum = 0;
    for (double score : scores) {
      sum += StrictMath.exp(score);
    }
    return sum;
  }

  /** Margins of 10^4 overflow exp; the loss is then the margin, its gradient that of a line. */
  @Test
  void largeMarginsDoNotOverflow() throws IOException {
    Problem problem =
        new LogisticRegression(rows("1 1:1;-1 1:1"), 0, false, false, SPLIT).build(setting(1));
    Vector g = Vector.zeros(1);
    assertThat(problem.local(0).lossAndGradient(Vector.of(1e4), g)).isEqualTo(5e3);
    assertThat(g).isEqualTo(Vector.of(0.5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 1:1;1 2:1", "1 1:1;2 2:1;3 1:1"})
  void logisticRegressionNeedsTwoLabels(String content) throws IOException {
    LogisticRegression type = new LogisticRegression(rows(content), 0, false, false, SPLIT);
    int labels = content.contains("3 ") ? 3 : 1;
    assertThatThrownBy(() -> type.build(setting(1)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            folder.resolve("rows")
                + ": logistic-regression needs exactly two labels, but there are "
                + labels);
  }

  @Test
  void softmaxRegressionNeedsWholeLabels() throws IOException {
    SoftmaxRegression type =
        new SoftmaxRegression(
            rows("1 1:1;2.5 2:1"), 0, false, false, SPLIT, OptionalDouble.empty());
    assertThatThrownBy(() -> type.build(setting(1)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            folder.resolve("rows")
                + ": softmax-regression needs whole numbers as labels, but row 2 has 2.5");
  }

  @Test
  void refusesANegativeRegulariser() throws IOException {
    DataSource source = rows("1 1:1");
    assertThatThrownBy(() -> new LeastSquares(source, -1, false, false, SPLIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("l2 must be a finite number >= 0, but l2 = -1.0");
  }
}
