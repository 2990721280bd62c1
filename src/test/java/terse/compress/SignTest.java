package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import terse.vector.NotFiniteException;
import terse.vector.Vector;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class SignTest extends CompressorContract {
  private static final Sign SIGN = new Sign();

  @Override
  List<Compressor> compressors(int d) {
    return List.of(SIGN);
  }

  /** Zero has a sign: it becomes one. */
  @Override
  @ParameterizedTest
  @EnumSource
  void zeroStaysZero(Precision precision) {
    for (double zero : new double[] {0.0, -0.0}) {
      Vector x = Vector.zeros(100).fill(zero);
      assertThat(Sending.value(SIGN.compress(x, Sending.envelope(0, precision))))
          .isEqualTo(Vector.zeros(100).fill(1));
    }
  }

  /** A sign can always be carried. */
  @Override
  @Test
  void whatFloat32CannotCarryIsRefusedThereAndNotAtFloat64() {
    Vector x = Vector.zeros(9).fill(-1e39);
    for (Precision precision : Precision.values()) {
      assertThat(Sending.value(SIGN.compress(x, Sending.envelope(0, precision))))
          .isEqualTo(Vector.zeros(9).fill(-1));
    }
  }

  @Test
  void everyCoordinateBecomesOneOrMinusOne() {
    Vector x = Vector.of(1e300, -2, 0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE);
    assertThat(Sending.received(SIGN, x)).isEqualTo(Vector.of(1, -1, 1, 1, 1, -1));
  }

  @Test
  void theWireHoldsABitForEachCoordinateAndNothingElse() {
    Message message =
        SIGN.compress(Vector.of(1, -2, 0.0, -0.0, 3, -4), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.payload()).containsExactly(0b100010);
    assertThat(message.bits()).isEqualTo(6).isEqualTo(message.bits(Part.SIGNS));
  }

  @Test
  void sizesWhoseSumIsBeyondTheRangeOfADoubleHaveSigns() {
    Vector x = Vector.of(Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE);
    assertThat(Sending.received(SIGN, x)).isEqualTo(Vector.of(1, -1, -1));
  }

  @Test
  void notFiniteIsRefusedInBlocksToo() {
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      for (int j : new int[] {0, 2047, 2048, 2099}) {
        Vector x = Vector.zeros(2100);
        x.set(j, bad);
        assertThatThrownBy(() -> SIGN.compress(x, Sending.envelope(0, Precision.FLOAT64)))
            .isInstanceOf(NotFiniteException.class);
      }
    }
  }
}
