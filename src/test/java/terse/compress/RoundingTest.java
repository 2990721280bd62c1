package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.testing.Chance;
import terse.vector.NotFiniteException;
import terse.vector.Vector;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class RoundingTest extends CompressorContract {
  private static final double ALPHA = 1e-6;

  @Override
  List<Compressor> compressors(int d) {
    return List.of(
        Rounding.of(2, true),
        new Rounding(2, false, Code.RANGE),
        Rounding.of(1.5, false),
        new Rounding(10, true, Code.FIXED));
  }

  @Override
  boolean isRandom(Compressor compressor, int d) {
    return ((Rounding) compressor).unbiased();
  }

  @Test
  void nearestPowersOfTwo() {
    double up = Math.nextUp(1.5);
    Vector x = Vector.of(1, 1.5, up, -3, -Math.nextUp(3.0), 0.7, Double.MIN_VALUE, 0, -0.0, 1023);
    Vector c = Sending.received(Rounding.of(2, false), x);
    assertThat(c.array()).containsExactly(1, 1, 2, -2, -4, 0.5, Double.MIN_VALUE, 0, 0, 1024);
  }

  /** The middle of 1/10 and 1 is 0.55, of 1 and 10 is 5.5. */
  @Test
  void nearestPowersOfTen() {
    Vector x = Vector.of(1, 0.54, 0.56, -5.4, 5.6, 1e-300, 9.9e307, 100, 99);
    Vector c = Sending.received(Rounding.of(10, false), x);
    double[] powers = {1, 0.1, 1, -1, 10, 1e-300, 1e308, 100, 100};
    for (int j = 0; j < powers.length; j++) {
      assertThat(c.get(j)).isCloseTo(powers[j], within(1e-15 * Math.abs(powers[j])));
    }
  }

  /** What is a power already, as the decoder works it out, stays what it is. */
  @ParameterizedTest
  @ValueSource(doubles = {1.001, 1.1, 1.5, 2, Math.E, 10, 1e200})
  void powersAreExact(double base) {
    int lowest = Powers.lowest(base);
    int highest = Powers.highest(base);
    int step = 1 + (highest - lowest) / 150;
    int d = (highest - lowest) / step + 1;
    Vector x = NastyVectors.make(d, i -> Powers.of(base, highest - i * step));
    for (boolean unbiased : new boolean[] {false, true}) {
      assertThat(Sending.received(Rounding.of(base, unbiased), x)).isEqualTo(x);
    }
  }

  /** Every number lies between the two powers that it may become. */
  @ParameterizedTest
  @ValueSource(doubles = {1.001, 1.3, 3, 100})
  void numbersBecomeNeighbours(double base) {
    Vector x =
        NastyVectors.make(
            500, j -> Math.scalb(1 + 0.001 * (j % 37), 2 * j - 600) * (j % 2 * 2 - 1));
    for (boolean unbiased : new boolean[] {false, true}) {
      Vector c = Sending.received(Rounding.of(base, unbiased), x);
      for (int j = 0; j < 500; j++) {
        double ratio = c.get(j) / x.get(j);
        assertThat(ratio).isBetween(1 / base * (1 - 1e-12), base * (1 + 1e-12));
      }
    }
  }

  /** 1.2 with base 3 is 1 or 3, the latter with probability 0.1; -6 is -3 or -9, with 1/2 each. */
  @Test
  void unbiasedRoundingHasItsExactLaw() {
    long[] counts = new long[4];
    for (int round = 0; round < 20_000; round++) {
      Vector c =
          Sending.value(
              Rounding.of(3, true)
                  .compress(Vector.of(1.2, -6), Sending.envelope(round, Precision.FLOAT32)));
      assertThat(c.get(0)).isIn(1.0, 3.0);
      assertThat(c.get(1)).isIn(-3.0, -9.0);
      counts[(c.get(0) == 3 ? 2 : 0) + (c.get(1) == -9 ? 1 : 0)]++;
    }
    assertThat(Chance.statistic(counts, new double[] {0.45, 0.45, 0.05, 0.05}))
        .isLessThan(Chance.chiSquare(3, ALPHA));
  }

  /**
   * The worst number between a and ab is their harmonic mean, 2ab/(a + ab): its second moment by
   * the law itself, and by the mean of 40,000 coordinates.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1.2, 2, 3, 10})
  void zetaIsReachedAtTheHarmonicMean(double b) {
    double zeta = Rounding.of(b, true).guarantee(1).zeta();
    assertThat(zeta).isCloseTo((b + 1 / b + 2) / 4, within(1e-14));
    double x = 2 * b / (1 + b);
    double up = (x - 1) / (b - 1);
    assertThat((1 - up + up * b * b) / (x * x)).isCloseTo(zeta, within(1e-13));
    Vector all = Vector.zeros(40_000).fill(x);
    Vector c = Sending.received(Rounding.of(b, true), all);
    assertThat(c.squaredNorm() / all.squaredNorm()).isBetween(0.97 * zeta, 1.03 * zeta);
  }

  /** Just below and just above the middle (1 + b)/2 the constants of Lemma 13 are reached. */
  @ParameterizedTest
  @ValueSource(doubles = {1.2, 2, 3, 10})
  void biasedConstantsAreReachedAtTheMiddle(double b) {
    Rounding rounding = Rounding.of(b, false);
    Guarantee promise = rounding.guarantee(1);
    double middle = (1 + b) / 2;
    double below = Sending.received(rounding, Vector.of(middle * (1 - 1e-9))).get(0) / middle;
    double above = Sending.received(rounding, Vector.of(middle * (1 + 1e-9))).get(0) / middle;
    assertThat(below).isCloseTo(promise.gamma(), within(1e-6));
    assertThat(below * below).isCloseTo(promise.alpha(), within(1e-6));
    assertThat(above).isCloseTo(promise.beta(), within(1e-6));
    assertThat((above - 1) * (above - 1)).isCloseTo(1 - 1 / promise.delta(), within(1e-6));
    assertThat((1 - below) * (1 - below)).isCloseTo(1 - 1 / promise.delta(), within(1e-6));
  }

  @Test
  void whatIsOnTheWireIsAnExponent() {
    Message message =
        new Rounding(2, false, Code.FIXED)
            .compress(Vector.of(-4, 0), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits(Part.LEVELS)).isEqualTo(2 * 12); // 2098 powers and zero
    assertThat(message.bits(Part.SIGNS)).isEqualTo(1);
    assertThat(message.reader().bits(12)).isEqualTo(2 + 1074 + 1);
    assertThat(message.reader().bits(24)).as("then zero").isEqualTo(2 + 1074 + 1);
  }

  @Test
  void zerosCostLittle() {
    Message message =
        Rounding.of(2, true).compress(Vector.zeros(1000), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits()).isLessThan(32);
  }

  @ParameterizedTest
  @CsvSource({"2,1.7e308", "10,1.5e308", "1e200,1e201"})
  void whatIsAboveTheLastPowerIsRefused(double base, double v) {
    for (boolean unbiased : new boolean[] {false, true}) {
      assertThatThrownBy(() -> Sending.received(Rounding.of(base, unbiased), Vector.of(1, -v)))
          .isInstanceOf(NotFiniteException.class)
          .hasMessageContaining("the last power of " + base);
    }
  }

  /** Below the lowest power of ten in use, 1e-313, a number becomes that or zero. */
  @Test
  void numbersBelowTheLowestPowerAreRoundedToItOrZero() {
    double least = Powers.of(10, Powers.lowest(10));
    Vector x = Vector.zeros(1000).fill(least / 4);
    Vector c = Sending.received(Rounding.of(10, true), x);
    double mean = 0;
    for (double v : c.array()) {
      assertThat(v).isIn(0.0, least);
      mean += v / least / 1000;
    }
    assertThat(mean).isBetween(0.18, 0.32); // five standard deviations
    assertThat(Sending.received(Rounding.of(10, false), x)).isEqualTo(Vector.zeros(1000));
  }

  @Test
  void parametersThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> Rounding.of(1, true))
        .hasMessage("rounding needs a base >= 1.001, but base = 1.0");
    assertThatThrownBy(() -> Rounding.of(Double.NaN, true)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Rounding.of(Double.POSITIVE_INFINITY, true))
        .hasMessageContaining("Infinity");
  }
}
