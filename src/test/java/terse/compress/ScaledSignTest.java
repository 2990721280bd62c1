package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.vector.Vector;
import terse.wire.MalformedMessageException;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class ScaledSignTest extends CompressorContract {
  private static final ScaledSign SIGN = new ScaledSign();

  @Override
  List<Compressor> compressors(int d) {
    return List.of(SIGN);
  }

  @Test
  void everyCoordinateBecomesTheMeanSizeAndBothZerosArePositive() {
    Vector x = Vector.of(1, -2, 0.0, -0.0, 3, -Double.MIN_VALUE);
    assertThat(Sending.received(SIGN, x)).isEqualTo(Vector.of(1, -1, 1, 1, 1, -1));
  }

  @Test
  void theWireHoldsTheMeanThenABitForEachCoordinate() {
    Message message =
        SIGN.compress(Vector.of(1, -2, 0.0, -0.0, 3), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.payload())
        .as("1.2f and 00010")
        .containsExactly(0x9a, 0x99, 0x99, 0x3f, 0b00010);
    assertThat(message.bits()).isEqualTo(32 + 5);
    assertThat(message.bits(Part.NORMS)).isEqualTo(32);
    assertThat(message.bits(Part.SIGNS)).isEqualTo(5);
  }

  @Test
  void wholeWordsOfSignsHaveTheBitOrderOfSingleOnes() {
    int d = 131;
    Vector x = NastyVectors.make(d, j -> j % 3 == 0 || j == 64 ? -1 : 1);
    Message message = SIGN.compress(x, Sending.envelope(0, Precision.FLOAT32));
    byte[] payload = message.payload();
    for (int j = 0; j < d; j++) {
      int bit = 32 + j;
      assertThat(payload[bit / 8] >> bit % 8 & 1).as("sign %d", j).isEqualTo(x.get(j) < 0 ? 1 : 0);
    }
    assertThat(Sending.value(message)).isEqualTo(x);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 100})
  void errorIsThatOfTheFormula(int d) {
    Vector x = NastyVectors.gaussian(d, 41);
    Vector c = Sending.received(SIGN, x);
    double expected = x.squaredNorm() - x.norm1() * x.norm1() / d;
    assertThat(c.squaredDistance(x)).isCloseTo(expected, within(1e-12 * x.squaredNorm()));
  }

  @Test
  void worstCaseOfB3IsOneCoordinate() {
    Vector x = Vector.of(0, 0, 4, 0);
    assertThat(Sending.received(SIGN, x).squaredDistance(x)).isEqualTo((1 - 1.0 / 4) * 16);
    assertThat(SIGN.guarantee(4)).isEqualTo(Guarantee.biased(0.25, 1, 0.25, 4));
  }

  @Test
  void sumsBeyondTheRangeOfADoubleStillHaveAMean() {
    Vector x = Vector.of(Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE);
    assertThat(Sending.received(SIGN, x)).isEqualTo(x);
  }

  @Test
  void blocksOfOneAreTheIdentity() {
    Vector x = NastyVectors.gaussian(100, 42);
    assertThat(Sending.received(new Blockwise(SIGN, new Blocks.Size(1)), x)).isEqualTo(x);
  }

  @Test
  void aNegativeMeanIsRefused() {
    Message forged =
        Sending.forged(
            SIGN,
            1,
            Precision.FLOAT64,
            out -> {
              out.real(-1);
              out.bits(0, 1);
            });
    assertThatThrownBy(() -> Sending.value(forged))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("a negative mean -1.0 at bit 0");
  }
}
