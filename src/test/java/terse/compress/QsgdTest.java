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
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.Envelope;
import terse.wire.MalformedMessageException;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class QsgdTest extends CompressorContract {
  private static final double ALPHA = 1e-6;

  @Override
  List<Compressor> compressors(int d) {
    return List.of(
        Qsgd.of(1),
        Qsgd.of(4),
        new Qsgd(1, "inf"),
        new Qsgd(5, "inf", Code.RANGE),
        new Qsgd(3, "2", Code.ELIAS),
        new Qsgd(1, "2", Code.FIXED),
        new Qsgd(6, "inf", Code.FIXED),
        new Qsgd(40, "2", Code.RICE));
  }

  @Override
  boolean isRandom(Compressor compressor, int d) {
    return true;
  }

  /**
   * (3, 4) with two levels of norm 5: 1.2 and 1.6 levels, rounded up with probabilities 0.2 and
   * 0.6, independently.
   */
  @Test
  void levelsOfAKnownVectorHaveTheirExactLaw() {
    long[] counts = new long[4];
    for (int round = 0; round < 20_000; round++) {
      Message message =
          new Qsgd(2, "2", Code.FIXED)
              .compress(Vector.of(3, 4), Sending.envelope(round, Precision.FLOAT32));
      BitReader in = message.reader();
      assertThat(in.real()).isEqualTo(5);
      int first = (int) in.bits(2);
      int second = (int) in.bits(2);
      assertThat(first).isBetween(1, 2);
      assertThat(second).isBetween(1, 2);
      counts[2 * (first - 1) + second - 1]++;
    }
    double[] law = {0.8 * 0.4, 0.8 * 0.6, 0.2 * 0.4, 0.2 * 0.6};
    assertThat(Chance.statistic(counts, law)).isLessThan(Chance.chiSquare(3, ALPHA));
  }

  /**
   * (3, -4) with one level: each coordinate is 5 sign(v) with probability |v|/5, else 0,
   * independently.
   */
  @Test
  void oneLevelIsACoinForEachCoordinate() {
    long[] counts = new long[4];
    for (int round = 0; round < 20_000; round++) {
      Vector c =
          Sending.value(
              Qsgd.of(1).compress(Vector.of(3, -4), Sending.envelope(round, Precision.FLOAT64)));
      assertThat(c.get(0)).isIn(0.0, 5.0);
      assertThat(c.get(1)).isIn(0.0, -5.0);
      counts[(c.get(0) != 0 ? 2 : 0) + (c.get(1) != 0 ? 1 : 0)]++;
    }
    double[] law = {0.4 * 0.2, 0.4 * 0.8, 0.6 * 0.2, 0.6 * 0.8};
    assertThat(Chance.statistic(counts, law)).isLessThan(Chance.chiSquare(3, ALPHA));
  }

  /** The coins are those that {@link Tiles} says. */
  @ParameterizedTest
  @CsvSource({"1,1", "1,127", "1,300", "1,9000", "2,20000", "5,300", "5,9000", "1000,20000"})
  void everyCoordinateHasACoinOfItsOwn(int levels, int d) {
    Vector x = NastyVectors.gaussian(d, 44);
    Envelope envelope = Sending.envelope(7, Precision.FLOAT64);
    Coins coins = new Coins(envelope.coins().nextLong());
    Vector c = Sending.value(Qsgd.of(levels).compress(x, envelope));
    for (int j = 0; j < d; j++) {
      double coin = (TileCoins.coin(coins, d, j) >>> 12) * 0x1p-52;
      double level = Math.floor(levels * (Math.abs(x.get(j)) / x.norm()) + coin);
      assertThat(c.get(j))
          .as("coordinate %d", j)
          .isCloseTo(Math.signum(x.get(j)) * x.norm() * level / levels, within(1e-9));
    }
  }

  /** In a long vector few coordinates are not zero: each as often as its share of the norm says. */
  @Test
  void longVectorsHaveTheSameLaw() {
    int d = 20_000;
    Vector x = NastyVectors.make(d, j -> (j % 2 == 0 ? 1 : -1) * (1 + j % 3));
    double norm = x.norm();
    long[] counts = new long[3];
    int rounds = 200;
    for (int round = 0; round < rounds; round++) {
      Vector c = Sending.value(Qsgd.of(1).compress(x, Sending.envelope(round, Precision.FLOAT64)));
      for (int j = 0; j < d; j++) {
        if (c.get(j) != 0) {
          assertThat(c.get(j)).isEqualTo(Math.copySign(norm, x.get(j)));
          counts[j % 3]++;
        }
      }
    }
    for (int i = 0; i < 3; i++) {
      double share = (1 + i) / norm;
      long each = (long) rounds * ((d - i + 2) / 3);
      assertThat(
              Chance.statistic(
                  new long[] {counts[i], each - counts[i]}, new double[] {share, 1 - share}))
          .isLessThan(Chance.chiSquare(1, ALPHA));
    }
  }

  /** In the largest absolute value, (1, -4) is 1/4 and exactly 1. */
  @Test
  void theLargestCoordinateIsExactInItsOwnNorm() {
    long[] counts = new long[2];
    for (int round = 0; round < 20_000; round++) {
      Message message =
          new Qsgd(1, "inf").compress(Vector.of(1, -4), Sending.envelope(round, Precision.FLOAT64));
      Vector c = Sending.value(message);
      assertThat(c.get(1)).isEqualTo(-4);
      assertThat(c.get(0)).isIn(0.0, 4.0);
      counts[c.get(0) != 0 ? 1 : 0]++;
    }
    assertThat(Chance.statistic(counts, new double[] {0.75, 0.25}))
        .isLessThan(Chance.chiSquare(1, ALPHA));
  }

  @Test
  void theWireHoldsNormThenLevelsThenSignsOfThoseNotZero() {
    Message message =
        new Qsgd(4, "2", Code.FIXED)
            .compress(Vector.of(0, -2, 0, 0), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.payload()) // 2.0f; levels 0, 4, 0, 0 of three bits; one sign
        .containsExactly(0, 0, 0, 0x40, 0b00_100_000, 0b1_0000);
    assertThat(message.bits(Part.NORMS)).isEqualTo(32);
    assertThat(message.bits(Part.LEVELS)).isEqualTo(4 * 3);
    assertThat(message.bits(Part.SIGNS)).isEqualTo(1);
    assertThat(message.bits()).isEqualTo(45);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 1000})
  void theCodeChangesTheBitsAndNotTheValue(int levels) {
    for (int d : new int[] {1, 10, 500}) {
      Vector x = NastyVectors.gaussian(d, 43);
      Vector c = Sending.received(Qsgd.of(levels), x);
      for (Code code : Code.values()) {
        assertThat(Sending.received(new Qsgd(levels, "2", code), x)).as("%s", code).isEqualTo(c);
      }
    }
  }

  @Test
  void zeroIsANormAlone() {
    Message message =
        Qsgd.of(4).compress(Vector.zeros(100), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits()).isEqualTo(32);
  }

  @Test
  void theNormIsRoundedUpSoThatNoShareExceedsOne() {
    Vector x = Vector.of(0.7);
    assertThat((double) 0.7f).as("rounding to nearest would go down").isLessThan(0.7);
    Message message = Qsgd.of(1).compress(x, Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.reader().real()).isEqualTo(Math.nextUp(0.7f));
    Message tiny = Qsgd.of(1).compress(Vector.of(1e-300), Sending.envelope(0, Precision.FLOAT32));
    assertThat(tiny.reader().real()).isEqualTo(Float.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 49, 1000, 1 << 30})
  void oneCoordinateIsExact(int levels) {
    for (double v : new double[] {1, -0.1, 1 / 3.0, 1e300, -Double.MAX_VALUE, Double.MIN_VALUE}) {
      for (String norm : List.of("2", "inf")) {
        Vector x = Vector.of(0, 0, v, 0);
        assertThat(Sending.received(new Qsgd(levels, norm), x))
            .as("%s levels", levels)
            .isEqualTo(x);
      }
    }
  }

  /**
   * A coin so near 1 that adding it to s = 2^30 rounds up to s + 1; its round was found by search.
   */
  @Test
  void noCoinLiftsALevelAboveTheHighest() {
    Envelope envelope = Sending.envelope(18_826_973, Precision.FLOAT64);
    double coin = (new Coins(envelope.coins().nextLong()).at(0) >>> 11) * 0x1p-53;
    assertThat((int) ((1 << 30) + coin)).as("the sum rounds up").isEqualTo((1 << 30) + 1);
    Message message = Qsgd.of(1 << 30).compress(Vector.of(1.5), envelope);
    assertThat(Sending.value(message)).isEqualTo(Vector.of(1.5));
  }

  @ParameterizedTest
  @CsvSource({
    "1,2,1,1",
    "1,2,100,10",
    "4,2,100,2.5",
    "10,2,100,1",
    "16,2,100,0.390625",
    "1,2,66,8.12403840463596",
    "1,inf,1,0",
    "1,inf,100,4.5",
    "2,inf,100,2.75",
    "8,inf,100,0.390625"
  })
  void omegaIsThatOfTheFormula(int levels, String norm, int d, double omega) {
    Guarantee guarantee = new Qsgd(levels, norm).guarantee(d);
    assertThat(guarantee.omega()).isCloseTo(omega, within(1e-13 * (1 + omega)));
    assertThat(guarantee.isUnbiased()).isTrue();
  }

  /**
   * The worst vector for one level of the largest absolute value reaches omega = (sqrt(d) - 1)/2:
   * exact second moment.
   */
  @Test
  void omegaOfTernaryLevelsIsTight() {
    int d = 25;
    double t = 1 / (1 + Math.sqrt(d));
    double square = 1 + (d - 1) * t * t;
    double secondMoment = 1 + (d - 1) * t;
    assertThat(new Qsgd(1, "inf").guarantee(d).zeta())
        .isCloseTo(secondMoment / square, within(1e-14));
  }

  @Test
  void parametersThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> Qsgd.of(0))
        .hasMessage("qsgd needs 1 <= levels <= 1073741824, but levels = 0");
    assertThatThrownBy(() -> Qsgd.of((1 << 30) + 1)).hasMessageContaining("levels = 1073741825");
    assertThatThrownBy(() -> new Qsgd(1, "1")).hasMessage("qsgd needs norm 2 or inf, but norm = 1");
  }

  @Test
  void aNegativeNormAndALevelAboveTheHighestAreRefused() {
    Message negative = Sending.forged(Qsgd.of(4), 1, Precision.FLOAT32, out -> out.real(-1));
    assertThatThrownBy(() -> Sending.value(negative))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("a negative norm -1.0 at bit 0");
    Message level =
        Sending.forged(
            new Qsgd(4, "2", Code.FIXED),
            1,
            Precision.FLOAT32,
            out -> {
              out.real(1);
              out.bits(5, 3);
              out.bits(0, 1);
            });
    assertThatThrownBy(() -> Sending.value(level))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("level 5 is not below 5 at bit 32");
  }
}
