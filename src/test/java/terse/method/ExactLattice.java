package terse.method;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import terse.testing.Rational;
import terse.testing.RationalVector;

/** Q(v, epsilon) of IADE in rationals: D floor(v_j/D + 1/2), D = 2 epsilon/sqrt(d) to 60 digits. */
final class ExactLattice {
  private static final Rational HALF = Rational.of(1, 2);
  private static final Rational CLOSE = Rational.of(1, 100_000_000);

  private ExactLattice() {}

  static RationalVector quantise(RationalVector v, Rational epsilon) {
    Rational grid = epsilon.times(Rational.of(2)).over(sqrt(v.dimension()));
    return v.map(each -> grid.times(nearest(each.over(grid))));
  }

  /** floor(z + 1/2), which rounding must not decide. */
  private static Rational nearest(Rational z) {
    Rational shifted = z.plus(HALF);
    BigInteger[] parts = shifted.numerator().divideAndRemainder(shifted.denominator());
    BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    Rational whole = new Rational(floor, BigInteger.ONE);
    Rational above = shifted.minus(whole);
    if (above.compareTo(CLOSE) < 0 || Rational.ONE.minus(above).compareTo(CLOSE) < 0) {
      throw new AssertionError("rounding decides where " + z.toDouble() + " goes");
    }
    return whole;
  }

  private static Rational sqrt(int d) {
    BigDecimal root = BigDecimal.valueOf(d).sqrt(new MathContext(60)).setScale(60);
    return new Rational(root.unscaledValue(), BigInteger.TEN.pow(60));
  }
}
