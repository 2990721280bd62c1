package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static terse.compress.Sending.envelope;
import static terse.compress.Sending.value;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.certify.Certificate;
import terse.certify.Certifier;
import terse.certify.Claim;
import terse.certify.MessageChecks;
import terse.vector.NotFiniteException;
import terse.vector.Vector;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

/**
 * What every compressor must do. The test of a compressor extends this class and names the
 * compressors to hold to it; {@link ContractCoverageTest} fails, by name, for a compressor without
 * one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CompressorContract {
  /** The compressors under test for dimension d >= 1, all of one type. */
  abstract List<Compressor> compressors(int d);

  /** Whether what arrives of a gaussian vector depends on the round. */
  boolean isRandom(Compressor compressor, int d) {
    return false;
  }

  /**
   * Whether NaN at any single coordinate must be refused; else it must be where every coordinate is
   * NaN.
   */
  boolean seesEveryCoordinate(Compressor compressor, int d) {
    return true;
  }

  static IntStream sizes() {
    return IntStream.concat(IntStream.rangeClosed(1, 70), IntStream.of(127, 128, 129, 1000));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void messagesAreReadBackToTheLastBit(int d) {
    for (Compressor compressor : compressors(d)) {
      for (Precision precision : Precision.values()) {
        String what = compressor + " at " + precision;
        Vector x = NastyVectors.gaussian(d, 11);
        Message message = compressor.compress(x, envelope(d, precision));
        assertThat(x).as("input of %s", what).isEqualTo(NastyVectors.gaussian(d, 11));
        assertThat(message.dimension()).as(what).isEqualTo(d);
        assertThat(message.payload()).as(what).hasSize((int) ((message.bits() + 7) / 8));
        assertThat(Stream.of(Part.values()).mapToLong(message::bits).sum())
            .as("parts of %s", what)
            .isEqualTo(message.bits());
        assertThat(compressor.roomFor(d, precision.bits()))
            .as("room for %s", what)
            .isGreaterThanOrEqualTo(message.bits());
        Vector once = value(message); // throws where a bit is left over or missing
        assertThat(once.isFinite()).as(what).isTrue();
        assertThat(value(message)).as("decoded again, %s", what).isEqualTo(once);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 64, 129})
  void sameVectorAndCoinsGiveTheSameBitsWhateverWasDoneBefore(int d) {
    Vector x = NastyVectors.gaussian(d, 12);
    Vector other = NastyVectors.gaussian(d, 13);
    for (Compressor compressor : compressors(d)) {
      assertThat(new MessageChecks(compressor, d, 3).determinism(x, other))
          .as(compressor.toString())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 33, 200})
  void roundsDifferWhereTheCompressorIsRandomAndNowhereElse(int d) {
    Vector x = NastyVectors.gaussian(d, 14);
    for (Compressor compressor : compressors(d)) {
      Vector first = value(compressor.compress(x, envelope(0, Precision.FLOAT64)));
      long others =
          IntStream.rangeClosed(1, 20)
              .filter(
                  k -> !value(compressor.compress(x, envelope(k, Precision.FLOAT64))).equals(first))
              .count();
      assertThat(others > 0).as(compressor.toString()).isEqualTo(isRandom(compressor, d));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 130})
  void decodingAddsScaleTimesTheValue(int d) {
    Vector y = NastyVectors.gaussian(d, 15);
    for (Compressor compressor : compressors(d)) {
      Message message =
          compressor.compress(NastyVectors.gaussian(d, 16), envelope(1, Precision.FLOAT64));
      Vector value = value(message);
      for (double scale : new double[] {1, -0.3, 0, 1e10}) {
        Vector sum = y.copy();
        message.addTo(sum, scale);
        for (int j = 0; j < d; j++) {
          double added = scale * value.get(j);
          double slack = 1e-14 * (Math.abs(y.get(j)) + Math.abs(added));
          assertThat(sum.get(j)).as("%s", compressor).isCloseTo(y.get(j) + added, within(slack));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void zeroStaysZero(Precision precision) {
    for (int d : new int[] {1, 2, 64, 100}) {
      for (Compressor compressor : compressors(d)) {
        for (double zero : new double[] {0.0, -0.0}) {
          Vector x = Vector.zeros(d).fill(zero);
          Vector value = value(compressor.compress(x, envelope(0, precision)));
          assertThat(value).as(compressor.toString()).isEqualTo(Vector.zeros(d));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsRefused(double bad) {
    for (int d : new int[] {1, 2, 9, 70}) {
      for (Compressor compressor : compressors(d)) {
        boolean each = seesEveryCoordinate(compressor, d);
        for (int j = 0; j < d; j++) {
          Vector x = each ? NastyVectors.gaussian(d, 17) : Vector.zeros(d).fill(bad);
          x.set(j, bad);
          assertThatThrownBy(() -> compressor.compress(x, envelope(0, Precision.FLOAT64)))
              .as("%s with %s at coordinate %d of %d", compressor, bad, j, d)
              .isInstanceOf(NotFiniteException.class);
        }
      }
    }
  }

  @Test
  void whatFloat32CannotCarryIsRefusedThereAndNotAtFloat64() {
    for (int d : new int[] {1, 2, 9, 70}) {
      Vector x = Vector.zeros(d).fill(-1e39);
      for (Compressor compressor : compressors(d)) {
        assertThatThrownBy(() -> compressor.compress(x, envelope(0, Precision.FLOAT32)))
            .as(compressor.toString())
            .isInstanceOf(NotFiniteException.class)
            .hasMessageContaining("float32");
        assertThat(value(compressor.compress(x, envelope(0, Precision.FLOAT64))).isFinite())
            .isTrue();
      }
    }
  }

  @Test
  void nothingIsAllocatedButTheMessage() {
    int d = 2000;
    long arrayOfInts = 4L * d;
    Vector x = NastyVectors.gaussian(d, 18);
    Vector y = Vector.zeros(d);
    for (Compressor compressor : compressors(d)) {
      for (int i = 0; i < 3; i++) {
        compressor.compress(x, envelope(i, Precision.FLOAT64)).addTo(y, 1);
      }
      Allocation meter = new Allocation();
      Message message = compressor.compress(x, envelope(9, Precision.FLOAT64));
      long encoding = meter.bytes();
      message.addTo(y, 1);
      long decoding = meter.bytes() - encoding;
      assertThat(encoding)
          .as("bytes allocated by encoding with %s", compressor)
          .isLessThan(compressor.roomFor(d, 64) / 8 + arrayOfInts);
      assertThat(decoding)
          .as("bytes allocated by decoding with %s", compressor)
          .isLessThan(arrayOfInts);
    }
  }

  Stream<DamagedMessages> damaged() {
    return IntStream.of(1, 2, 5, 33, 129)
        .boxed()
        .flatMap(
            d -> compressors(d).stream().map(compressor -> new DamagedMessages(compressor, d)));
  }

  @ParameterizedTest
  @MethodSource("damaged")
  void damagedMessagesAreRefusedOrDecodeToNumbers(DamagedMessages damaged) {
    for (Precision precision : Precision.values()) {
      damaged.check(precision);
    }
  }

  Stream<GuaranteeTrial> trials() {
    return IntStream.of(1, 2, 7, 32)
        .boxed()
        .flatMap(d -> compressors(d).stream().flatMap(c -> GuaranteeTrial.all(c, d)));
  }

  /** What {@code terse certify} says: other vectors and draws, and a search for the worst. */
  @Test
  void theCertificateHolds() {
    int d = 12;
    for (Compressor compressor : compressors(d)) {
      Certificate certificate = new Certifier(200, 19).certify("it", compressor, d);
      assertThat(certificate.claims()).as("%s", compressor).allMatch(Claim::holds);
    }
  }

  @ParameterizedTest
  @MethodSource("trials")
  void theGuaranteeHolds(GuaranteeTrial trial) {
    trial.check();
  }
}
