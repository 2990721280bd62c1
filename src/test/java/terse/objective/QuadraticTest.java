package terse.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import terse.vector.Vector;

class QuadraticTest {
  @Test
  void valueAndGradientWorkedOut() {
    Problem problem =
        Problems.quadratic(
            Problems.local(new double[][] {{2, 1}, {1, 3}}, new double[] {1, -1}, 5));
    Vector x = Vector.of(1, 2);
    Vector g = Vector.zeros(2);
    assertThat(problem.local(0).lossAndGradient(x, g)).isEqualTo(0.5 * 18 - 1 + 5);
    assertThat(problem.local(0).loss(x)).isEqualTo(13);
    assertThat(g).isEqualTo(Vector.of(5, 6));
  }

  @Test
  void bMayBeLeftOut() {
    Quadratic.Local local = new Quadratic.Local(List.of(List.of(4.0)), Optional.empty(), 0);
    assertThat(Problems.quadratic(local).loss(Vector.of(3))).isEqualTo(18);
  }

  @Test
  void refusesWhatIsNotSymmetric() {
    assertThatThrownBy(() -> Problems.local(new double[][] {{1, 2}, {3, 1}}, new double[2], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quadratic needs a symmetric matrix A, but A[1][0] = 3.0 and A[0][1] = 2.0");
    assertThatThrownBy(() -> Problems.local(new double[][] {{1, 2}}, new double[1], 0))
        .hasMessage("quadratic needs a square matrix A, but it has 1 rows and row 0 has 2 numbers");
    assertThatThrownBy(() -> Problems.local(new double[][] {{1}}, new double[2], 0))
        .hasMessage("quadratic needs b as long as A, but b has 2 numbers and A 1 rows");
    assertThatThrownBy(() -> new Quadratic(List.of()))
        .hasMessage("quadratic needs locals for at least one worker");
    Quadratic.Local one = Problems.local(new double[][] {{1}}, new double[1], 0);
    Quadratic.Local two = Problems.local(new double[2][2], new double[2], 0);
    assertThatThrownBy(() -> new Quadratic(List.of(one, two)))
        .hasMessage(
            "quadratic needs one dimension for all workers, but locals[0] has 1 and locals[1] 2");
  }

  @Test
  void randomQuadraticsAreSymmetricAndDrawnFromTheSeed() {
    RandomQuadratic type = new RandomQuadratic(30, List.of(1.0, 5.0));
    Problem first = type.build(Problems.setting(3));
    Problem more = type.build(Problems.setting(5));
    Problem other = type.build(new Setting(3, 99, Problems.setting(3).folders()));
    Vector x = Problems.normal(30, 1, 1);
    for (int i = 0; i < 3; i++) {
      assertThat(first.local(i).loss(x)).isEqualTo(more.local(i).loss(x));
      assertThat(first.local(i).loss(x)).isNotEqualTo(other.local(i).loss(x));
    }
    double[] product = new double[30];
    Curvature a = ((Smooth) first.local(0)).hessianBound();
    Vector y = Problems.normal(30, 1, 2);
    a.addTimes(x.array(), 1, product);
    double left = Vector.wrap(product).dot(y);
    double[] image = new double[30];
    a.addTimes(y.array(), 1, image);
    assertThat(Vector.wrap(image).dot(x)).isCloseTo(left, within(1e-12));
    assertThat(first.optimum().minimiser().orElseThrow().norm()).isGreaterThan(0.1);
    assertThat(first.optimum().noise().orElseThrow()).isGreaterThan(0.1);
  }

  @Test
  void homogeneousRandomQuadraticsAreTheFirstWorkers() {
    Problem several = new RandomQuadratic(7, List.of(1.0, 5.0)).build(Problems.setting(3));
    Problem equal = new RandomQuadratic(7, List.of(1.0, 5.0), true).build(Problems.setting(3));
    assertThat(several.isHomogeneous()).isFalse();
    assertThat(equal.isHomogeneous()).isTrue();
    Vector x = Problems.normal(7, 1, 1);
    for (int i = 0; i < 3; i++) {
      assertThat(equal.local(i).loss(x)).isEqualTo(several.local(0).loss(x));
    }
  }

  @Test
  void randomQuadraticsRefuseAnEmptySpectrum() {
    assertThatThrownBy(() -> new RandomQuadratic(1, List.of(1.0, 2.0)))
        .hasMessage("random-quadratic needs dimension from 2 to 20000, but dimension = 1");
    assertThatThrownBy(() -> new RandomQuadratic(3, List.of(2.0, 1.0)))
        .hasMessage(
            "random-quadratic needs eigenvalues: [low, high] with 0 < low <= high, but eigenvalues"
                + " = [2.0, 1.0]");
  }
}
