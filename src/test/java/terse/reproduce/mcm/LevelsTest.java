package terse.reproduce.mcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import terse.reproduce.Estimate;
import terse.reproduce.Series;
import terse.reproduce.Slope;

class LevelsTest {
  /** Rounds 0, 3, 7, 11, .., 399, 400: the start, a hundred points of four rounds, the end. */
  private static final double[] X =
      IntStream.rangeClosed(0, 101)
          .mapToDouble(i -> i == 0 ? 0 : i == 101 ? 400 : 4 * i - 1)
          .toArray();

  /** The value of point p is 10^-p/100 in the first repeat, ten times that in the second. */
  private static Series points() {
    double[] values =
        IntStream.rangeClosed(0, 101).mapToDouble(i -> Math.pow(10, -i / 100.0)).toArray();
    double[] tenfold = IntStream.rangeClosed(0, 101).mapToDouble(i -> 10 * values[i]).toArray();
    return new Series(X, new double[][] {values, tenfold});
  }

  /** The points 41 to 90 have the mean logarithm -0.655. */
  @Test
  void aLevelIsTheMeanLogarithmOfFiftyPoints() {
    Estimate level = Levels.log10(points(), 4, 90);
    assertThat(level.mean()).isCloseTo(-0.655 + 0.5, within(1e-12));
    assertThat(level.low()).isLessThan(level.mean() - 1);
    assertThat(Levels.log10(points(), 4, 100).mean()).isCloseTo(-0.755 + 0.5, within(1e-12));
  }

  @Test
  void aLevelNeedsItsPoints() {
    assertThat(Levels.log10(points(), 4, 101).mean()).isNaN();
    assertThat(Levels.log10(points().upTo(300), 4, 100).mean()).isNaN();
  }

  @Test
  void meansFromAnXOnAndWhereACurveLeaves() {
    Series s = new Series(new double[] {0, 5, 10}, new double[][] {{9, 2, 4}, {9, 8, 24}});
    assertThat(Levels.from(s, 5)).containsExactly(3, 16);
    assertThat(Levels.ratio(Levels.from(s, 5), new double[] {2, 4})).containsExactly(1.5, 4);
    assertThat(Levels.leaves(s, 9)).isEqualTo(10);
    assertThat(Levels.leaves(s, 14)).isInfinite();
  }

  /** y = 2x - 1 but for an error of 1, -2, 1 that no line explains. */
  @Test
  void aSlopeByLeastSquares() {
    Slope slope = Slope.of(new double[] {1, 2, 3}, new double[] {2, 1, 6});
    assertThat(slope.slope()).isCloseTo(2, within(1e-14));
    assertThat(slope.r2()).isCloseTo(8.0 / 14, within(1e-14));
    double[] x = {0, 1, 2, 3};
    double[] y = {99, Math.E, 1, 1 / Math.E};
    assertThat(Slope.ofLogarithms(x, y, 1, 3)).isEqualTo(new Slope(-1, 1));
  }
}
