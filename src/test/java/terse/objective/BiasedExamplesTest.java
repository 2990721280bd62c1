package terse.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.vector.Vector;

class BiasedExamplesTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private static Vector gradient(Problem problem, int worker, Vector x) {
    Vector g = Vector.zeros(x.dimension());
    problem.local(worker).gradient(x, g);
    return g;
  }

  /** The gradients that the paper prints for x = (t, t, t): t/2 (-11, 9, 9) and its rotations. */
  @Test
  void example1HasThePapersGradients() {
    Problem problem = Problems.build(new BiasedExample1(), 3);
    Vector x = Vector.of(2, 2, 2);
    assertThat(gradient(problem, 0, x)).isEqualTo(Vector.of(-11, 9, 9));
    assertThat(gradient(problem, 1, x)).isEqualTo(Vector.of(9, -11, 9));
    assertThat(gradient(problem, 2, x)).isEqualTo(Vector.of(9, 9, -11));
    assertThat(problem.loss(x)).isEqualTo(4 + 0.25 * 12);
  }

  /**
   * grad f_j(t e) = t (2 a_j + e), where a_j is -b on subset j, c elsewhere; every subset comes
   * once.
   */
  @ParameterizedTest
  @CsvSource({"3, 1, 3", "5, 2, 10", "7, 3, 35", "6, 1, 6"})
  void example2HasAWorkerForEverySubset(int d, int d1, int workers) {
    BiasedExample2 type = Problems.example2(d, d1);
    assertThat(type.fixedWorkers()).hasValue(workers);
    Problem problem = Problems.build(type, workers);
    double d2 = d - d1;
    double b = d2 + d2 / d1;
    double c = d1 + 1 / d2 + 1;
    Set<Set<Integer>> subsets = new HashSet<>();
    for (int j = 0; j < workers; j++) {
      Vector g = gradient(problem, j, Vector.zeros(d).fill(1));
      Set<Integer> subset = new HashSet<>();
      for (int k = 0; k < d; k++) {
        boolean inside = g.get(k) < 0;
        if (inside) {
          subset.add(k);
        }
        assertThat(g.get(k)).isCloseTo(inside ? 1 - 2 * b : 1 + 2 * c, within(1e-12));
      }
      assertThat(subset).hasSize(d1);
      subsets.add(subset);
    }
    assertThat(subsets).hasSize(workers);
  }

  /** -b d1 + c d2 = 1 with d1 = 2, d2 = 3: b = 7 and c = 5 belong together. */
  @Test
  void example2DerivesTheOtherConstant() {
    Vector x = Vector.of(1, 0, 0, 0, 0);
    Problem both =
        Problems.build(new BiasedExample2(5, 2, OptionalDouble.of(7), OptionalDouble.of(5)), 10);
    Problem fromB = Problems.build(new BiasedExample2(5, 2, OptionalDouble.of(7), NONE), 10);
    Problem fromC = Problems.build(new BiasedExample2(5, 2, NONE, OptionalDouble.of(5)), 10);
    assertThat(both.local(0).loss(x)).isEqualTo(49.5);
    assertThat(both.local(9).loss(x)).isEqualTo(25.5);
    assertThat(fromB.loss(x)).isEqualTo(both.loss(x));
    assertThat(fromC.loss(x)).isEqualTo(both.loss(x));
  }

  @Test
  void example2RefusesWhatThePaperExcludes() {
    assertThatThrownBy(() -> Problems.example2(2, 1))
        .hasMessage("biased-example-2 needs d >= 3, but d = 2");
    assertThatThrownBy(() -> Problems.example2(4, 2))
        .hasMessage("biased-example-2 needs 1 <= d1 < d/2, but d1 = 2 and d = 4");
    assertThatThrownBy(() -> Problems.example2(5, 0))
        .hasMessage("biased-example-2 needs 1 <= d1 < d/2, but d1 = 0 and d = 5");
    assertThatThrownBy(() -> Problems.example2(60, 29))
        .hasMessageContaining("at most 1000000, but d = 60 and d1 = 29");
    assertThatThrownBy(() -> new BiasedExample2(5, 2, OptionalDouble.of(7), OptionalDouble.of(6)))
        .hasMessage("biased-example-2 needs -b d1 + c d2 = 1, but it is 4.0");
    assertThatThrownBy(() -> new BiasedExample2(5, 2, OptionalDouble.of(1), NONE))
        .hasMessage("biased-example-2 needs c > 0 and b > c + 1, but b = 1.0 and c = 1.0");
  }

  @Test
  void example3HasItsVectorsAsGradientsAtZero() {
    Problem problem = Problems.build(new BiasedExample3(Optional.empty()), 3);
    assertThat(gradient(problem, 0, Vector.zeros(2))).isEqualTo(Vector.of(1, 4));
    assertThat(gradient(problem, 1, Vector.zeros(2))).isEqualTo(Vector.of(-1, -2));
    assertThat(gradient(problem, 2, Vector.of(1, 1))).isEqualTo(Vector.of(2, -1));
    assertThat(problem.local(0).loss(Vector.of(2, 1))).isEqualTo(6 + 2.5);
    assertThatThrownBy(
            () -> new BiasedExample3(Optional.of(List.of(List.of(1.0, 2.0), List.of(1.0)))))
        .hasMessage(
            "biased-example-3 needs vectors of one length, but vectors[0] has 2 coordinates and"
                + " vectors[1] 1");
  }

  @Test
  void workersAreTheProblems() {
    assertThatThrownBy(() -> new BiasedExample1().build(Problems.setting(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("biased-example-1 has 3 workers, but workers = 4");
  }
}
