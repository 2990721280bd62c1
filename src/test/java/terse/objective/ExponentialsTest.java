package terse.objective;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import terse.vector.Coins;

/** Errors in units in the last place, against series summed with 120 digits. */
class ExponentialsTest {
  private static final MathContext DIGITS = new MathContext(120);
  private static final int POINTS = 2000;

  /** exp(x) = (exp(x / 2^16))^(2^16), the inner one by its series. */
  private static BigDecimal exp(BigDecimal x) {
    BigDecimal small = x.divide(BigDecimal.valueOf(1 << 16), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int k = 1; k < 30; k++) {
      term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int k = 0; k < 16; k++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  /** log(1 + e) by Newton's method on exp, from the double that is near it. */
  private static BigDecimal logOnePlus(BigDecimal e) {
    BigDecimal target = BigDecimal.ONE.add(e);
    BigDecimal y = new BigDecimal(StrictMath.log1p(e.doubleValue()));
    for (int k = 0; k < 3; k++) {
      y = y.add(target.divide(exp(y), DIGITS), DIGITS).subtract(BigDecimal.ONE, DIGITS);
    }
    return y;
  }

  private static void check(
      double limit, double ulps, DoubleUnaryOperator computed, UnaryOperator<BigDecimal> exact) {
    Coins coins = new Coins(Coins.key(5));
    double worst = 0;
    for (int k = 0; k < POINTS; k++) {
      double wide = (2 * coins.nextDouble() - 1) * limit;
      double x = k % 3 == 0 ? wide : k % 3 == 1 ? wide / 100 : wide * coins.nextDouble() / 1e4;
      double y = computed.applyAsDouble(x);
      BigDecimal error = new BigDecimal(y).subtract(exact.apply(new BigDecimal(x))).abs();
      worst = Math.max(worst, error.divide(new BigDecimal(Math.ulp(y)), DIGITS).doubleValue());
    }
    assertThat(worst).isBetween(0.1, ulps);
  }

  private static double exp(double x) {
    double[] a = {x};
    Exponentials.exp(a, new double[1], 1);
    return a[0];
  }

  private static double logisticOfMinus(double x) {
    double[] a = {x};
    Exponentials.logisticOfMinus(a, new double[1], 1);
    return a[0];
  }

  private static double logOnePlusExpOfMinus(double x) {
    double[] a = {x};
    Exponentials.logOnePlusExpOfMinus(a, new double[1], new double[1], 1);
    return a[0];
  }

  @Test
  void expIsWithinOneUnit() {
    check(700, 1, ExponentialsTest::exp, ExponentialsTest::exp);
  }

  @Test
  void logisticIsWithinTwoUnits() {
    check(
        700,
        2,
        ExponentialsTest::logisticOfMinus,
        x -> BigDecimal.ONE.divide(BigDecimal.ONE.add(exp(x)), DIGITS));
  }

  @Test
  void logOnePlusExpIsWithinTwoAndAHalfUnits() {
    check(
        100,
        2.5,
        ExponentialsTest::logOnePlusExpOfMinus,
        x -> logOnePlus(exp(x.abs().negate())).add(x.negate().max(BigDecimal.ZERO)));
  }

  @Test
  void limits() {
    assertThat(exp(0)).isEqualTo(1);
    assertThat(exp(1e9)).isEqualTo(exp(Exponentials.LIMIT)).isLessThan(Double.MAX_VALUE);
    assertThat(exp(-1e9)).isEqualTo(exp(-Exponentials.LIMIT)).isGreaterThan(Double.MIN_NORMAL);
    assertThat(logisticOfMinus(0)).isEqualTo(0.5);
    assertThat(logisticOfMinus(Double.NEGATIVE_INFINITY)).isEqualTo(1);
    assertThat(logisticOfMinus(Double.POSITIVE_INFINITY)).isBetween(0.0, 1e-300);
    assertThat(logOnePlusExpOfMinus(-1e6)).isEqualTo(1e6);
    assertThat(logOnePlusExpOfMinus(1e6)).isBetween(0.0, 1e-300);
    assertThat(logOnePlusExpOfMinus(Double.NEGATIVE_INFINITY)).isInfinite();
    assertThat(logOnePlusExpOfMinus(0)).isEqualTo(StrictMath.log(2));
  }

  @Test
  void notANumberStaysSo() {
    assertThat(exp(Double.NaN)).isNaN();
    assertThat(logisticOfMinus(Double.NaN)).isNaN();
    assertThat(logOnePlusExpOfMinus(Double.NaN)).isNaN();
  }

  /**
   * The loops over whole arrays, which the JIT compiler turns into vector instructions, give the
   * bits of single elements.
   */
  @Test
  void arraysGiveTheBitsOfSingleElements() {
    Coins coins = new Coins(3);
    double[] x = new double[1003];
    for (int repeat = 0; repeat < 200; repeat++) {
      double[] y = new double[x.length];
      for (int k = 0; k < x.length; k++) {
        x[k] = 20 * coins.nextGaussian();
        y[k] = x[k];
      }
      Exponentials.logisticOfMinus(y, new double[x.length], x.length - 3);
      for (int k = 0; k < x.length; k += 97) {
        assertThat(y[k]).isEqualTo(k < x.length - 3 ? logisticOfMinus(x[k]) : x[k]);
      }
    }
  }
}
