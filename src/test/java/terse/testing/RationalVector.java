package terse.testing;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import terse.vector.Vector;

/** A vector of exact fractions. Immutable. */
public record RationalVector(List<Rational> coordinates) {
  public RationalVector {
    coordinates = List.copyOf(coordinates);
  }

  public static RationalVector of(long... coordinates) {
    return new RationalVector(LongStream.of(coordinates).mapToObj(Rational::of).toList());
  }

  public static RationalVector zeros(int d) {
    return of(new long[d]);
  }

  /** The mean, (1/n) sum_i of the vectors. */
  public static RationalVector mean(Collection<RationalVector> vectors) {
    return vectors.stream()
        .reduce(RationalVector::plus)
        .orElseThrow()
        .times(Rational.of(1, vectors.size()));
  }

  public int dimension() {
    return coordinates.size();
  }

  public Rational get(int j) {
    return coordinates.get(j);
  }

  public RationalVector plus(RationalVector y) {
    return new RationalVector(
        IntStream.range(0, dimension()).mapToObj(j -> get(j).plus(y.get(j))).toList());
  }

  public RationalVector minus(RationalVector y) {
    return plus(y.times(Rational.of(-1)));
  }

  public RationalVector times(Rational s) {
    return new RationalVector(coordinates.stream().map(s::times).toList());
  }

  /** The same change of every coordinate. */
  public RationalVector map(UnaryOperator<Rational> change) {
    return new RationalVector(coordinates.stream().map(change).toList());
  }

  /** The sum of the absolute values. */
  public Rational norm1() {
    return coordinates.stream().map(Rational::abs).reduce(Rational.ZERO, Rational::plus);
  }

  /** The largest absolute value. */
  public Rational maxAbs() {
    return coordinates.stream().map(Rational::abs).reduce(Rational.ZERO, RationalVector::larger);
  }

  public double[] toDoubles() {
    return coordinates.stream().mapToDouble(Rational::toDouble).toArray();
  }

  public Vector toVector() {
    return Vector.wrap(toDoubles());
  }

  private static Rational larger(Rational x, Rational y) {
    return x.compareTo(y) >= 0 ? x : y;
  }
}
