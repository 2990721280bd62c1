package terse.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sums and norms against exact decimal arithmetic, within the error that their order of summation
 * allows.
 */
class SumsTest {
  private static final double ROUNDING = 0x1p-53;

  @Property(edgeCases = EdgeCasesMode.NONE)
  void dotIsTheExactSumUpToRounding(@ForAll("pairs") VectorTest.Pair pair) {
    int d = pair.x().dimension();
    BigDecimal exact = BigDecimal.ZERO;
    BigDecimal size = BigDecimal.ZERO;
    for (int j = 0; j < d; j++) {
      BigDecimal term = new BigDecimal(pair.x().get(j)).multiply(new BigDecimal(pair.y().get(j)));
      exact = exact.add(term);
      size = size.add(term.abs());
    }
    assertNear(pair.x().dot(pair.y()), exact, size, d);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void squaredDistanceIsTheExactSumUpToRounding(@ForAll("pairs") VectorTest.Pair pair) {
    int d = pair.x().dimension();
    BigDecimal exact = BigDecimal.ZERO;
    for (int j = 0; j < d; j++) {
      exact =
          exact.add(
              new BigDecimal(pair.x().get(j)).subtract(new BigDecimal(pair.y().get(j))).pow(2));
    }
    assertNear(pair.x().squaredDistance(pair.y()), exact, exact, d);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void norm1IsTheExactSumUpToRounding(@ForAll("pairs") VectorTest.Pair pair) {
    int d = pair.x().dimension();
    BigDecimal exact = BigDecimal.ZERO;
    for (double v : pair.x().array()) {
      exact = exact.add(new BigDecimal(v).abs());
    }
    assertNear(pair.x().norm1(), exact, exact, d);
  }

  private static void assertNear(double sum, BigDecimal exact, BigDecimal size, int n) {
    double slack = (n + 4) * ROUNDING * size.doubleValue() + n * Double.MIN_VALUE;
    assertThat(new BigDecimal(sum).subtract(exact).abs().doubleValue()).isLessThanOrEqualTo(slack);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void normIsExactUpToRoundingOverTheWholeRange(
      @ForAll("shapes") double[] shape, @ForAll @IntRange(min = -1074, max = 1018) int exponent) {
    double[] x = new double[shape.length];
    BigDecimal square = BigDecimal.ZERO;
    double largest = 0;
    for (int j = 0; j < x.length; j++) {
      x[j] = Math.scalb(shape[j], exponent);
      square = square.add(new BigDecimal(x[j]).pow(2));
      largest = Math.max(largest, Math.abs(x[j]));
    }
    double exact = square.sqrt(new MathContext(40)).doubleValue();
    double norm = Vector.of(x).norm();
    assertThat(norm).isCloseTo(exact, within((x.length + 4) * ROUNDING * exact + Double.MIN_VALUE));
    assertThat(norm).isGreaterThanOrEqualTo(largest);
    assertThat(Vector.of(x).maxAbs()).isEqualTo(largest);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        Double.MIN_VALUE,
        1e-310,
        3e-162,
        1.1e-140,
        1.0,
        0.1,
        9.9e139,
        1e200,
        Double.MAX_VALUE
      })
  void normOfOneCoordinateIsItsSize(double v) {
    assertThat(Vector.of(v).norm()).isEqualTo(v);
    assertThat(Vector.of(0, 0, -v, 0).norm()).isEqualTo(v);
  }

  @Test
  void normsOfZeroAndOfWhatIsNotFinite() {
    double inf = Double.POSITIVE_INFINITY;
    assertThat(Vector.zeros(0).norm()).isZero();
    assertThat(Vector.of(-0.0, 0.0).norm()).isZero();
    assertThat(Vector.of(Double.MAX_VALUE, Double.MAX_VALUE).norm())
        .as("beyond a double")
        .isEqualTo(inf);
    assertThat(Vector.of(1, -inf).norm()).isEqualTo(inf);
    assertThat(Vector.of(inf, Double.NaN).norm()).isNaN();
    assertThat(Vector.of(Double.NaN, 1).maxAbs()).isNaN();
  }

  @Property
  void theLargestOfAPartStartsFromANumber(
      @ForAll("shapes") double[] x, @ForAll @IntRange(max = 29) int from, @ForAll boolean above) {
    int start = Math.min(from, x.length);
    double least = above ? 0.5 : 0;
    double largest = least;
    for (int j = start; j < x.length; j++) {
      largest = Math.max(largest, Math.abs(x[j]));
    }
    assertThat(Sums.largest(least, x, start, x.length)).isEqualTo(largest);
    assertThat(Sums.largest(least, x, start, start)).isEqualTo(least);
    for (int j = start; j < x.length; j++) {
      double[] bad = x.clone();
      bad[j] = Double.NaN;
      assertThat(Sums.largest(least, bad, start, x.length)).isNaN();
    }
  }

  @Property
  void oneCoordinateThatIsNotFiniteIsSeenWhereverItIs(
      @ForAll @IntRange(min = 1, max = 40) int d, @ForAll("notFinite") double bad) {
    Vector x = Vector.zeros(d).fill(Double.MAX_VALUE);
    assertThat(x.isFinite()).isTrue();
    for (int j = 0; j < d; j++) {
      x.set(j, bad);
      assertThat(x.isFinite()).as("coordinate %d of %d", j, d).isFalse();
      x.set(j, -Double.MAX_VALUE);
    }
  }

  @Provide
  Arbitrary<VectorTest.Pair> pairs() {
    return VectorTest.pairs();
  }

  @Provide
  Arbitrary<double[]> shapes() {
    Arbitrary<Double> shape =
        Combinators.combine(
                Arbitraries.doubles().between(-1, 1).ofScale(12),
                Arbitraries.integers().between(-60, 0))
            .as(Math::scalb);
    return shape.array(double[].class).ofMinSize(1).ofMaxSize(30);
  }

  @Provide
  Arbitrary<Double> notFinite() {
    return Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
  }
}
