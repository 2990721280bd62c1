package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import terse.vector.Vector;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class IdentityTest extends CompressorContract {
  @Override
  List<Compressor> compressors(int d) {
    return List.of(Identity.INSTANCE);
  }

  @Test
  void everythingArrivesAtFloat64() {
    Vector x = Vector.of(1, -2.5, Double.MIN_VALUE, -Double.MAX_VALUE, 0.1);
    assertThat(Sending.received(Identity.INSTANCE, x)).isEqualTo(x);
  }

  @Test
  void float32RoundsToTheNearest() {
    Vector x = Vector.of(0.1, -0.3, 1 + 0x1p-25);
    Message message = Identity.INSTANCE.compress(x, Sending.envelope(0, Precision.FLOAT32));
    assertThat(Sending.value(message)).isEqualTo(Vector.of(0.1f, -0.3f, 1));
  }

  @Test
  void theWireHoldsTheCoordinatesAndNothingElse() {
    Message message =
        Identity.INSTANCE.compress(Vector.of(1, -2), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.payload()).containsExactly(0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0);
    assertThat(message.bits(Part.VALUES)).isEqualTo(64).isEqualTo(message.bits());
  }

  @Test
  void nothingIsLostByGuarantee() {
    Guarantee guarantee = Identity.INSTANCE.guarantee(10);
    assertThat(guarantee).isEqualTo(new Guarantee(1, 1, 1, 1, 1));
    assertThat(guarantee.omega()).isZero();
  }
}
