package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.testing.Chance;
import terse.vector.Vector;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class AdaptiveRandomTest extends CompressorContract {
  private static final AdaptiveRandom ADAPTIVE = new AdaptiveRandom();

  @Override
  List<Compressor> compressors(int d) {
    return List.of(ADAPTIVE);
  }

  @Override
  boolean isRandom(Compressor compressor, int d) {
    return true;
  }

  /** A false alarm has probability below 1e-6 for each scale. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e300, 1e-310})
  void aCoordinateIsKeptWithTheShareOfItsSize(double unit) {
    Vector x = Vector.of(unit, 0, -2 * unit, 4 * unit, -unit);
    long[] counts = new long[4];
    int[] slot = {0, -1, 1, 2, 3};
    for (int round = 0; round < 20_000; round++) {
      Vector c = Sending.value(ADAPTIVE.compress(x, Sending.envelope(round, Precision.FLOAT64)));
      for (int j = 0; j < 5; j++) {
        if (c.get(j) != 0) {
          assertThat(c.get(j)).isEqualTo(x.get(j));
          counts[slot[j]]++;
        }
      }
    }
    assertThat(counts[0] + counts[1] + counts[2] + counts[3]).isEqualTo(20_000);
    double[] expected = {1 / 8.0, 2 / 8.0, 4 / 8.0, 1 / 8.0};
    assertThat(Chance.statistic(counts, expected)).isLessThan(Chance.chiSquare(3, 1e-6));
  }

  @Test
  void theWireHoldsOneIndexAndOneValue() {
    Message message =
        ADAPTIVE.compress(Vector.of(0, 0, -2, 0), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits(Part.INDICES)).isEqualTo(2);
    assertThat(message.bits()).isEqualTo(2 + 32);
    assertThat(message.payload()).containsExactly(0b10, 0, 0, 0, 0b11); // 2, then -2 after two bits
  }

  @Test
  void ofTheZeroVectorTheFirstCoordinateIsKept() {
    Message message = ADAPTIVE.compress(Vector.zeros(8), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.payload()).containsOnly(0);
    assertThat(message.bits()).isEqualTo(3 + 32);
  }

  @Test
  void constantsAreThoseOfLemma10AndReachedByEqualCoordinates() {
    assertThat(ADAPTIVE.guarantee(49)).isEqualTo(Guarantee.biased(1 / 49.0, 1, 1 / 49.0, 49));
    Vector equal = Vector.zeros(49).fill(-3);
    double kept = Sending.received(ADAPTIVE, equal).squaredNorm();
    assertThat(kept / equal.squaredNorm()).isCloseTo(1 / 49.0, within(1e-15));
  }

  @Test
  void oneCoordinateIsTheIdentity() {
    assertThat(Sending.received(ADAPTIVE, Vector.of(-7))).isEqualTo(Vector.of(-7));
  }
}
