package terse.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleBiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Elementwise operations against one-line loops, bit for bit, and what vectors promise beside them.
 */
class VectorTest {
  /** An operation y.op(x), and what it does to one coordinate (y_j, x_j). */
  record Operation(String name, BinaryOperator<Vector> fused, DoubleBinaryOperator naive) {
    @Override
    public String toString() {
      return name;
    }
  }

  record Pair(Vector y, Vector x) {}

  static final List<Operation> OPERATIONS =
      List.of(
          new Operation("clear", (y, x) -> y.clear(), (y, x) -> 0),
          new Operation("fill", (y, x) -> y.fill(-2.5), (y, x) -> -2.5),
          new Operation("set", (y, x) -> y.set(x), (y, x) -> x),
          new Operation("set scaled", (y, x) -> y.set(0.3, x), (y, x) -> 0.3 * x),
          new Operation("setDifference", (y, x) -> y.setDifference(x, y), (y, x) -> x - y),
          new Operation("add", (y, x) -> y.add(x), (y, x) -> y + x),
          new Operation("add scaled", (y, x) -> y.add(-1.7, x), (y, x) -> y + -1.7 * x),
          new Operation("subtract", (y, x) -> y.subtract(x), (y, x) -> y - x),
          new Operation("scaleAdd", (y, x) -> y.scaleAdd(0.9, x), (y, x) -> 0.9 * y + x),
          new Operation("scale", (y, x) -> y.scale(0.1), (y, x) -> y * 0.1),
          new Operation("divide", (y, x) -> y.divide(3), (y, x) -> y / 3));

  @Property(edgeCases = EdgeCasesMode.NONE)
  void operationsAreTheirLoops(@ForAll("pairs") Pair pair) {
    for (Operation operation : OPERATIONS) {
      Vector y = pair.y.copy();
      Vector x = pair.x.copy();
      Vector result = operation.fused.apply(y, x);
      assertThat(result).as("%s returns this", operation).isSameAs(y);
      assertThat(y).as(operation.name).isEqualTo(naive(operation, pair.y, pair.x));
      assertThat(x).as("argument of %s", operation).isEqualTo(pair.x);
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void operationsAllowTheVectorItselfAsArgument(@ForAll("pairs") Pair pair) {
    for (Operation operation : OPERATIONS) {
      Vector y = pair.y.copy();
      assertThat(operation.fused.apply(y, y))
          .as(operation.name)
          .isEqualTo(naive(operation, pair.y, pair.y));
    }
  }

  private static Vector naive(Operation operation, Vector y, Vector x) {
    double[] result = new double[y.dimension()];
    Arrays.setAll(result, j -> operation.naive.applyAsDouble(y.get(j), x.get(j)));
    return Vector.wrap(result);
  }

  @Provide
  static Arbitrary<Pair> pairs() {
    return Arbitraries.integers()
        .between(0, 40)
        .flatMap(d -> Combinators.combine(vectors(d), vectors(d)).as(Pair::new));
  }

  static Arbitrary<Vector> vectors(int d) {
    Arbitrary<Double> spread =
        Combinators.combine(
                Arbitraries.doubles().between(-1, 1).ofScale(12),
                Arbitraries.integers().between(-300, 300))
            .as(Math::scalb);
    Arbitrary<Double> special =
        Arbitraries.of(0.0, -0.0, 1.0, -1.0, Double.MIN_VALUE, 0x1.fffffffffffffp0);
    return Arbitraries.oneOf(spread, special).array(double[].class).ofSize(d).map(Vector::of);
  }

  static List<ToDoubleBiFunction<Vector, Vector>> binary() {
    return List.of(
        (x, y) -> x.set(y).get(0),
        (x, y) -> x.set(2, y).get(0),
        (x, y) -> x.setDifference(y, x).get(0),
        (x, y) -> x.setDifference(x, y).get(0),
        (x, y) -> x.add(y).get(0),
        (x, y) -> x.add(2, y).get(0),
        (x, y) -> x.subtract(y).get(0),
        (x, y) -> x.scaleAdd(2, y).get(0),
        Vector::dot,
        Vector::squaredDistance);
  }

  @ParameterizedTest
  @MethodSource("binary")
  void dimensionsThatDifferAreNamed(ToDoubleBiFunction<Vector, Vector> operation) {
    Vector three = Vector.of(1, 2, 3);
    assertThatThrownBy(() -> operation.applyAsDouble(three, Vector.zeros(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dimensions differ: 3 and 4");
    assertThat(three).as("left as it was").isEqualTo(Vector.of(1, 2, 3));
  }

  @Test
  void ofCopiesAndWrapShares() {
    double[] a = {1, 2};
    Vector copied = Vector.of(a);
    Vector shared = Vector.wrap(a);
    a[0] = 9;
    assertThat(copied).isEqualTo(Vector.of(1, 2));
    assertThat(shared).isEqualTo(Vector.of(9, 2));
    Vector copy = shared.copy();
    shared.set(1, 7);
    assertThat(copy).isEqualTo(Vector.of(9, 2));
    assertThat(a[1]).isEqualTo(7);
  }

  @Test
  void equalityIsThatOfTheBits() {
    assertThat(Vector.of(0.0)).isNotEqualTo(Vector.of(-0.0));
    assertThat(Vector.of(Double.NaN)).isEqualTo(Vector.of(Double.NaN));
    assertThat(Vector.of(1, 2)).hasSameHashCodeAs(Vector.of(1, 2)).isNotEqualTo(Vector.of(1, 2, 3));
  }

  @Test
  void longVectorsPrintTheirFirstHundredCoordinates() {
    assertThat(Vector.of(1, -0.5)).hasToString("[1.0, -0.5]");
    assertThat(Vector.zeros(100).toString()).doesNotContain("...");
    assertThat(Vector.zeros(101).toString()).endsWith("0.0]... (101)").hasSizeLessThan(520);
  }
}
