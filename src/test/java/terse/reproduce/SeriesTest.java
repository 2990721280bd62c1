package terse.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.experiment.Catalogue;
import terse.experiment.ExperimentReader;
import terse.experiment.Listener;
import terse.experiment.Results;
import terse.experiment.Runner;
import terse.report.plot.Line;
import terse.report.plot.Mark;
import terse.trace.Row;

class SeriesTest {
  private static final Series TWO =
      new Series(new double[] {0, 5, 10}, new double[][] {{4, 2, 1}, {4, 8, 0.25}});

  @Test
  void meansAndEnds() {
    assertThat(TWO.means()).containsExactly(4, 5, 0.625);
    assertThat(TWO.last()).containsExactly(1, 0.25);
    assertThat(TWO.at(1)).containsExactly(2, 8);
    assertThat(TWO.scaled(2).last()).containsExactly(2, 0.5);
    assertThat(TWO.upTo(7).x()).containsExactly(0, 5);
    assertThat(TWO.upTo(7).values()[1]).containsExactly(4, 8);
    assertThat(TWO.above(1).values()[1]).containsExactly(4, 8, Double.NaN);
    assertThat(TWO.stretched(3).x()).containsExactly(0, 15, 30);
  }

  @Test
  void whereALevelIsReached() {
    assertThat(TWO.reaches(2, 0)).isEqualTo(5);
    assertThat(TWO.reaches(2, 1)).isEqualTo(10);
    assertThat(TWO.reaches(0.1, 0)).isInfinite();
  }

  /** Of 2 and 8 the geometric mean is 4, and the logarithms are sqrt 2 ln 2 off in the mean. */
  @Test
  void linesHaveGeometricMeansAndBands() {
    Line line = TWO.line("l", Mark.LINE);
    assertThat(line.y()).containsExactly(new double[] {4, 4, 0.5}, within(1e-12));
    assertThat(line.high()[1]).isCloseTo(4 * Math.pow(2, Math.sqrt(2)), within(1e-12));
    assertThat(line.low()[1]).isCloseTo(4 / Math.pow(2, Math.sqrt(2)), within(1e-12));
    Series one = new Series(new double[] {0}, new double[][] {{3}});
    assertThat(one.line("l", Mark.LINE).low()).isNull();
  }

  @Test
  void longLinesAreThinnedToTheirEnds() {
    double[] x = IntStream.range(0, 10_001).asDoubleStream().toArray();
    Line line = new Series(x, new double[][] {x}).line("l", Mark.LINE);
    assertThat(line.x()).hasSizeLessThanOrEqualTo(400).contains(0.0, 10_000.0);
  }

  @Test
  void readsTheCurvesOfAMethod(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("e.yaml"),
            """
            workers: 2
            rounds: 4
            repeats: 3
            noise: {absolute: 1}
            problem: {type: random-quadratic, dimension: 3, eigenvalues: [1, 2]}
            methods:
              - {name: a, algorithm: sgd, stepsize: 0.1}
              - {name: b, algorithm: dcgd, uplink: {type: top-k, k: 1}, stepsize: 0.1}
            """);
    Results results =
        new Runner(
                new ExperimentReader(Catalogue.ofTerse(), List.of())
                    .read(file, List.of(), Optional.empty()),
                Listener.NONE)
            .run();
    Series b = Series.of(results, "b", Row.EXCESS_LOSS);
    assertThat(b.x()).containsExactly(0, 1, 2, 3, 4);
    assertThat(b.values()).hasDimensions(3, 5);
    assertThat(b.values()[2][4]).isEqualTo(results.ofMethod(1).get(2).rows().get(4).excessLoss());
    Series bits = Series.of(results, "b", "bits", "loss");
    double mean =
        results.ofMethod(1).stream()
            .map(run -> run.rows().get(4))
            .mapToLong(row -> row.bitsUp() + row.bitsDown())
            .average()
            .orElseThrow();
    assertThat(bits.x()[4]).isEqualTo(mean).isPositive();
    assertThatThrownBy(() -> Series.of(results, "c", "loss")).hasMessageContaining("named c");
  }
}
