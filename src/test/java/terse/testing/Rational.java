package terse.testing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** An exact fraction, in lowest terms with a positive denominator. */
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {
  public static final Rational ZERO = of(0);
  public static final Rational ONE = of(1);

  public Rational {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("a fraction with denominator zero");
    }
    BigInteger common = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      common = common.negate();
    }
    numerator = numerator.divide(common);
    denominator = denominator.divide(common);
  }

  public static Rational of(long numerator) {
    return of(numerator, 1);
  }

  public static Rational of(long numerator, long denominator) {
    return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  public Rational plus(Rational y) {
    return new Rational(
        numerator.multiply(y.denominator).add(y.numerator.multiply(denominator)),
        denominator.multiply(y.denominator));
  }

  public Rational minus(Rational y) {
    return plus(y.negate());
  }

  public Rational times(Rational y) {
    return new Rational(numerator.multiply(y.numerator), denominator.multiply(y.denominator));
  }

  public Rational over(Rational y) {
    return new Rational(numerator.multiply(y.denominator), denominator.multiply(y.numerator));
  }

  public Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  public Rational abs() {
    return new Rational(numerator.abs(), denominator);
  }

  public int signum() {
    return numerator.signum();
  }

  @Override
  public int compareTo(Rational y) {
    return numerator.multiply(y.denominator).compareTo(y.numerator.multiply(denominator));
  }

  /** The nearest double, or a neighbour of it. */
  public double toDouble() {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), new MathContext(30))
        .doubleValue();
  }

  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
