package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import terse.vector.Vector;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class ThresholdTest extends CompressorContract {
  @Override
  List<Compressor> compressors(int d) {
    return List.of(new Threshold(0.5), new Threshold(0), new Threshold(2));
  }

  @Test
  void whatIsAtLeastTheValueIsKept() {
    assertThat(Sending.received(new Threshold(1), Vector.of(1, -1, 0.999, -3, -0.0)))
        .isEqualTo(Vector.of(1, -1, 0, -3, 0));
  }

  @Test
  void theWireHoldsTheNumberTheSetAndTheValues() {
    Message message =
        new Threshold(1)
            .compress(Vector.of(0, 2, 0, -2, 0, 0, 0), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits(Part.HEADER)).as("delta code of 3").isEqualTo(4);
    assertThat(message.bits(Part.INDICES)).as("one of C(7, 2) = 21 sets").isBetween(4L, 5L);
    assertThat(message.bits(Part.VALUES)).isEqualTo(64);
  }

  @Test
  void nothingKeptCostsOneBit() {
    Message message =
        new Threshold(9).compress(Vector.zeros(1000), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits()).isEqualTo(1);
  }

  @Test
  void zeroIsTheIdentity() {
    Vector x = NastyVectors.gaussian(100, 64);
    assertThat(Sending.received(new Threshold(0), x)).isEqualTo(x);
    assertThat(new Threshold(0).guarantee(100)).isEqualTo(Identity.INSTANCE.guarantee(100));
  }

  @Test
  void onlyBetaAndTheAbsoluteErrorArePromised() {
    Guarantee guarantee = new Threshold(3).guarantee(16);
    assertThat(guarantee)
        .isEqualTo(Guarantee.biased(Double.NaN, 1, Double.NaN, Double.NaN).within(12));
    Vector worst = Vector.zeros(16).fill(Math.nextDown(3.0));
    double error = worst.norm() - Sending.received(new Threshold(3), worst).norm();
    assertThat(error).as("all just below the threshold").isBetween(11.999999, 12.0);
  }

  @Test
  void parametersThatMakeNoSenseAreRefused() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Threshold(bad))
          .hasMessage("threshold needs a finite value >= 0, but value = " + bad);
    }
  }
}
