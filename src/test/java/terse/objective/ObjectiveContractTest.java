package terse.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.vector.Vector;

/** What every objective of every problem owes. */
class ObjectiveContractTest {
  static List<Problem> problems() {
    return Stream.concat(Problems.all().stream(), Problems.networks().stream()).toList();
  }

  static List<Problem> smooth() {
    return Problems.all();
  }

  private static Vector point(Problem problem) {
    return Problems.normal(problem.dimension(), 0.3, 1);
  }

  /**
   * Central differences of step h are off by about h^2 times the third derivative, and by rounding
   * over h.
   */
  @ParameterizedTest
  @MethodSource("problems")
  void gradientsAgreeWithDifferencesOfTheLoss(Problem problem) {
    Vector x = point(problem);
    Vector g = Vector.zeros(x.dimension());
    for (int i = 0; i < Math.min(3, problem.workers()); i++) {
      Objective f = problem.local(i);
      f.gradient(x, g);
      for (int j = 0; j < x.dimension(); j += 1 + x.dimension() / 20) {
        double h = 1e-5;
        Vector up = x.copy();
        Vector down = x.copy();
        up.set(j, x.get(j) + h);
        down.set(j, x.get(j) - h);
        double difference = (f.loss(up) - f.loss(down)) / (up.get(j) - down.get(j));
        assertThat(g.get(j)).isCloseTo(difference, within(1e-7 * (1 + g.norm())));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void lossAndGradientAreThoseOfTheSeparateCalls(Problem problem) {
    Vector x = point(problem);
    Vector g = Vector.zeros(x.dimension());
    Vector both = Vector.zeros(x.dimension());
    for (int i = 0; i < problem.workers(); i++) {
      problem.local(i).gradient(x, g);
      double loss = problem.local(i).lossAndGradient(x, both);
      assertThat(both).isEqualTo(g);
      assertThat(loss).isCloseTo(problem.local(i).loss(x), within(1e-13 * (1 + Math.abs(loss))));
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void theProblemIsTheUnweightedMean(Problem problem) {
    Vector x = point(problem);
    Vector sum = Vector.zeros(x.dimension());
    Vector g = Vector.zeros(x.dimension());
    double loss = 0;
    for (int i = 0; i < problem.workers(); i++) {
      loss += problem.local(i).lossAndGradient(x, g);
      sum.add(g);
    }
    assertThat(problem.lossAndGradient(x, g)).isEqualTo(loss / problem.workers());
    assertThat(g).isEqualTo(sum.divide(problem.workers()));
    assertThat(problem.loss(x)).isCloseTo(loss / problem.workers(), within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void theGradientIsTheMeanOfTheGradientsOfItsRows(Problem problem) {
    Vector x = point(problem);
    Objective f = problem.local(problem.workers() - 1);
    Vector g = Vector.zeros(x.dimension());
    if (f.rows() == 0) {
      assertThatThrownBy(() -> f.gradient(x, new int[] {0}, 1, g))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessageContaining("batch: full");
      return;
    }
    Vector sum = Vector.zeros(x.dimension());
    for (int row = 0; row < f.rows(); row++) {
      f.gradient(x, new int[] {row, -1}, 1, g);
      sum.add(g);
    }
    f.gradient(x, g);
    assertThat(sum.divide(f.rows()).squaredDistance(g)).isLessThan(1e-24 * (1 + g.squaredNorm()));
    f.gradient(x, IntStream.range(0, f.rows()).toArray(), f.rows(), sum);
    assertThat(sum).isEqualTo(g);
  }

  /** |grad f(x) - grad f(y)| <= L |x - y|, for every worker and for the mean. */
  @ParameterizedTest
  @MethodSource("smooth")
  void gradientsAreLipschitzWithTheirConstants(Problem problem) {
    Constants constants = problem.constants();
    for (long key = 0; key < 20; key++) {
      Vector x = Problems.normal(problem.dimension(), 0.1, key);
      Vector y = Problems.normal(problem.dimension(), 0.1, key + 1000);
      Vector g = Vector.zeros(x.dimension());
      Vector h = Vector.zeros(x.dimension());
      double distance = Math.sqrt(x.squaredDistance(y));
      for (int i = 0; i < problem.workers(); i++) {
        problem.local(i).gradient(x, g);
        problem.local(i).gradient(y, h);
        assertThat(Math.sqrt(g.squaredDistance(h)))
            .isLessThanOrEqualTo(constants.local(i) * distance * (1 + 1e-12));
      }
      problem.lossAndGradient(x, g);
      problem.lossAndGradient(y, h);
      assertThat(Math.sqrt(g.squaredDistance(h)))
          .isLessThanOrEqualTo(constants.smoothness() * distance * (1 + 1e-12));
      double monotone = g.subtract(h).dot(x.copy().subtract(y));
      assertThat(monotone)
          .isGreaterThanOrEqualTo(
              (constants.strongConvexity() - 1e-12) * distance * distance - 1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void layersAndShardsAddUp(Problem problem) {
    assertThat(IntStream.of(problem.layers()).sum()).isEqualTo(problem.dimension());
    assertThat(IntStream.of(problem.shardSizes()).sum()).isEqualTo(problem.rows());
    assertThat(problem.shardSizes()).hasSize(problem.workers());
    assertThat(problem.description()).contains(problem.workers() + " workers");
  }

  @ParameterizedTest
  @MethodSource("problems")
  void steadyStateAllocatesNothing(Problem problem) {
    Vector x = point(problem);
    Vector out = Vector.zeros(x.dimension());
    Objective f = problem.local(0);
    int[] rows = IntStream.range(0, Math.min(10, f.rows())).toArray();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    call(f, x, rows, out, 3000);
    long before = threads.getCurrentThreadAllocatedBytes();
    call(f, x, rows, out, 1000);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }

  private static void call(Objective f, Vector x, int[] rows, Vector out, int times) {
    for (int k = 0; k < times; k++) {
      if (rows.length > 0) {
        f.gradient(x, rows, rows.length, out);
      } else {
        f.gradient(x, out);
      }
    }
    f.loss(x);
    f.gradient(x, out);
  }
}
