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
import terse.vector.Vector;
import terse.wire.MalformedMessageException;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class ExponentialDitheringTest extends CompressorContract {
  @Override
  List<Compressor> compressors(int d) {
    return List.of(
        new ExponentialDithering(3, 4, "inf", Code.RANGE),
        ExponentialDithering.of(1.5, 3, "1"),
        new ExponentialDithering(2, 1, "3.5", Code.FIXED));
  }

  @Override
  boolean isRandom(Compressor compressor, int d) {
    return true;
  }

  /**
   * Norm 5, levels 0, 5/9, 5/3, 5 of base 3: 3 is 5/3 or 5, the latter with probability 0.4; -4 the
   * same with 0.7.
   */
  @Test
  void levelsOfAKnownVectorHaveTheirExactLaw() {
    long[] counts = new long[4];
    for (int round = 0; round < 20_000; round++) {
      Message message =
          ExponentialDithering.of(3, 3, "2")
              .compress(Vector.of(3, -4), Sending.envelope(round, Precision.FLOAT32));
      Vector c = Sending.value(message);
      boolean first = c.get(0) == 5;
      boolean second = c.get(1) == -5;
      assertThat(c.get(0)).isCloseTo(first ? 5 : 5 / 3.0, within(1e-14));
      assertThat(c.get(1)).isCloseTo(second ? -5 : -5 / 3.0, within(1e-14));
      counts[(first ? 2 : 0) + (second ? 1 : 0)]++;
    }
    assertThat(Chance.statistic(counts, new double[] {0.18, 0.42, 0.12, 0.28}))
        .isLessThan(Chance.chiSquare(3, 1e-6));
  }

  /**
   * With base 2 and norm 4: 3 is 2 or 4, 0.75 is 0.5 or 1, 0.1 is 0 or 0.5 with probability 0.2.
   */
  @Test
  void levelsOfBaseTwoHaveTheirExactLaw() {
    long[] counts = new long[8];
    for (int round = 0; round < 20_000; round++) {
      Message message =
          ExponentialDithering.of(2, 4, "inf")
              .compress(Vector.of(3, -0.75, 0.1, -4), Sending.envelope(round, Precision.FLOAT32));
      Vector c = Sending.value(message);
      assertThat(c.get(0)).isIn(2.0, 4.0);
      assertThat(c.get(1)).isIn(-0.5, -1.0);
      assertThat(c.get(2)).isIn(0.0, 0.5);
      assertThat(c.get(3)).isEqualTo(-4);
      counts[(c.get(0) == 4 ? 4 : 0) + (c.get(1) == -1 ? 2 : 0) + (c.get(2) == 0 ? 0 : 1)]++;
    }
    double[] law = {0.2, 0.05, 0.2, 0.05, 0.2, 0.05, 0.2, 0.05};
    assertThat(Chance.statistic(counts, law)).isLessThan(Chance.chiSquare(7, 1e-6));
  }

  /** The general rule, at a base so near 2 that no probability differs by more than 1e-9. */
  @Test
  void baseTwoIsTheGeneralRuleAtTwo() {
    Vector x = NastyVectors.gaussian(3000, 8);
    double near = Math.nextUp(2.0);
    Vector two =
        Sending.value(
            ExponentialDithering.of(2, 9, "2").compress(x, Sending.envelope(0, Precision.FLOAT64)));
    double[] mean = new double[2];
    Vector other =
        Sending.value(
            ExponentialDithering.of(near, 9, "2")
                .compress(x, Sending.envelope(1, Precision.FLOAT64)));
    double norm = x.norm();
    for (int j = 0; j < 3000; j++) {
      double share = Math.abs(x.get(j)) / norm;
      double low = share < 0x1p-8 ? 0 : Math.scalb(1.0, Math.getExponent(share));
      double high = share < 0x1p-8 ? 0x1p-8 : 2 * low;
      for (int i = 0; i < 2; i++) {
        double level = Math.abs((i == 0 ? two : other).get(j)) / norm;
        boolean up = Math.abs(level - high) < 1e-12;
        assertThat(up || Math.abs(level - low) < 1e-12).isTrue();
        mean[i] += (up ? 1 : 0) - (share - low) / (high - low);
      }
    }
    assertThat(Math.abs(mean[0])).isLessThan(5 * Math.sqrt(3000 / 4.0));
    assertThat(Math.abs(mean[1])).isLessThan(5 * Math.sqrt(3000 / 4.0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 1.5, 3, 10})
  void oneCoordinateIsExact(double base) {
    for (double v : new double[] {1, -0.1, 1 / 3.0, 1e300, -Double.MAX_VALUE, Double.MIN_VALUE}) {
      for (String norm : List.of("1", "2", "2.5", "inf")) {
        Vector x = Vector.of(0, 0, v, 0);
        assertThat(Sending.received(ExponentialDithering.of(base, 5, norm), x))
            .as("base %s, norm %s", base, norm)
            .isEqualTo(x);
      }
    }
  }

  /** Lemma 15 worked out by hand: d^(1/r) b^(1-s), squared where below one. */
  @ParameterizedTest
  @CsvSource({
    "2,1,2,100,11.125", // 9/8 + 10
    "2,5,2,100,1.515625", // 9/8 + (10/16)^2
    "2,4,inf,100,2.375", // 9/8 + 10/8
    "2,7,1,100,2.6875", // 9/8 + 100/64
    "3,3,2,16,1.530864197530864", // 4/3 + (4/9)^2
    "2,3,4,16,2.125" // 9/8 + 1
  })
  void zetaIsThatOfTheLemma(double base, int levels, String norm, int d, double zeta) {
    Guarantee guarantee = ExponentialDithering.of(base, levels, norm).guarantee(d);
    assertThat(guarantee.zeta()).isCloseTo(zeta, within(1e-13 * zeta));
    assertThat(guarantee.isUnbiased()).isTrue();
  }

  /**
   * The second moment, by the law itself, of one coordinate among equal ones: never above zeta, and
   * within 5 per cent of the constant of rounding where many have the worst place between levels.
   */
  @ParameterizedTest
  @CsvSource({"2,3", "2,6", "1.5,4", "3,3"})
  void secondMomentsStayBelowZeta(double base, int levels) {
    for (int d : new int[] {1, 4, 50, 1000}) {
      for (double p : new double[] {1, 1.5, 2, 3, Double.POSITIVE_INFINITY}) {
        String norm = p == Double.POSITIVE_INFINITY ? "inf" : Double.toString(p);
        double zeta = ExponentialDithering.of(base, levels, norm).guarantee(d).zeta();
        double worst = 0;
        for (int step = 0; step <= 400; step++) { // one coordinate is 1, the others t
          double t = Math.pow(base, 1 - step / 40.0);
          double size =
              p == Double.POSITIVE_INFINITY
                  ? Math.max(1, t)
                  : Math.pow(1 + (d - 1) * Math.pow(t, p), 1 / p);
          double moment = moment(base, levels, 1 / size) + (d - 1) * moment(base, levels, t / size);
          double ratio = moment * size * size / (1 + (d - 1) * t * t);
          assertThat(ratio).isLessThanOrEqualTo(zeta * (1 + 1e-12));
          worst = Math.max(worst, ratio);
        }
        assertThat(worst).isGreaterThan(1 - 1e-9);
        if (p == Double.POSITIVE_INFINITY && d == 1000) {
          assertThat(worst).isGreaterThan(0.95 * Powers.zeta(base));
        }
      }
    }
  }

  /** E xi(t)^2 by the definition of xi. */
  private static double moment(double base, int levels, double t) {
    double low = 0;
    double high = Math.pow(base, 1 - levels);
    while (high < t) {
      low = high;
      high *= base;
    }
    double up = (t - low) / (high - low);
    return up * high * high + (1 - up) * low * low;
  }

  /** |(3, 4, 5)|_p is 12, sqrt(50), 216^(1/3) = 6, 5. */
  @ParameterizedTest
  @CsvSource({"1,12", "2,7.0710678118654755", "3,6", "inf,5"})
  void theNormIsOnTheWire(String p, double norm) {
    Message message =
        ExponentialDithering.of(2, 4, p)
            .compress(Vector.of(3, -4, 5), Sending.envelope(0, Precision.FLOAT64));
    assertThat(message.reader().real()).isCloseTo(norm, within(1e-14));
    assertThat(message.bits(Part.NORMS)).isEqualTo(64);
  }

  @Test
  void zeroIsANormAlone() {
    Message message =
        ExponentialDithering.of(2, 4, "2")
            .compress(Vector.zeros(100), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits()).isEqualTo(32);
  }

  @Test
  void parametersThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> ExponentialDithering.of(1, 4, "2"))
        .hasMessage("exponential-dithering needs a base >= 1.001, but base = 1.0");
    assertThatThrownBy(() -> ExponentialDithering.of(2, 0, "2"))
        .hasMessageContaining("levels >= 1")
        .hasMessageContaining("levels = 0");
    assertThatThrownBy(() -> ExponentialDithering.of(2, 402, "2"))
        .hasMessageContaining("levels = 402");
    assertThatThrownBy(() -> ExponentialDithering.of(2, 4, "0.5"))
        .hasMessage("exponential-dithering needs a norm >= 1 or inf, but norm = 0.5");
    assertThatThrownBy(() -> ExponentialDithering.of(2, 4, "two")).hasMessageContaining("two");
  }

  @Test
  void aNegativeNormIsRefused() {
    Message negative =
        Sending.forged(
            ExponentialDithering.of(2, 4, "2"), 1, Precision.FLOAT32, out -> out.real(-1));
    assertThatThrownBy(() -> Sending.value(negative))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("a negative norm -1.0 at bit 0");
  }
}
