package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.compress.RandK.IndexSource;
import terse.testing.Chance;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.IndexSet;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class RandKTest extends CompressorContract {
  @Override
  List<Compressor> compressors(int d) {
    int k = (d + 2) / 3;
    return Stream.<Compressor>of(
            RandK.of(k),
            randK(d - d / 4, true, IndexSource.SENT),
            randK(k, false, IndexSource.SHARED),
            RandK.of(d))
        .distinct()
        .toList();
  }

  @Override
  boolean isRandom(Compressor compressor, int d) {
    return !compressor.equals(RandK.of(d));
  }

  /** A coordinate that is not drawn is not looked at. */
  @Override
  boolean seesEveryCoordinate(Compressor compressor, int d) {
    return compressor.equals(RandK.of(d));
  }

  private static RandK randK(int k, boolean scaled, IndexSource indices) {
    return new RandK(OptionalInt.of(k), OptionalDouble.empty(), scaled, indices);
  }

  /**
   * For each k, all subsets of five coordinates should come equally often; a false alarm has
   * probability below 1e-6.
   */
  @ParameterizedTest
  @CsvSource({"1,5", "2,10", "3,10", "4,5"})
  void everySubsetIsEquallyLikely(int k, int subsets) {
    for (IndexSource source : IndexSource.values()) {
      long[] counts = new long[32];
      Vector x = Vector.of(1, 2, 4, 8, 16);
      RandK compressor = randK(k, false, source);
      for (int round = 0; round < 20_000; round++) {
        Vector c =
            Sending.value(compressor.compress(x, Sending.envelope(round, Precision.FLOAT64)));
        counts[(int) c.norm1()]++;
      }
      long[] seen = Arrays.stream(counts).filter(n -> n > 0).toArray();
      assertThat(seen).as("subsets of %d", k).hasSize(subsets);
      for (int set = 0; set < 32; set++) {
        assertThat(counts[set] > 0).isEqualTo(Integer.bitCount(set) == k);
      }
      assertThat(Chance.uniformStatistic(seen)).isLessThan(Chance.chiSquare(subsets - 1, 1e-6));
    }
  }

  /** The same for pairs of 128, few enough to be drawn another way. */
  @Test
  void everyPairOfManyIsEquallyLikely() {
    int d = 128;
    Vector ones = Vector.zeros(d).fill(1);
    RandK compressor = randK(2, false, IndexSource.SHARED);
    long[] counts = new long[d * (d - 1) / 2];
    for (int round = 0; round < 100_000; round++) {
      Vector c =
          Sending.value(compressor.compress(ones, Sending.envelope(round, Precision.FLOAT32)));
      int first = 0;
      while (c.get(first) == 0) {
        first++;
      }
      int second = first + 1;
      while (c.get(second) == 0) {
        second++;
      }
      counts[second * (second - 1) / 2 + first]++;
    }
    assertThat(Chance.uniformStatistic(counts))
        .isLessThan(Chance.chiSquare(counts.length - 1, 1e-6));
  }

  @Test
  void exactlyKCoordinatesArriveScaledByDOverK() {
    for (int d : new int[] {1, 5, 63, 64, 65, 128, 640}) {
      Vector x = NastyVectors.gaussian(d, 31);
      for (int k = 1; k <= d; k++) {
        Vector c = Sending.received(RandK.of(k), x);
        int kept = 0;
        for (int j = 0; j < d; j++) {
          if (c.get(j) != 0) {
            assertThat(c.get(j)).isEqualTo((double) d / k * x.get(j));
            kept++;
          }
        }
        assertThat(kept).as("k = %d, d = %d", k, d).isEqualTo(k);
      }
    }
  }

  @Test
  void sharedIndicesCostNothing() {
    Message message =
        RandK.of(3).compress(Vector.zeros(10).fill(1), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits()).isEqualTo(3 * 32).isEqualTo(message.bits(Part.VALUES));
  }

  @Test
  void sentIndicesAreOnTheWireInOrderAndTheValuesUnscaled() {
    Vector x = Vector.of(10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    Message message =
        randK(3, true, IndexSource.SENT).compress(x, Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits(Part.VALUES)).isEqualTo(3 * 32);
    assertThat(message.bits(Part.INDICES)).isEqualTo(message.bits() - 3 * 32).isPositive();
    BitReader in = message.reader();
    int[] index = new int[3];
    IndexSet.read(in, 3, 10, index);
    for (int j : index) {
      assertThat(in.real()).isEqualTo(x.get(j));
    }
  }

  @Test
  void sharedIndicesAreThoseOfTheSharedStreamAndDependOnTheEnvelopeAlone() {
    Vector x = NastyVectors.gaussian(50, 32);
    Vector y = NastyVectors.gaussian(50, 33);
    Vector cx = Sending.received(RandK.of(7), x);
    Vector cy = Sending.received(RandK.of(7), y);
    for (int j = 0; j < 50; j++) {
      assertThat(cx.get(j) == 0).isEqualTo(cy.get(j) == 0);
    }
  }

  @Test
  void allCoordinatesScaledAreTheIdentity() {
    Vector x = NastyVectors.gaussian(100, 34);
    assertThat(Sending.received(RandK.of(100), x)).isEqualTo(x);
    assertThat(RandK.of(100).guarantee(100)).isEqualTo(Identity.INSTANCE.guarantee(100));
  }

  @Test
  void constantsAreThoseOfLemmas8And9() {
    assertThat(RandK.of(1).guarantee(49)).isEqualTo(Guarantee.unbiased(49));
    assertThat(RandK.of(10).guarantee(15)).isEqualTo(new Guarantee(1.5, 1, 1.5, 1, 2));
    assertThat(randK(1, false, IndexSource.SENT).guarantee(49))
        .isEqualTo(Guarantee.biased(1 / 49.0, 1, 1 / 49.0, 49));
  }

  @Test
  void parametersThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> RandK.of(0)).hasMessage("rand-k needs k >= 1, but k = 0");
    assertThatThrownBy(() -> RandK.of(9).guarantee(8))
        .hasMessage("rand-k needs k <= d, but k = 9 and d = 8");
  }
}
